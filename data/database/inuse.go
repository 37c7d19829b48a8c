package database

import (
	"io"
	"os"
	"os/user"
	"strings"
	"sync"
	"time"
	"unicode"
)

// beside is the end of the name of the file that tells who has a file open and since when. It only tells: SQLite's lock alone decides.
const beside = ".open"

// longestNote bounds what is read from a side file: anybody may have written it.
const longestNote = 512

// writeNote replaces what a program that was killed left behind; the lock is ours, so nobody else has the file. O_EXCL keeps it
// from writing through a link that somebody laid there.
func writeNote(path string, now time.Time) {
	removeNote(path)
	f, err := os.OpenFile(path+beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return // Without a note others read that the file is open, only not by whom.
	}
	defer f.Close()
	_, _ = io.WriteString(f, whoami()+"\n"+now.UTC().Format(time.RFC3339)+"\n")
}

func removeNote(path string) { _ = os.Remove(path + beside) }

// whoami is the person and the machine, as a colleague would recognise them.
func whoami() string {
	name := "?"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	if host, err := os.Hostname(); err == nil {
		name += "@" + host
	}
	return name
}

// whoHas reads the note beside a file; both are empty when there is none.
func whoHas(path string) (who, since string) {
	info, err := os.Lstat(path + beside)
	if err != nil || !info.Mode().IsRegular() {
		return "", ""
	}
	f, err := os.Open(path + beside)
	if err != nil {
		return "", ""
	}
	defer f.Close()
	note, _ := io.ReadAll(io.LimitReader(f, longestNote))
	who, since, _ = strings.Cut(strings.ToValidUTF8(string(note), ""), "\n")
	since = strings.TrimSpace(since)
	if _, err := time.Parse(time.RFC3339, since); err != nil {
		since = ""
	}
	return printable(who), since
}

// printable keeps a terminal and a window from being steered by what stands in a file.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
}

// here lists the files that this process has open. A second opening must not even read such a file: where locks belong to
// the process, closing that descriptor drops them.
var here struct {
	sync.Mutex
	files map[*DB]os.FileInfo
}

// openHere tells whether this process has the file open, under this name or another.
func openHere(info os.FileInfo) bool {
	here.Lock()
	defer here.Unlock()
	for _, other := range here.files {
		if os.SameFile(info, other) {
			return true
		}
	}
	return false
}

// register is done before SQLite opens the file, so that there is no moment in which it is open and not listed.
func (d *DB) register() error {
	info, err := os.Stat(d.path)
	if err != nil {
		return err
	}
	here.Lock()
	defer here.Unlock()
	if here.files == nil {
		here.files = map[*DB]os.FileInfo{}
	}
	here.files[d] = info
	return nil
}

func (d *DB) unregister() {
	here.Lock()
	defer here.Unlock()
	delete(here.files, d)
}
