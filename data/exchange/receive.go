package exchange

import (
	"bytes"
	"context"
	"io"
	"os"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/seal"
	"doemee/data/sheet"
	"doemee/data/workbook"
)

// Received is a workbook that was read, with the edition it is of.
type Received struct {
	*workbook.Received
	Edition *coalition.Edition
}

// Receive reads a workbook from a file, secured or not, and changes nothing. The passphrase is for a secured file or one with an
// Excel password, empty for none; that it was needed for the latter is among the reasons. What is refused as a whole gives the
// error of the reader, an edition this program does not have [*UnknownEdition].
func Receive(ctx context.Context, path, passphrase string) (Received, error) {
	return receive(ctx, path, passphrase, Bundled(), func(s coalition.Submission) (*coalition.Edition, error) { return EditionNamed(s.Edition) })
}

// receive reads with the labels of an edition; which one the workbook was made with is found by its submission.
func receive(ctx context.Context, path, passphrase string, labels *coalition.Edition, made func(coalition.Submission) (*coalition.Edition, error)) (Received, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return Received{}, err
	}
	defer f.Close()
	plain, err := unlocked(f, size, path, nil, passphrase)
	if err != nil {
		return Received{}, err
	}
	if err := ctx.Err(); err != nil {
		return Received{}, err
	}
	got, err := workbook.Read(plain.from, plain.size, labels)
	if err != nil {
		return Received{}, err
	}
	if plain.locked {
		got.Reasons = append(got.Reasons, workbook.Reason{Code: workbook.HadPassword})
	}
	e, err := made(got.Submission)
	return Received{got, e}, err
}

// openRegular opens a file that is one: a folder is refused by name, and anything else that is no file can't make us wait.
func openRegular(path string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, 0, readFault(path, err)
	case info.IsDir():
		return nil, 0, &database.Fault{Code: database.Directory, Path: path}
	case !info.Mode().IsRegular():
		return nil, 0, problem("not-regular", "found", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, readFault(path, err)
	}
	return f, info.Size(), nil
}

// opened is the plain bytes of a file, and how it was secured.
type opened struct {
	from   io.ReaderAt
	size   int64
	sealed bool // with age, opened or not
	locked bool // with an Excel password that was taken off
}

// unlocked gives the plain bytes of a file called name; keys and passphrase open what they fit. Decrypted bytes count as file
// size: all stay below the reader's limit.
func unlocked(from io.ReaderAt, size int64, name string, keys []string, passphrase string) (opened, error) {
	o := opened{from: from, size: size}
	unreadable := func(err error) error { return &database.Fault{Code: database.Unwritable, Path: name, Cause: err} }
	form, err := sheet.Sniff(o.from, o.size)
	if err != nil {
		return o, unreadable(err)
	}
	if o.sealed = form == sheet.Sealed; o.sealed && (passphrase != "" || len(keys) > 0) {
		most := sheet.Submission.FileBytes
		plain, err := seal.Decrypt(io.NewSectionReader(from, 0, min(size, 2*most)), keys, passphrase, most)
		if err != nil {
			return o, err
		}
		o.from, o.size = bytes.NewReader(plain), int64(len(plain))
		if form, err = sheet.Sniff(o.from, o.size); err != nil {
			return o, unreadable(err)
		}
	}
	if form != sheet.Encrypted || passphrase == "" || o.size > sheet.Submission.FileBytes {
		return o, nil
	}
	raw := make([]byte, o.size)
	if _, err := io.ReadFull(io.NewSectionReader(o.from, 0, o.size), raw); err != nil {
		return o, unreadable(err)
	}
	plain, err := workbook.Unlock(raw, passphrase)
	o.from, o.size, o.locked = bytes.NewReader(plain), int64(len(plain)), true
	return o, err
}
