// Package parcel wraps files for the systems that people use: archives, a Debian package, an icon for Windows. It uses the standard
// library only. The same files at the same moment always give the same bytes, whatever machine wraps them: that is what lets
// others build a package again and compare it.
package parcel

import (
	"io/fs"
	"slices"
	"strings"
	"time"
)

// File is one file of a parcel: its path with slashes, without one in front, its rights, and what is in it.
type File struct {
	Name string
	Mode fs.FileMode
	Body []byte
}

// Parcel is a set of files with the one moment that all of them bear, in UTC.
type Parcel struct {
	When  time.Time
	Files []File
}

// Add puts a file in that anybody may read.
func (p *Parcel) Add(name string, body []byte) {
	p.Files = append(p.Files, File{name, 0o644, body})
}

// AddProgram puts a file in that anybody may run.
func (p *Parcel) AddProgram(name string, body []byte) {
	p.Files = append(p.Files, File{name, 0o755, body})
}

// Under gives the same files in a folder.
func (p Parcel) Under(folder string) Parcel {
	moved := Parcel{When: p.When}
	for _, f := range p.Files {
		f.Name = folder + "/" + f.Name
		moved.Files = append(moved.Files, f)
	}
	return moved
}

// sorted gives the files in the order of their names: the order in which they were put in is an accident.
func (p Parcel) sorted() []File {
	files := slices.Clone(p.Files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

// folders lists the folders that files stand in, each before what is in it.
func folders(files []File) (all []string) {
	for _, f := range files {
		for at, r := range f.Name {
			if r == '/' && !slices.Contains(all, f.Name[:at]) {
				all = append(all, f.Name[:at])
			}
		}
	}
	slices.Sort(all)
	return all
}
