// Package seal keeps what travels from eyes and hands it is not meant for: it encrypts files with age, to the coalition's key
// or with a passphrase, and signs editions and answers as signed notes. It knows neither workbooks nor dossiers.
//
// What is encrypted can be opened by age and every program like it. A signed note is readable text; see note.go.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// Work factors of a passphrase, as powers of two: what is written, and the most that is read, so that a file from a
// stranger can't keep this computer busy.
const (
	workWritten = 16
	workRead    = 17
)

// magic is how every age file begins.
var magic = []byte("age-encryption.org/")

// Errors of opening what is sealed.
var (
	ErrNoKey   = errors.New("the file is secured for somebody else, or the passphrase is wrong")
	ErrDamaged = errors.New("the secured file is damaged")
	ErrNobody  = errors.New("no key and no passphrase to secure the file with")
	ErrTooBig  = errors.New("the secured file holds more than is allowed")
)

// Sealed tells from the first bytes of a file whether it is encrypted with age.
func Sealed(head []byte) bool { return bytes.HasPrefix(head, magic) }

// Encrypt begins an encrypted file. It is whole only when the writer it returns has been closed without an error. Recipients
// are age public keys (age1…); with none of them the passphrase is used.
func Encrypt(w io.Writer, recipients []string, passphrase string) (io.WriteCloser, error) {
	to, err := readers(recipients, passphrase)
	if err != nil {
		return nil, err
	}
	return age.Encrypt(w, to...)
}

func readers(recipients []string, passphrase string) ([]age.Recipient, error) {
	var to []age.Recipient
	for _, key := range recipients {
		r, err := age.ParseX25519Recipient(key)
		if err != nil {
			return nil, fmt.Errorf("public key %q: %w", key, err)
		}
		to = append(to, r)
	}
	if len(to) > 0 {
		return to, nil
	}
	if passphrase == "" {
		return nil, ErrNobody
	}
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("passphrase: %w", err)
	}
	r.SetWorkFactor(workWritten)
	return []age.Recipient{r}, nil
}

// Decrypt reads a whole encrypted file with secret keys (AGE-SECRET-KEY-1…) or a passphrase, up to a number of bytes. Nothing
// is given back of a file that is damaged anywhere.
func Decrypt(r io.Reader, keys []string, passphrase string, limit int64) ([]byte, error) {
	with, err := identities(keys, passphrase)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(r, with...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, fmt.Errorf("%w: %w", ErrNoKey, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	content, err := io.ReadAll(io.LimitReader(plain, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if int64(len(content)) > limit {
		return nil, ErrTooBig
	}
	return content, nil
}

func identities(keys []string, passphrase string) ([]age.Identity, error) {
	var with []age.Identity
	for _, key := range keys {
		identity, err := age.ParseX25519Identity(key)
		if err != nil {
			return nil, fmt.Errorf("secret key: %w", err)
		}
		with = append(with, identity)
	}
	if passphrase != "" {
		identity, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			return nil, fmt.Errorf("passphrase: %w", err)
		}
		identity.SetMaxWorkFactor(workRead)
		with = append(with, identity)
	}
	if len(with) == 0 {
		return nil, ErrNobody
	}
	return with, nil
}

// NewKey makes a pair of keys to encrypt to and decrypt with.
func NewKey() (secret, public string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	return identity.String(), identity.Recipient().String(), nil
}
