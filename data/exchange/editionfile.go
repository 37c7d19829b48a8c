package exchange

import (
	"bytes"
	"path/filepath"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/seal"
	"doemee/data/workbook"
)

// ReadEditionFile reads an edition in any form there is: signed, as JSON, or as the workbook that [WriteEditionFile] writes. It is
// for those who make editions; a member's program uses [ReadAgenda] and [PlanTakeOn].
func ReadEditionFile(path string) (*coalition.Edition, error) {
	if IsAgenda(path) {
		a, err := ReadAgenda(path)
		return a.Edition, err
	}
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return readEditionBook(path)
	}
	text, err := readText(path, agendaBytes)
	if err != nil {
		return nil, err
	}
	return coalition.ReadEdition(strings.NewReader(text))
}

// WriteEditionFile writes an edition in the form that its name asks for: a workbook for .xlsx, else JSON. The coalition's keys go
// along, since they are public. A file that exists is refused.
func WriteEditionFile(path string, e *coalition.Edition, l words.Language) error {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return writeEditionBook(path, e, l)
	}
	raw, err := e.JSON()
	if err != nil {
		return err
	}
	if _, err := coalition.ReadEdition(bytes.NewReader(raw)); err != nil {
		return err
	}
	return writeWhole(path, raw)
}

// Fingerprint is that of a key to sign with, as two people compare it by telephone.
func Fingerprint(k coalition.Keys) (string, error) { return seal.Fingerprint(k.Signing) }

// readEditionBook reads an edition from a workbook.
func readEditionBook(path string) (*coalition.Edition, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return workbook.ReadEdition(f, size)
}

// writeEditionBook proves the workbook by reading it back before it gets its name.
func writeEditionBook(path string, e *coalition.Edition, l words.Language) error {
	var out bytes.Buffer
	if err := workbook.WriteEdition(&out, e, l); err != nil {
		return err
	}
	back, err := workbook.ReadEdition(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return proved(err)
	}
	meant, was := *e, *back
	meant.Coverage = nil
	want, err := meant.JSON()
	if err != nil {
		return err
	}
	got, err := was.JSON()
	if err == nil && !bytes.Equal(emptied(want), emptied(got)) {
		err = seal.ErrDamaged
	}
	if err != nil {
		return proved(err)
	}
	return writeWhole(path, out.Bytes())
}

// emptied makes no difference between a list that is empty and one that is not there.
func emptied(raw []byte) []byte { return bytes.ReplaceAll(raw, []byte(": null"), []byte(": []")) }
