package exchange

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/seal"
)

// Agenda is a signed edition as it came in a file. That its signature holds says no more than that whoever has the key made it:
// whether the key is the coalition's is for [PlanTakeOn] to ask.
type Agenda struct {
	Edition     *coalition.Edition
	Text        string // as signed
	Fingerprint string // of the key that the edition names, to be compared by telephone
}

// agendaBytes is the most that is read of a signed edition: the edition and its signature lines.
const agendaBytes = coalition.EditionBytes + 64<<10

// ReadAgenda reads a signed edition from a file and checks that it is whole, signed by the key it names, and usable. Everything
// else is refused with the reason.
func ReadAgenda(path string) (Agenda, error) {
	text, err := readText(path, agendaBytes)
	if err != nil {
		return Agenda{}, err
	}
	return ParseAgenda(text)
}

// ParseAgenda does for a text what [ReadAgenda] does for a file.
func ParseAgenda(text string) (Agenda, error) {
	if len(text) > agendaBytes {
		return Agenda{}, &coalition.BadEdition{Code: coalition.EditionSize, Found: fmt.Sprint(len(text))}
	}
	body, err := seal.Unverified(seal.EditionHeader, text)
	if err != nil {
		return Agenda{}, err
	}
	e, err := coalition.ReadEdition(strings.NewReader(body))
	if err != nil {
		return Agenda{}, err
	}
	if err := usableKeys(e.Keys); err != nil {
		return Agenda{}, err
	}
	if _, _, err := seal.Verify(seal.EditionHeader, text, e.Keys.Signing); err != nil {
		return Agenda{}, err
	}
	print, err := seal.Fingerprint(e.Keys.Signing)
	return Agenda{e, text, print}, err
}

// usableKeys checks the public keys in an edition; without one to sign with nobody could be believed later.
func usableKeys(k coalition.Keys) error {
	if strings.TrimSpace(k.Signing) == "" {
		return problem("agenda-without-key")
	}
	for _, key := range append([]string{k.Signing}, k.Sealing...) {
		if _, err := seal.Fingerprint(key); err != nil {
			return fmt.Errorf("%s: %w", brief(key), err)
		}
	}
	return nil
}

// readText reads a file whole, at most limit bytes of it.
func readText(path string, limit int64) (string, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", &database.Fault{Code: database.Unwritable, Path: path, Cause: err}
	}
	return string(raw), nil
}

// IsAgenda tells whether a file begins as a signed edition does.
func IsAgenda(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 64)
	n, err := io.ReadFull(f, head)
	return (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && seal.Signed(seal.EditionHeader, head[:n])
}
