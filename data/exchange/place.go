package exchange

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"doemee/data/database"
)

// placing is a file on its way to its place: it is written beside its target under another name, and gets its own name only when
// all is well. Dropping it leaves nothing behind.
type placing struct {
	target string
	temp   *os.File
}

// place begins a file at a path. A target that exists is refused, whatever it is; so is a folder that can't be written to.
func place(path string) (*placing, error) {
	target, err := filepath.Abs(path)
	if err != nil {
		return nil, storeFault(path, err)
	}
	if err := vacant(target); err != nil {
		return nil, err
	}
	// CreateTemp opens with O_EXCL and mode 0600: nobody else reads along, and nothing that lies there is followed or overwritten.
	temp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*.part")
	if err != nil {
		return nil, storeFault(target, err)
	}
	return &placing{target, temp}, nil
}

// vacant refuses a path where something stands.
func vacant(target string) error {
	switch info, err := os.Lstat(target); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return storeFault(target, err)
	case info.IsDir():
		return &database.Fault{Code: database.Directory, Path: target}
	}
	return &database.Fault{Code: database.Exists, Path: target}
}

// write fills the file and makes sure that it is on the disk.
func (p *placing) write(content []byte) error {
	if _, err := io.Copy(p.temp, bytes.NewReader(content)); err != nil {
		return storeFault(p.target, err)
	}
	return storeFault(p.target, p.temp.Sync())
}

// read opens the file anew, so that what is proved is what the disk gives back.
func (p *placing) read(look func(f *os.File, size int64) error) error {
	f, err := os.Open(p.temp.Name())
	if err != nil {
		return storeFault(p.target, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return storeFault(p.target, err)
	}
	return look(f, info.Size())
}

// settle gives the file its name. A target that appeared in the meantime is not overwritten: a link can't replace a file. Where
// the file system knows no links, a last look must do.
func (p *placing) settle() error {
	temp := p.temp.Name()
	if err := p.temp.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return storeFault(p.target, err)
	}
	err := os.Link(temp, p.target)
	switch {
	case err == nil:
		_ = os.Remove(temp)
	case errors.Is(err, fs.ErrExist):
		return &database.Fault{Code: database.Exists, Path: p.target, Cause: err}
	default:
		if err := vacant(p.target); err != nil {
			return err
		}
		if err := os.Rename(temp, p.target); err != nil {
			return storeFault(p.target, err)
		}
	}
	syncFolder(filepath.Dir(p.target))
	return nil
}

// drop removes what is left of the temporary file; after settle nothing is.
func (p *placing) drop() {
	_ = p.temp.Close()
	_ = os.Remove(p.temp.Name())
}

// syncFolder makes the new name durable. Some systems can't sync a folder; the file's own bytes are safe by then.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// writeWhole writes a file that does not exist yet, whole or not at all.
func writeWhole(path string, content []byte) error {
	p, err := place(path)
	if err != nil {
		return err
	}
	defer p.drop()
	if err := p.write(content); err != nil {
		return err
	}
	return p.settle()
}

// storeFault says what stood in the way of writing a file; nil stays nil.
func storeFault(path string, err error) error {
	if err == nil {
		return nil
	}
	code := database.Unwritable
	switch {
	case diskFull(err):
		code = database.DiskFull
	case errors.Is(err, syscall.EROFS):
		code = database.ReadOnly
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrNotExist) && !there(filepath.Dir(path)):
		return &Problem{Code: "no-folder", Filled: map[string]string{"found": filepath.Dir(path)}, Exit: ExitStore}
	}
	return &database.Fault{Code: code, Path: path, Cause: err}
}

// there tells whether a folder is where it was said to be.
func there(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}
