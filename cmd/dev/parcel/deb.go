package parcel

import (
	"bytes"
	"crypto/md5" // what dpkg checks installed files with; nothing is kept safe by it
	"fmt"
	"io"
	"strings"
)

// Control is what a Debian package says of itself. Text is a line, and below it a longer one per line.
type Control struct {
	Package, Version, Architecture, Maintainer, Depends, Recommends string
	Text                                                            []string
}

// Deb writes the files as a Debian package, format 2.0. It has no scripts: dpkg itself and its triggers do all that is needed,
// and what it installed it can take away again.
func (p Parcel) Deb(w io.Writer, c Control) error {
	var control, data bytes.Buffer
	own := Parcel{When: p.When}
	own.Add("control", c.text(p.size()))
	own.Add("md5sums", p.md5sums())
	if err := own.tar(&control, "./"); err != nil {
		return err
	}
	if err := p.tar(&data, "./"); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "!<arch>\n"); err != nil {
		return err
	}
	for _, member := range []struct {
		name string
		body []byte
	}{{"debian-binary", []byte("2.0\n")}, {"control.tar.gz", control.Bytes()}, {"data.tar.gz", data.Bytes()}} {
		if err := p.member(w, member.name, member.body); err != nil {
			return err
		}
	}
	return nil
}

// member writes one member of an ar archive, which begins at an even place.
func (p Parcel) member(w io.Writer, name string, body []byte) error {
	if _, err := fmt.Fprintf(w, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, p.When.Unix(), 0, 0, "100644", len(body)); err != nil {
		return err
	}
	if len(body)%2 == 1 {
		body = append(body[:len(body):len(body)], '\n')
	}
	_, err := w.Write(body)
	return err
}

func (c Control) text(size int) []byte {
	var out bytes.Buffer
	for _, line := range [][2]string{{"Package", c.Package}, {"Version", c.Version}, {"Architecture", c.Architecture}, {"Maintainer", c.Maintainer},
		{"Installed-Size", fmt.Sprint(size)}, {"Depends", c.Depends}, {"Recommends", c.Recommends}, {"Section", "misc"}, {"Priority", "optional"}} {
		if line[1] != "" {
			fmt.Fprintf(&out, "%s: %s\n", line[0], line[1])
		}
	}
	fmt.Fprintf(&out, "Description: %s\n", strings.Join(c.Text, "\n "))
	return out.Bytes()
}

// size is what the files take on disk, in KiB.
func (p Parcel) size() (kib int) {
	for _, f := range p.Files {
		kib += (len(f.Body) + 1023) / 1024
	}
	return kib
}

func (p Parcel) md5sums() []byte {
	var out bytes.Buffer
	for _, f := range p.sorted() {
		fmt.Fprintf(&out, "%x  %s\n", md5.Sum(f.Body), f.Name)
	}
	return out.Bytes()
}
