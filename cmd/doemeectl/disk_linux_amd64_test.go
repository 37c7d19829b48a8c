package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// disk is a folder as the program sees it, made of the calls with which it changes it, and what of it would be there after a power
// cut: what was synchronised for certain, and of everything since then anything, in pieces of a sector.
type disk struct {
	root  string
	names map[string]*file // as the program sees them, by path
	kept  map[string]*file // as they stand on the disk
	loose []naming         // changes of names in folders that were not synchronised since
	calls int
}

// file is one file, or a folder, under whichever names.
type file struct {
	folder bool
	kept   []byte   // for certain
	loose  []change // written since it was synchronised last
}

// change writes in a file, or cuts it to a length.
type change struct {
	at   int64
	data []byte
	cut  bool
}

// naming gives a file a name, takes one away, or both at once.
type naming struct {
	sets, takes string
	file        *file
}

// sector is what a disk writes whole or not at all.
const sector = 512

// laid is the disk with a folder on it that has lain there for long.
func laid(t *testing.T, root string) *disk {
	t.Helper()
	d := &disk{root: root, names: map[string]*file{}, kept: map[string]*file{}}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		f := &file{folder: err == nil && entry.IsDir()}
		if err == nil && !f.folder {
			f.kept, err = os.ReadFile(path)
		}
		d.names[path], d.kept[path] = f, f
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// record follows a call that is about to be carried out.
func (d *disk) record(c call) {
	d.calls++
	f := d.names[c.path]
	switch c.name {
	case "open":
		if f == nil && c.flags&syscall.O_CREAT != 0 {
			d.name(naming{sets: c.path, file: &file{}})
		} else if f != nil && c.flags&syscall.O_TRUNC != 0 {
			f.loose = append(f.loose, change{cut: true})
		}
	case "write", "truncate":
		if f != nil {
			f.loose = append(f.loose, change{c.at, c.data, c.name == "truncate"})
		}
	case "sync":
		d.sync(c.path)
	case "mkdir":
		if f == nil {
			d.name(naming{sets: c.path, file: &file{folder: true}})
		}
	case "rename", "link":
		d.move(c, f)
	case "unlink":
		if f != nil {
			d.name(naming{takes: c.path})
		}
	}
}

// move gives a file a second name, or another one. A link never replaces a file.
func (d *disk) move(c call, f *file) {
	if f == nil || c.name == "link" && d.names[c.other] != nil {
		return
	}
	n := naming{sets: c.other, file: f}
	if c.name == "rename" {
		n.takes = c.path
	}
	d.name(n)
}

func (d *disk) name(n naming) {
	n.into(d.names)
	d.loose = append(d.loose, n)
}

func (n naming) into(names map[string]*file) {
	if n.takes != "" {
		delete(names, n.takes)
	}
	if n.sets != "" {
		names[n.sets] = n.file
	}
}

// in tells whether the name stands in a folder.
func (n naming) in(folder string) bool {
	return n.sets != "" && filepath.Dir(n.sets) == folder || n.takes != "" && filepath.Dir(n.takes) == folder
}

// sync makes certain what stands in a file, or the names in a folder. A file's own name is none of them: not every system writes it.
func (d *disk) sync(path string) {
	f := d.names[path]
	switch {
	case f == nil:
	case f.folder:
		d.loose = slices.DeleteFunc(d.loose, func(n naming) bool {
			if n.in(path) {
				n.into(d.kept)
				return true
			}
			return false
		})
	default:
		for _, ch := range f.loose {
			f.kept = ch.on(f.kept)
		}
		f.loose = nil
	}
}

// on is the content after a change.
func (ch change) on(content []byte) []byte {
	end := ch.at + int64(len(ch.data))
	if ch.cut && ch.at <= int64(len(content)) {
		return bytes.Clone(content[:ch.at])
	}
	grown := make([]byte, max(int64(len(content)), end))
	copy(grown, content)
	copy(grown[ch.at:], ch.data)
	return grown
}

// survive chooses what of the changes since the last synchronisation is there after the cut: nothing, everything, the first ones, or
// any of them.
func survive[T any](loose []T) (there []T) {
	switch rand.IntN(4) {
	case 0:
		return nil
	case 1:
		return loose
	case 2:
		return loose[:rand.IntN(len(loose)+1)]
	}
	for _, one := range loose {
		if rand.IntN(2) == 0 {
			there = append(there, one)
		}
	}
	return there
}

// torn is what of a write is there: all of it, or some of its sectors.
func (ch change) torn() []change {
	if ch.cut || len(ch.data) <= sector || rand.IntN(2) == 0 {
		return []change{ch}
	}
	var pieces []change
	for from := 0; from < len(ch.data); from += sector {
		if rand.IntN(3) > 0 {
			pieces = append(pieces, change{at: ch.at + int64(from), data: ch.data[from:min(from+sector, len(ch.data))]})
		}
	}
	return pieces
}

// cut lays down in a folder what is there when the power goes now.
func (d *disk) cut(t *testing.T, to string) {
	t.Helper()
	names := map[string]*file{}
	for path, f := range d.kept {
		names[path] = f
	}
	for _, n := range survive(d.loose) {
		n.into(names)
	}
	paths := make([]string, 0, len(names))
	for path := range names {
		paths = append(paths, path)
	}
	slices.Sort(paths) // a folder before what is in it
	for _, path := range paths {
		f := names[path]
		within, err := filepath.Rel(d.root, path)
		if err != nil {
			t.Error(err)
			continue
		}
		target := filepath.Join(to, within)
		if _, err := os.Stat(filepath.Dir(target)); err != nil {
			continue // the folder it stood in never reached the disk
		}
		if f.folder {
			err = os.MkdirAll(target, 0o700)
		} else {
			err = os.WriteFile(target, f.after(), 0o600)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// after is what stands in a file after a cut.
func (f *file) after() []byte {
	content := f.kept
	for _, ch := range survive(f.loose) {
		for _, piece := range ch.torn() {
			content = piece.on(content)
		}
	}
	return content
}
