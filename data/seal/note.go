package seal

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Header is the first line of a signed text: what kind of text it is.
type Header string

// The kinds of signed texts.
const (
	EditionHeader Header = "doemee/edition/v1"
	AnswerHeader  Header = "doemee/answer/v1"
)

// Errors of signed texts. The sentences stand in the translations as workbook.seal.<text>.
var (
	ErrNotSigned = errors.New("not-signed") // not a signed text at all
	ErrHeader    = errors.New("other-text") // signed, but another kind of text
	ErrUnknown   = errors.New("other-key")  // signed by none of the known keys
	ErrSignature = errors.New("signature")  // a known key is named, and the signature does not hold
	ErrBody      = errors.New("bad-text")   // a text that can't be signed: control characters or bad UTF-8
)

// Sign makes a signed text of a body, with one or more private signing keys. More than one lets an old key vouch for a new one.
// The body is text; a line end is added where the last line has none.
func Sign(h Header, body string, private ...string) (string, error) {
	if len(private) == 0 {
		return "", fmt.Errorf("no key to sign with: %w", ErrKey)
	}
	var signers []note.Signer
	for _, key := range private {
		s, err := note.NewSigner(strings.TrimSpace(key))
		if err != nil {
			return "", fmt.Errorf("signing key: %w", ErrKey) // never show a private key
		}
		signers = append(signers, s)
	}
	if !strings.HasSuffix(body, "\n") {
		body += "\n"
	}
	signed, err := note.Sign(&note.Note{Text: string(h) + "\n" + body}, signers...)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrBody, err)
	}
	// What can't be read back must not be handed out: the format forbids control characters.
	if _, err := note.Open(signed, note.VerifierList()); !unverified(err) {
		return "", ErrBody
	}
	return string(signed), nil
}

func unverified(err error) bool {
	var none *note.UnverifiedNoteError
	return errors.As(err, &none)
}

// Verify checks a signed text against the known public keys and gives its body and those of the keys whose signature holds. A
// signature by a known key that does not hold refuses the whole text, whatever other keys say.
func Verify(h Header, text string, public ...string) (body string, by []string, err error) {
	var verifiers []note.Verifier
	for _, key := range public {
		v, err := note.NewVerifier(strings.TrimSpace(key))
		if err != nil {
			return "", nil, fmt.Errorf("public key %q: %w", key, ErrKey)
		}
		verifiers = append(verifiers, v)
	}
	n, err := note.Open([]byte(text), note.VerifierList(verifiers...))
	var broken *note.InvalidSignatureError
	switch {
	case errors.As(err, &broken):
		return "", nil, fmt.Errorf("%w of %s", ErrSignature, broken.Name)
	case unverified(err):
		return "", nil, ErrUnknown
	case err != nil:
		return "", nil, fmt.Errorf("%w: %w", ErrNotSigned, err)
	}
	body, err = below(h, n.Text)
	if err != nil {
		return "", nil, err
	}
	if !exact(n) {
		return "", nil, ErrSignature
	}
	for i, v := range verifiers {
		if slices.ContainsFunc(n.Sigs, func(s note.Signature) bool { return s.Name == v.Name() && s.Hash == v.KeyHash() }) {
			by = append(by, public[i])
		}
	}
	return body, by, nil
}

// exact tells whether the signatures are written in the one way there is: base64 leaves two bits at the end that decoders pass
// over, and a text that can be changed and still holds is hard to compare.
func exact(n *note.Note) bool {
	for _, s := range slices.Concat(n.Sigs, n.UnverifiedSigs) {
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return false
		}
	}
	return true
}

// below takes the first line off and checks it.
func below(h Header, text string) (string, error) {
	first, body, _ := strings.Cut(text, "\n")
	if first != string(h) {
		return "", fmt.Errorf("%w: found %q, expected %q", ErrHeader, first, h)
	}
	return body, nil
}

// Unverified gives the body of a signed text without looking at its signatures, only to learn which key the text itself names:
// call [Verify] with that key before anything else is believed.
func Unverified(h Header, text string) (string, error) {
	_, err := note.Open([]byte(text), note.VerifierList())
	var none *note.UnverifiedNoteError
	if !errors.As(err, &none) {
		return "", ErrNotSigned
	}
	return below(h, none.Note.Text)
}

// Signed tells whether a file that begins with these bytes is a signed text of that kind.
func Signed(h Header, head []byte) bool { return strings.HasPrefix(string(head), string(h)+"\n") }
