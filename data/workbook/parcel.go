package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// parcel collects the parts of the file and packs them in one order with one date, so that the same content is the same file.
type parcel struct {
	out   io.Writer
	parts []*part

	properties []byte   // the part with custom properties
	results    []string // texts that formulas give, by the number that stands in their place
}

type part struct {
	name string
	body bytes.Buffer
}

// Create begins a part.
func (p *parcel) Create(name string) (io.Writer, error) {
	p.parts = append(p.parts, &part{name: name})
	return &p.parts[len(p.parts)-1].body, nil
}

// AddFS is asked for by excelize's interface and never called by it for a workbook.
func (p *parcel) AddFS(fs.FS) error { return errors.ErrUnsupported }

// contentTypes comes first in a container, by convention.
const contentTypes = "[Content_Types].xml"

// packed is the date of every part: the first that the format knows.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Close packs what was collected.
func (p *parcel) Close() error {
	slices.SortFunc(p.parts, func(a, b *part) int {
		if n := cmp.Compare(b2i(b.name == contentTypes), b2i(a.name == contentTypes)); n != 0 {
			return n
		}
		return cmp.Compare(a.name, b.name)
	})
	z := newZip(p.out)
	for i := range p.parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.parts[i].name, Method: zip.Deflate, Modified: packed})
		if err != nil {
			return fmt.Errorf("pack %s: %w", p.parts[i].name, err)
		}
		if _, err := w.Write(p.settled(p.parts[i])); err != nil {
			return fmt.Errorf("pack %s: %w", p.parts[i].name, err)
		}
	}
	return z.Close()
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

var (
	typeEntry = regexp.MustCompile(`<(Default|Override) [^>]*(/>|></(Default|Override)>)`)
	result    = regexp.MustCompile(`</f><v>(\d+)</v>`)
	people    = regexp.MustCompile(`<dc:creator>[^<]*</dc:creator>|<lastModifiedBy>[^<]*</lastModifiedBy>`)
)

// settled is a part as it goes into the file: the list of types sorted, formulas with their results, and nobody named as author
// or editor (exceljs stops at the library's empty element for the latter).
func (all *parcel) settled(p *part) []byte {
	switch p.name {
	case contentTypes:
		entries := typeEntry.FindAll(p.body.Bytes(), -1)
		if len(entries) == 0 {
			break
		}
		all := typeEntry.FindAllIndex(p.body.Bytes(), -1)
		head, tail := p.body.Bytes()[:all[0][0]], p.body.Bytes()[all[len(all)-1][1]:]
		slices.SortFunc(entries, bytes.Compare)
		return slices.Concat(head, bytes.Join(entries, nil), tail)
	case customPart:
		return all.properties
	case "docProps/core.xml":
		return people.ReplaceAll(p.body.Bytes(), nil)
	}
	if strings.HasPrefix(p.name, "xl/worksheets/sheet") {
		return result.ReplaceAllFunc(p.body.Bytes(), all.resultFor)
	}
	return p.body.Bytes()
}

func (all *parcel) resultFor(found []byte) []byte {
	n, err := strconv.Atoi(string(result.FindSubmatch(found)[1]))
	if err != nil || n >= len(all.results) {
		return found
	}
	var b bytes.Buffer
	b.WriteString("</f><v>")
	_ = xml.EscapeText(&b, []byte(all.results[n])) // a buffer takes everything
	b.WriteString("</v>")
	return b.Bytes()
}
