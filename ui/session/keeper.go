package session

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// keeper writes a small file that is asked for again and again. What was asked for last stands there in the end, whichever
// goroutine comes first.
type keeper struct {
	asked int // the window's own
	mu    sync.Mutex
	kept  int
}

// next is the turn of what is to be written now.
func (k *keeper) next() int {
	k.asked++
	return k.asked
}

// write replaces the file as a whole, so that a cut leaves the old one. What is older than what stands there is passed over.
func (k *keeper) write(file string, raw []byte, turn int) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if turn < k.kept {
		return nil
	}
	if err := replace(file, raw); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	k.kept = turn
	return nil
}

func replace(file string, raw []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(file), "settings-*.part")
	if err != nil {
		return err
	}
	_, err = part.Write(raw)
	err = errors.Join(err, part.Sync(), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}
