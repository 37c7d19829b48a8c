package workbook

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"hash"
	"slices"
	"unicode/utf16"

	"doemee/data/sheet"
)

// Errors of workbooks with an Excel password. Their sentences stand in the translations as workbook.<text>.
var (
	ErrWrongPassword  = errors.New("wrong-password")
	ErrPasswordCostly = errors.New("password-costly") // asks for more rounds than [sheet.Limits] allows
	ErrUnknownLock    = errors.New("unknown-lock")    // encrypted in a way that is none of the two
	ErrLockDamaged    = errors.New("lock-damaged")    // changed or cut off
)

// mostAbout bounds what a file may say of its encryption; a kilobyte or two is usual.
const mostAbout = 64 << 10

// Unlock decrypts a workbook with an Excel password, in the forms that Excel 2007 (Standard) and its successors (Agile) write
// (MS-OFFCRYPTO 2.3.4). Nothing is computed before what it would cost is known. Agile files carry a sum over everything, so that
// any change to them gives [ErrLockDamaged]; Standard ones don't, and what comes out must go through the strict reader, as
// [Read] does.
func Unlock(raw []byte, password string) ([]byte, error) {
	c, err := openCompound(raw)
	if err != nil {
		return nil, err
	}
	about, err := c.stream("EncryptionInfo")
	if err != nil || len(about) > mostAbout {
		return nil, ErrUnknownLock
	}
	locked, err := c.stream("EncryptedPackage")
	if err != nil || len(locked) < 8 || len(about) < 8 {
		return nil, ErrLockDamaged
	}
	var plain []byte
	switch major, minor := little.Uint16(about), little.Uint16(about[2:]); {
	case major == 4 && minor == 4:
		plain, err = unlockAgile(about[8:], locked, password)
	case major >= 2 && major <= 4 && minor == 2:
		plain, err = unlockStandard(about[8:], locked[8:], password)
	default:
		return nil, ErrUnknownLock
	}
	if err != nil {
		return nil, err
	}
	size := little.Uint64(locked)
	if size > uint64(len(plain)) {
		return nil, ErrLockDamaged
	}
	return plain[:size], nil
}

// agileLock is how an Agile file says what it is encrypted with.
type agileLock struct {
	Data      agileKey `xml:"keyData"`
	Integrity struct {
		Key   string `xml:"encryptedHmacKey,attr"`
		Value string `xml:"encryptedHmacValue,attr"`
	} `xml:"dataIntegrity"`
	Keys []struct {
		URI string   `xml:"uri,attr"`
		Key agileKey `xml:"encryptedKey"`
	} `xml:"keyEncryptors>keyEncryptor"`
}

// agileKey is the form of a key and what is encrypted with it.
type agileKey struct {
	Spins    int    `xml:"spinCount,attr"`
	KeyBits  int    `xml:"keyBits,attr"`
	Cipher   string `xml:"cipherAlgorithm,attr"`
	Chaining string `xml:"cipherChaining,attr"`
	Hash     string `xml:"hashAlgorithm,attr"`
	Salt     string `xml:"saltValue,attr"`
	Input    string `xml:"encryptedVerifierHashInput,attr"`
	Value    string `xml:"encryptedVerifierHashValue,attr"`
	Secret   string `xml:"encryptedKeyValue,attr"`

	salt []byte
	sum  func() hash.Hash
}

const passwordKey = "http://schemas.microsoft.com/office/2006/keyEncryptor/password"

var sums = map[string]func() hash.Hash{"SHA1": sha1.New, "SHA-1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New}

// The purposes for which keys are derived (MS-OFFCRYPTO 2.3.4.11 to 2.3.4.14).
var (
	forInput     = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	forValue     = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	forSecret    = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
	forHMACKey   = []byte{0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6}
	forHMACValue = []byte{0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33}
)

func unlockAgile(about, locked []byte, password string) ([]byte, error) {
	var l agileLock
	if err := xml.Unmarshal(about, &l); err != nil {
		return nil, ErrUnknownLock
	}
	for i := range l.Keys {
		if l.Keys[i].URI != passwordKey {
			continue
		}
		k := &l.Keys[i].Key
		if err := errors.Join(k.check(), l.Data.check()); err != nil {
			return nil, err
		}
		secret, err := k.secret(password)
		if err != nil {
			return nil, err
		}
		if err := l.intact(secret, locked); err != nil {
			return nil, err
		}
		return l.Data.segments(secret, locked[8:])
	}
	return nil, ErrUnknownLock
}

// check refuses what is unknown or too much, before anything is computed.
func (k *agileKey) check() (err error) {
	k.sum = sums[k.Hash]
	if k.sum == nil || k.Cipher != "AES" || k.Chaining != "ChainingModeCBC" || k.KeyBits != 128 && k.KeyBits != 192 && k.KeyBits != 256 {
		return ErrUnknownLock
	}
	if k.Spins < 0 || k.Spins > sheet.Submission.PasswordSpins {
		return ErrPasswordCostly
	}
	if k.salt, err = base64.StdEncoding.DecodeString(k.Salt); err != nil {
		return ErrLockDamaged
	}
	return nil
}

// secret finds the key of the content, or that the password is another.
func (k *agileKey) secret(password string) ([]byte, error) {
	spun := spun(k.sum, k.salt, password, k.Spins)
	var opened [3][]byte
	for i, part := range []struct {
		purpose []byte
		text    string
	}{{forInput, k.Input}, {forValue, k.Value}, {forSecret, k.Secret}} {
		key := fitted(sumOf(k.sum, spun, part.purpose), k.KeyBits/8)
		closed, err := base64.StdEncoding.DecodeString(part.text)
		if err != nil {
			return nil, ErrLockDamaged
		}
		if opened[i], err = decrypted(key, fitted(k.salt, aes.BlockSize), closed); err != nil {
			return nil, err
		}
	}
	if want := sumOf(k.sum, opened[0]); !bytes.HasPrefix(opened[1], want) {
		return nil, ErrWrongPassword
	}
	if len(opened[2]) < k.KeyBits/8 {
		return nil, ErrLockDamaged
	}
	return opened[2][:k.KeyBits/8], nil
}

// intact compares the sum over the content with the one that stands beside it.
func (l *agileLock) intact(secret, locked []byte) error {
	if l.Integrity.Key == "" && l.Integrity.Value == "" {
		return nil // not every program writes it; the strict reader stays
	}
	var opened [2][]byte
	for i, part := range []struct {
		purpose []byte
		text    string
	}{{forHMACKey, l.Integrity.Key}, {forHMACValue, l.Integrity.Value}} {
		closed, err := base64.StdEncoding.DecodeString(part.text)
		if err != nil {
			return ErrLockDamaged
		}
		start := fitted(sumOf(l.Data.sum, l.Data.salt, part.purpose), aes.BlockSize)
		if opened[i], err = decrypted(secret, start, closed); err != nil {
			return err
		}
	}
	size := l.Data.sum().Size()
	if len(opened[0]) < size || len(opened[1]) < size {
		return ErrLockDamaged
	}
	mac := hmac.New(l.Data.sum, opened[0][:size])
	mac.Write(locked)
	if !hmac.Equal(mac.Sum(nil), opened[1][:size]) {
		return ErrLockDamaged
	}
	return nil
}

// segments decrypts the content, each 4096 bytes with a start of their own.
func (k *agileKey) segments(secret, locked []byte) ([]byte, error) {
	const segment = 4096
	plain := make([]byte, 0, len(locked))
	n := uint32(0)
	for piece := range slices.Chunk(locked, segment) {
		start := fitted(sumOf(k.sum, k.salt, little.AppendUint32(nil, n)), aes.BlockSize)
		opened, err := decrypted(secret, start, piece)
		if err != nil {
			return nil, err
		}
		plain = append(plain, opened...)
		n++
	}
	return plain, nil
}

// decrypted takes AES in chained blocks off.
func decrypted(key, start, closed []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil || len(closed)%aes.BlockSize != 0 {
		return nil, ErrLockDamaged
	}
	opened := make([]byte, len(closed))
	cipher.NewCBCDecrypter(block, start).CryptBlocks(opened, closed)
	return opened, nil
}

// spun hashes salt and password, and the result as often again as the file wants.
func spun(sum func() hash.Hash, salt []byte, password string, spins int) []byte {
	h := sum()
	h.Write(salt)
	for _, unit := range utf16.Encode([]rune(password)) {
		h.Write(little.AppendUint16(nil, unit))
	}
	result, n := h.Sum(nil), make([]byte, 4)
	for i := range spins {
		h.Reset()
		little.PutUint32(n, uint32(i))
		h.Write(n)
		h.Write(result)
		result = h.Sum(result[:0])
	}
	return result
}

func sumOf(sum func() hash.Hash, parts ...[]byte) []byte {
	h := sum()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// fitted cuts or fills up to a length, as the format wants it.
func fitted(b []byte, n int) []byte {
	if len(b) >= n {
		return b[:n]
	}
	return append(bytes.Clone(b), bytes.Repeat([]byte{0x36}, n-len(b))...)
}
