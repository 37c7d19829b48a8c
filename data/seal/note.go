package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Purpose is the first line of a signed text. It keeps an answer from being taken for an edition.
type Purpose string

// What is signed.
const (
	EditionV1 Purpose = "doemee/edition/v1"
	AnswerV1  Purpose = "doemee/answer/v1"
)

// Errors of a signed text.
var (
	ErrUnsigned = errors.New("the signature is missing or does not fit")
	ErrPurpose  = errors.New("the signed text is meant for something else")
)

// NewSigner makes a pair of keys to sign and check with, under a name.
func NewSigner(name string) (secret, public string, err error) {
	secret, public, err = note.GenerateKey(rand.Reader, name)
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	return secret, public, nil
}

// Sign signs a text for a purpose; the result is readable text with the signature under it.
func Sign(secret string, purpose Purpose, text string) ([]byte, error) {
	signer, err := note.NewSigner(secret)
	if err != nil {
		return nil, fmt.Errorf("secret key: %w", err)
	}
	signed, err := note.Sign(&note.Note{Text: string(purpose) + "\n" + strings.TrimRight(text, "\n") + "\n"}, signer)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	return signed, nil
}

// Verify checks a signed text against a public key and its purpose, and gives the text without its first line.
func Verify(public string, purpose Purpose, signed []byte) (string, error) {
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return "", fmt.Errorf("public key: %w", err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnsigned, err)
	}
	text, ok := strings.CutPrefix(opened.Text, string(purpose)+"\n")
	if !ok {
		return "", ErrPurpose
	}
	return text, nil
}

// Fingerprint is what people compare of a public key, by phone or on paper: sixteen digits in groups of four.
func Fingerprint(public string) string {
	sum := sha256.Sum256([]byte(public))
	digits := strings.ToUpper(hex.EncodeToString(sum[:8]))
	return digits[:4] + "-" + digits[4:8] + "-" + digits[8:12] + "-" + digits[12:]
}
