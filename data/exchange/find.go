package exchange

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// candidate is one file to look at, or a folder that could not be.
type candidate struct {
	path  string
	fault error // why it can't be looked at
}

// find lists every file under the given paths in the order of their names, each once. What can't be listed becomes a candidate
// with its fault, so that it is told and the rest goes on; only a path that is not there at all stops everything.
func find(ctx context.Context, paths []string, w TakeInWish) ([]candidate, error) {
	var found []candidate
	seen := map[string]bool{}
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return nil, readFault(path, err)
		}
		err := filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				found = append(found, candidate{at, err})
				return skipFolder(entry)
			case entry.IsDir():
				return nil
			}
			if whole, err := filepath.Abs(at); err == nil && !seen[whole] && w.wants(at) {
				seen[whole] = true
				found = append(found, candidate{path: at})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// skipFolder goes on after what could not be listed.
func skipFolder(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// wants tells whether a file may be among those asked for; a mail is opened to see its attachments.
func (w TakeInWish) wants(path string) bool {
	return w.Only == nil || mailed(path) || w.Only(path, "")
}

func mailed(path string) bool { return strings.EqualFold(filepath.Ext(path), ".eml") }

func sourceOf(paths []string) string { return strings.Join(paths, "\n") }
