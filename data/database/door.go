package database

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strconv"
)

// The places in the first hundred bytes of an SQLite file that are looked at before SQLite is.
const (
	headerSize    = 100
	magic         = "SQLite format 3\x00"
	writeVersion  = 18
	userVersionAt = 60
	applicationAt = 68
	versionWAL    = 2
)

// door looks at a file from outside: only what passes is handed to SQLite, which would take an empty file for a new
// database, roll a foreign journal back into a foreign file, and follow a write-ahead log it finds.
func door(path string, id Identity) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return faultOf(path, err)
	case info.IsDir():
		return &Fault{Code: Directory, Path: path}
	case !info.Mode().IsRegular():
		return &Fault{Code: NotOurs, Path: path, Found: info.Mode().Type().String(), Expected: id.Kind}
	case openHere(info):
		who, since := whoHas(path)
		return &Fault{Code: InUse, Path: path, Who: who, Since: since}
	case info.Size() == 0:
		return &Fault{Code: Empty, Path: path, Expected: id.Kind}
	}
	header, err := readHeader(path)
	if err != nil {
		return faultOf(path, err)
	}
	return id.judge(path, header)
}

// readHeader must never be called for a file that this process has open as a database: where locks belong to the process,
// closing the descriptor would drop them.
func readHeader(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], err
}

// judge reads the header of a file. The order of the questions is the order in which the answers help people: whose file is it,
// was it converted, is it too new.
func (id Identity) judge(path string, header []byte) error {
	switch {
	case len(header) < len(magic) || string(header[:len(magic)]) != magic:
		return &Fault{Code: NotOurs, Path: path, Found: "?", Expected: id.Kind}
	case len(header) < headerSize:
		return &Fault{Code: Damaged, Path: path, Found: strconv.Itoa(len(header)), Expected: strconv.Itoa(headerSize)}
	}
	application := binary.BigEndian.Uint32(header[applicationAt:])
	if err := id.judgeApplication(path, application); err != nil {
		return err
	}
	if header[writeVersion] == versionWAL || header[writeVersion+1] == versionWAL {
		return &Fault{Code: WAL, Path: path, Found: "WAL", Expected: "TRUNCATE"}
	}
	return id.judgeVersion(path, int(int32(binary.BigEndian.Uint32(header[userVersionAt:]))))
}

// judgeApplication tells a dossier from a register from somebody else's database.
func (id Identity) judgeApplication(path string, found uint32) error {
	switch {
	case found == id.Application:
		return nil
	case kinds[found] != "":
		return &Fault{Code: OtherKind, Path: path, Found: kinds[found], Expected: id.Kind}
	}
	return &Fault{Code: NotOurs, Path: path, Found: "SQLite", Expected: id.Kind}
}

// judgeVersion refuses what a later program wrote: it may mean something this one would destroy.
func (id Identity) judgeVersion(path string, found int) error {
	ours := len(id.Migrations)
	switch {
	case found > ours:
		return &Fault{Code: Newer, Path: path, Found: strconv.Itoa(found), Expected: strconv.Itoa(ours)}
	case found < 1:
		// Version and application are written in one transaction: one without the other is no state of ours.
		return &Fault{Code: Damaged, Path: path, Found: strconv.Itoa(found), Expected: strconv.Itoa(ours)}
	}
	return nil
}
