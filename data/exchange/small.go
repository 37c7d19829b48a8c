package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// mostSmall bounds the small files of our own that are read whole: anybody may have written in them.
const mostSmall = 1 << 20

// errLong refuses a small file that is none.
var errLong = errors.New("the file is longer than it should be")

// readBounded reads a file that should be small, and no other.
func readBounded(path string, most int64) ([]byte, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && (size > most || int64(len(raw)) > most) {
		err = errLong
	}
	return raw, err
}

// strictJSON reads one JSON value and tells whether that was all there was.
func strictJSON(raw []byte, into any) bool {
	d := json.NewDecoder(bytes.NewReader(raw))
	if d.Decode(into) != nil {
		return false
	}
	_, err := d.Token()
	return errors.Is(err, io.EOF)
}

// replaceSmall writes a small file of our own in the place of the one that stands there, whole or not at all.
func replaceSmall(path string, v any) error {
	raw, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return storeFault(path, err)
	}
	defer os.Remove(part.Name())
	_, err = part.Write(append(raw, '\n'))
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return storeFault(path, err)
	}
	if err := os.Rename(part.Name(), path); err != nil {
		return storeFault(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}
