package database

import (
	"errors"
	"os"
	"path/filepath"
)

// Passing copies a closed file as it lies there into a folder of its own under work, lets a function use the copy, and takes the folder
// away again. A fault about the copy speaks of the file that people know.
func Passing(path, work string, use func(copied string) error) error {
	work, err := filepath.Abs(work)
	if err != nil {
		return faultOf(work, err)
	}
	folder, err := os.MkdirTemp(work, "passing-")
	if err != nil {
		return faultOf(work, err)
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "copy"+filepath.Ext(path))
	if err := Copy(path, copied); err != nil {
		return err
	}
	err = use(copied)
	var fault *Fault
	if errors.As(err, &fault) && fault.Path == copied {
		named := *fault
		named.Path = path
		return &named
	}
	return err
}
