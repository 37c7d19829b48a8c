package workbook

import (
	"bytes"
	"crypto/aes"
	"crypto/sha1"
)

// The form of Excel 2007 is always the same: AES block by block, with a key from SHA-1 over as many rounds.
const (
	standardSpins = 50_000
	standardSHA1  = 0x8004
)

// standardBits are the lengths of keys by the number that stands for the algorithm.
var standardBits = map[uint32]int{0x660E: 128, 0x660F: 192, 0x6610: 256}

// unlockStandard decrypts what Excel 2007 locked (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9). It has no sum over the content.
func unlockStandard(about, locked []byte, password string) ([]byte, error) {
	if len(about) < 4+32 {
		return nil, ErrLockDamaged
	}
	header, rest := about[4:], uint64(little.Uint32(about))
	bits, known := standardBits[little.Uint32(header[8:])]
	switch sum := little.Uint32(header[12:]); {
	case !known || sum != standardSHA1 && sum != 0:
		return nil, ErrUnknownLock
	case rest > uint64(len(header)) || len(header[rest:]) < 4+16+16+4+32 || len(locked)%aes.BlockSize != 0:
		return nil, ErrLockDamaged
	}
	v := header[rest:]
	salt, input, value := v[4:20], v[20:36], v[40:72]
	key := standardKey(spun(sha1.New, salt, password, standardSpins), bits/8)
	if want := sumOf(sha1.New, blockwise(key, input)); !bytes.HasPrefix(blockwise(key, value), want) {
		return nil, ErrWrongPassword
	}
	return blockwise(key, locked), nil
}

// standardKey stretches a hash to the length of a key.
func standardKey(hash []byte, length int) []byte {
	final := sumOf(sha1.New, hash, make([]byte, 4))
	var key []byte
	for _, pad := range []byte{0x36, 0x5c} {
		mixed := bytes.Repeat([]byte{pad}, 64)
		for i, b := range final {
			mixed[i] ^= b
		}
		key = append(key, sumOf(sha1.New, mixed)...)
	}
	return key[:length]
}

// blockwise takes AES off, block by block; the key has a length that AES knows.
func blockwise(key, closed []byte) []byte {
	block, _ := aes.NewCipher(key)
	opened := make([]byte, len(closed))
	for at := 0; at+aes.BlockSize <= len(closed); at += aes.BlockSize {
		block.Decrypt(opened[at:], closed[at:])
	}
	return opened
}
