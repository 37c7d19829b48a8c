package exchange

import (
	"bytes"
	"errors"
	"os"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/seal"
)

// KeyRing is the coalition's private keys while they are in use. They are read from a file that a passphrase secures and are
// never kept in a dossier or register.
type KeyRing struct {
	signing []string
	sealing []string
}

// NewKeys makes a file with a new key to sign with and a new one to secure files to, secured with a passphrase. The name is part of
// the signing key and stands in every signature. A file that exists is refused.
func NewKeys(path, name, passphrase string) (coalition.Keys, error) {
	signing, err := seal.NewSigning(name)
	if err != nil {
		return coalition.Keys{}, err
	}
	sealing, err := seal.NewSealing()
	if err != nil {
		return coalition.Keys{}, err
	}
	var file bytes.Buffer
	if err := seal.LockKeys(&file, passphrase, signing.Private, sealing.Private); err != nil {
		return coalition.Keys{}, err
	}
	return coalition.Keys{Signing: signing.Public, Sealing: []string{sealing.Public}}, writeWhole(path, file.Bytes())
}

// OpenKeys opens a file of keys with its passphrase.
func OpenKeys(path, passphrase string) (KeyRing, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return KeyRing{}, err
	}
	defer f.Close()
	return readKeys(f, passphrase)
}

func readKeys(f *os.File, passphrase string) (ring KeyRing, err error) {
	private, err := seal.UnlockKeys(f, passphrase)
	var failed *os.PathError
	if errors.As(err, &failed) {
		return ring, &database.Fault{Code: database.Unwritable, Path: f.Name(), Cause: err}
	}
	for _, key := range private {
		if seal.Signs(key) {
			ring.signing = append(ring.signing, key)
		} else {
			ring.sealing = append(ring.sealing, key)
		}
	}
	return ring, err
}

// Public are the public keys that belong to the ring: the first one to sign with, and all to secure files to.
func (r KeyRing) Public() (k coalition.Keys, err error) {
	if len(r.signing) == 0 {
		return k, seal.ErrKey
	}
	if k.Signing, err = seal.PublicOf(r.signing[0]); err != nil {
		return k, err
	}
	for _, private := range r.sealing {
		public, err := seal.PublicOf(private)
		if err != nil {
			return k, err
		}
		k.Sealing = append(k.Sealing, public)
	}
	return k, nil
}
