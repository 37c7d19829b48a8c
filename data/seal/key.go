package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/mod/sumdb/note"
)

// Pair is a private key with the public one that belongs to it. The private one is never shown or stored in the clear.
type Pair struct {
	Private string
	Public  string
}

// NewSigning makes a key to sign with. The name is part of it and stands in every signature: one word without spaces or plus.
func NewSigning(name string) (Pair, error) {
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return Pair{}, fmt.Errorf("make a signing key: %w", err)
	}
	if _, err := note.NewSigner(private); err != nil {
		return Pair{}, fmt.Errorf("name %q: %w", name, ErrKey)
	}
	return Pair{private, public}, nil
}

// NewSealing makes a key to secure files to.
func NewSealing() (Pair, error) {
	k, err := age.GenerateX25519Identity()
	if err != nil {
		return Pair{}, fmt.Errorf("make a sealing key: %w", err)
	}
	return Pair{k.String(), k.Recipient().String()}, nil
}

// PublicOf gives the public key of a private one of either sort.
func PublicOf(private string) (string, error) {
	private = strings.TrimSpace(private)
	if Signs(private) {
		return publicOfSigner(private)
	}
	k, err := age.ParseX25519Identity(private)
	if err != nil {
		return "", ErrKey
	}
	return k.Recipient().String(), nil
}

// Signs tells a private key that signs from one that opens secured files.
func Signs(private string) bool { return strings.HasPrefix(private, "PRIVATE+KEY+") }

// publicOfSigner takes the seed out of the private key, as its format says: name, hash, and base64 of one byte for the algorithm
// with the seed behind it.
func publicOfSigner(private string) (string, error) {
	signer, err := note.NewSigner(private)
	if err != nil {
		return "", ErrKey
	}
	parts := strings.SplitN(private, "+", 5) // base64 has plus signs too
	raw, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(raw) != 1+ed25519.SeedSize {
		return "", ErrKey
	}
	public, ok := ed25519.NewKeyFromSeed(raw[1:]).Public().(ed25519.PublicKey)
	if !ok {
		return "", ErrKey
	}
	return note.NewEd25519VerifierKey(signer.Name(), public)
}

// Fingerprint is a public key of either sort as two people compare it by telephone: eight groups of four hexadecimal digits.
func Fingerprint(public string) (string, error) {
	public = strings.TrimSpace(public)
	_, signing := note.NewVerifier(public)
	_, sealing := age.ParseX25519Recipient(public)
	if signing != nil && sealing != nil {
		return "", ErrKey
	}
	sum := sha256.Sum256([]byte(public))
	digits := fmt.Sprintf("%X", sum[:16])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, "-"), nil
}

// keyFileLimit is far above any key.
const keyFileLimit = 64 << 10

// LockKeys writes private keys, one a line, to a file that only the passphrase opens; it is text and can be printed.
func LockKeys(w io.Writer, passphrase string, private ...string) error {
	letters := armor.NewWriter(w)
	body, err := Encrypt(letters, nil, passphrase)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(body, strings.Join(private, "\n")+"\n"); err != nil {
		return fmt.Errorf("lock the keys: %w", err)
	}
	if err := body.Close(); err != nil {
		return fmt.Errorf("lock the keys: %w", err)
	}
	return letters.Close()
}

// UnlockKeys reads what LockKeys wrote.
func UnlockKeys(r io.Reader, passphrase string) ([]string, error) {
	plain, err := Decrypt(io.LimitReader(r, keyFileLimit), nil, passphrase, keyFileLimit)
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(bytes.TrimSpace(plain))), nil
}
