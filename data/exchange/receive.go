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

// Receive reads a workbook from a file, secured or not, and changes nothing. The passphrase is for a secured file, empty for none.
// What is refused as a whole gives the error of the reader, an edition this program does not have [*UnknownEdition].
func Receive(ctx context.Context, path, passphrase string) (Received, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return Received{}, err
	}
	defer f.Close()
	from, size, err := unlocked(f, size, passphrase)
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

// unlocked gives the plain bytes of a file. Decrypted bytes count as file size: both stay below the reader's limit.
func unlocked(f *os.File, size int64, passphrase string) (io.ReaderAt, int64, error) {
	head := make([]byte, 64)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, &database.Fault{Code: database.Unwritable, Path: f.Name(), Cause: err}
	}
	if !seal.Sealed(head[:n]) || passphrase == "" {
		return f, size, nil
	}
	most := sheet.Submission.FileBytes
	plain, err := seal.Decrypt(io.NewSectionReader(f, 0, min(size, 2*most)), nil, passphrase, most)
	if err != nil {
		return nil, 0, err
	}
	return bytes.NewReader(plain), int64(len(plain)), nil
}
