// Package seal keeps what travels from other eyes and shows who wrote it. It stands beside the domain and knows nothing of what
// it seals: bytes in, bytes out.
//
// What it promises:
//   - A secured file is a plain age file (https://age-encryption.org/v1), for one or more recipients or for a passphrase: the age
//     tool opens it as well. It is opened whole or not at all; a changed byte anywhere gives an error and no content.
//   - A signed text is a signed note as Go's checksum database uses them: readable text, then signature lines (Ed25519). Its
//     first line says what kind of text it is, and a signature for one kind never holds for another.
//   - Private keys are kept in files secured with a passphrase, never in a dossier or register.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// How much work a passphrase costs, as the power of two that scrypt takes: what is written, and the most that is read. One
// more is twice the time and memory; 16 is about a quarter of a second and 64 MiB.
const (
	writtenWork = 16
	mostWork    = 17
)

// Errors of secured files. The sentences stand in the translations as workbook.seal.<text>.
var (
	ErrNotSealed = errors.New("not-sealed") // not an age file
	ErrNoKey     = errors.New("no-key")     // neither keys nor passphrase open it
	ErrDamaged   = errors.New("damaged")    // changed or cut off
	ErrTooBig    = errors.New("too-big")    // more content than may be read
	ErrTooCostly = errors.New("too-costly") // asks for more work than a passphrase may cost
	ErrKey       = errors.New("bad-key")    // a key that isn't one
)

// intro is how every age file begins.
const intro = "age-encryption.org/v1\n"

// Sealed tells whether a file that begins with these bytes is a secured one, as bytes or as letters for mail.
func Sealed(head []byte) bool {
	return bytes.HasPrefix(head, []byte(intro)) || armored(head)
}

func armored(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, "\r\n\t "), []byte(armor.Header))
}

// Encrypt secures what is written to the writer it returns; closing that completes the file. Any one of the recipients (age1…)
// can open it, or whoever knows the passphrase: one of the two must be given, not both. A recipient that is no public key gives
// [ErrKey].
func Encrypt(w io.Writer, recipients []string, passphrase string) (io.WriteCloser, error) {
	if (len(recipients) == 0) == (passphrase == "") {
		return nil, fmt.Errorf("recipients or a passphrase are needed, and not both: %w", ErrKey)
	}
	var to []age.Recipient
	for _, text := range recipients {
		r, err := age.ParseX25519Recipient(strings.TrimSpace(text))
		if err != nil {
			return nil, fmt.Errorf("recipient %q: %w", text, ErrKey)
		}
		to = append(to, r)
	}
	if passphrase != "" {
		r, err := age.NewScryptRecipient(passphrase)
		if err != nil {
			return nil, fmt.Errorf("passphrase: %w", ErrKey)
		}
		r.SetWorkFactor(writtenWork)
		to = []age.Recipient{r}
	}
	return age.Encrypt(w, to...)
}

// Decrypt opens a secured file and gives its whole content, at most limit bytes, or none of it. Identities are private keys
// (AGE-SECRET-KEY-1…); the passphrase is tried when it is not empty.
func Decrypt(r io.Reader, identities []string, passphrase string, limit int64) ([]byte, error) {
	keys, costly, err := openers(identities, passphrase)
	if err != nil {
		return nil, err
	}
	source, err := unwrapped(r)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(source, keys...)
	if err != nil {
		return nil, judged(err, *costly)
	}
	content, err := io.ReadAll(io.LimitReader(plain, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case int64(len(content)) > limit:
		return nil, ErrTooBig
	}
	return content, nil
}

// unwrapped takes the letters for mail off, if the file has them.
func unwrapped(r io.Reader) (io.Reader, error) {
	head := make([]byte, 64)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the secured file: %w", err)
	}
	head = head[:n]
	whole := io.MultiReader(bytes.NewReader(head), r)
	switch {
	case armored(head):
		return armor.NewReader(whole), nil
	case Sealed(head):
		return whole, nil
	}
	return nil, ErrNotSealed
}

func judged(err error, costly bool) error {
	var nobody *age.NoIdentityMatchError
	switch {
	case costly:
		return ErrTooCostly
	case errors.As(err, &nobody):
		return ErrNoKey
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

func openers(identities []string, passphrase string) ([]age.Identity, *bool, error) {
	costly := new(bool)
	var keys []age.Identity
	for _, text := range identities {
		k, err := age.ParseX25519Identity(strings.TrimSpace(text))
		if err != nil {
			return nil, nil, fmt.Errorf("identity: %w", ErrKey) // never show a private key
		}
		keys = append(keys, k)
	}
	if passphrase != "" {
		k, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			return nil, nil, fmt.Errorf("passphrase: %w", ErrKey)
		}
		k.SetMaxWorkFactor(mostWork)
		keys = append(keys, bounded{k, costly})
	}
	if len(keys) == 0 {
		return nil, nil, ErrNoKey
	}
	return keys, costly, nil
}

// bounded looks at the work that a file asks for before anything is computed, so that too much of it is told apart from a
// wrong passphrase.
type bounded struct {
	*age.ScryptIdentity
	costly *bool
}

func (b bounded) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, s := range stanzas {
		if s.Type != "scrypt" || len(s.Args) != 2 {
			continue
		}
		if work, err := strconv.Atoi(s.Args[1]); err == nil && work > mostWork {
			*b.costly = true
			return nil, ErrTooCostly
		}
	}
	return b.ScryptIdentity.Unwrap(stanzas)
}
