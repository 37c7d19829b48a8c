package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
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
	f, size, err := openRegular(path)
	if err != nil {
		return Received{}, err
	}
	defer f.Close()
	from, size, locked, err := unlocked(f, size, passphrase)
	if err != nil {
		return Received{}, err
	}
	if err := ctx.Err(); err != nil {
		return Received{}, err
	}
	got, err := workbook.Read(from, size, Bundled())
	if err != nil {
		return Received{}, err
	}
	if locked {
		got.Reasons = append(got.Reasons, workbook.Reason{Code: workbook.HadPassword})
	}
	e, err := EditionNamed(got.Submission.Edition)
	return Received{got, e}, err
}

// openRegular opens a file that is one: a folder is refused by name, and anything else that is no file can't make us wait.
func openRegular(path string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, &database.Fault{Code: database.NoSuchFile, Path: path, Cause: err}
	case err != nil:
		return nil, 0, &database.Fault{Code: database.Unwritable, Path: path, Cause: err}
	case info.IsDir():
		return nil, 0, &database.Fault{Code: database.Directory, Path: path}
	case !info.Mode().IsRegular():
		return nil, 0, problem("not-regular", "found", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, &database.Fault{Code: database.Unwritable, Path: path, Cause: err}
	}
	return f, info.Size(), nil
}

// unlocked gives the plain bytes of a file, and whether they had an Excel password. Decrypted bytes count as file size: all stay
// below the reader's limit.
func unlocked(f *os.File, size int64, passphrase string) (from io.ReaderAt, length int64, locked bool, err error) {
	from, length = f, size
	form, err := sheet.Sniff(from, length)
	if err != nil {
		return nil, 0, false, &database.Fault{Code: database.Unwritable, Path: f.Name(), Cause: err}
	}
	if form == sheet.Sealed && passphrase != "" {
		most := sheet.Submission.FileBytes
		plain, err := seal.Decrypt(io.NewSectionReader(f, 0, min(size, 2*most)), nil, passphrase, most)
		if err != nil {
			return nil, 0, false, err
		}
		from, length = bytes.NewReader(plain), int64(len(plain))
		if form, err = sheet.Sniff(from, length); err != nil {
			return nil, 0, false, err
		}
	}
	if form != sheet.Encrypted || passphrase == "" || length > sheet.Submission.FileBytes {
		return from, length, false, nil
	}
	raw := make([]byte, length)
	if _, err := io.ReadFull(io.NewSectionReader(from, 0, length), raw); err != nil {
		return nil, 0, false, &database.Fault{Code: database.Unwritable, Path: f.Name(), Cause: err}
	}
	plain, err := workbook.Unlock(raw, passphrase)
	return bytes.NewReader(plain), int64(len(plain)), true, err
}
