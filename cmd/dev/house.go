package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// pkg is what go list says of one package.
type pkg struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// room is one line of the import table: who may use what. A path that ends in /... stands for everything under it.
type room struct {
	path    string
	may     []string // of ours, without doemee/
	outside []string // of others
}

const sqlite, excelize, fyne = "modernc.org/sqlite/...", "github.com/xuri/excelize/v2", "fyne.io/fyne/v2/..."

// openGL is the one package that links it; only a line that names it may use it.
const openGL = "fyne.io/fyne/v2/app"

// house is the import table of the design. The first line that fits a package counts.
var house = []room{
	{"assets", nil, nil},
	{"assets/words", []string{"assets"}, nil},
	{"data/coalition", nil, nil},
	{"data/sheet", nil, nil},
	{"data/seal", []string{"data/coalition"}, []string{"filippo.io/age/...", "golang.org/x/mod/sumdb/note"}},
	{"data/database", []string{"data/coalition"}, []string{sqlite}},
	{"data/dossier", []string{"data/coalition", "data/database"}, []string{sqlite}},
	{"data/register", []string{"data/coalition", "data/database"}, nil},
	{"data/workbook", []string{"data/coalition", "data/sheet", "data/seal", "assets/words"}, []string{excelize, "github.com/klauspost/compress/flate"}},
	{"data/report", []string{"data/coalition", "assets/words"}, []string{"golang.org/x/text/..."}},
	{"data/exchange", []string{"data/...", "assets", "assets/words"}, []string{"golang.org/x/text/..."}},
	{"ui/session", []string{"data/coalition", "data/dossier", "data/register", "data/exchange", "assets/words"}, nil},
	{"ui/office", []string{"data/coalition", "data/register", "data/exchange", "ui/session", "assets/words"}, nil},
	{"ui/theme", []string{"data/coalition", "assets"}, []string{fyne}},
	{"ui/kit", []string{"data/coalition", "ui/theme", "assets"}, []string{fyne}},
	{"ui/form", []string{"data/coalition", "ui/session", "ui/theme", "ui/kit"}, []string{fyne}},
	{"ui/uitest", []string{"data/coalition", "data/exchange", "data/register", "ui/session", "ui/office", "assets", "assets/words", "ui/theme"}, []string{fyne}},
	{"ui", []string{"ui/...", "assets/...", "data/exchange"}, []string{fyne}},
	{"ui/...", []string{"data/coalition", "data/dossier", "data/register", "data/exchange", "data/report", "ui/session", "ui/office", "ui/form", "ui/theme", "ui/kit", "assets", "assets/words"}, []string{fyne}},
	{"cmd/doemee", []string{"assets", "assets/words", "ui", "ui/session"}, []string{"fyne.io/fyne/v2", openGL}},
	{"cmd/doemeectl", []string{"assets/...", "data/..."}, nil},
	{"cmd/dev/parcel", nil, nil},
	{"cmd/dev", []string{"cmd/dev/parcel"}, nil},
}

// forTests may be imported by tests besides what their package may.
var forTests = []string{excelize, "github.com/rogpeppe/go-internal/testscript", fyne, "golang.org/x/..."}

// networks are the packages with which a program could reach another computer. The libraries we link have them too; that none is
// ever used is what tracing the programs shows.
var networks = []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls"}

// onlyTop is what may stand at the top of the checkout, besides names that begin with a point.
var onlyTop = []string{"cmd", "ui", "data", "assets", "out", "go.mod", "go.sum", "README.md", "LICENSE", "CHANGELOG.md", "publiccode.yml"}

// housed checks that every package keeps to its line of the table, and that nothing lies about at the top.
func housed(ctx context.Context, b *bench) error {
	list, err := ask(ctx, "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	if err != nil {
		return err
	}
	top, err := os.ReadDir(".")
	if err != nil {
		return err
	}
	packages, err := decode(strings.NewReader(list))
	if err != nil {
		return err
	}
	wrong := strays(top)
	for _, p := range packages {
		wrong = append(wrong, astray(p)...)
	}
	if len(wrong) > 0 {
		return errors.New(strings.Join(wrong, "\n"))
	}
	return nil
}

func strays(top []os.DirEntry) (wrong []string) {
	for _, entry := range top {
		if name := entry.Name(); !strings.HasPrefix(name, ".") && !slices.Contains(onlyTop, name) {
			wrong = append(wrong, name+" does not belong at the top of the checkout")
		}
	}
	return wrong
}

func decode(r io.Reader) (packages []pkg, err error) {
	d := json.NewDecoder(r)
	for {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// astray lists the imports of a package that its line of the table does not allow.
func astray(p pkg) (wrong []string) {
	path := strings.TrimPrefix(p.ImportPath, "doemee/")
	at := slices.IndexFunc(house, func(r room) bool { return fits(r.path, path) })
	if at < 0 {
		return []string{path + " has no line in the import table of cmd/dev/house.go"}
	}
	r := house[at]
	for _, i := range p.Imports {
		if slices.Contains(networks, i) && !strings.HasPrefix(path, "cmd/dev") {
			wrong = append(wrong, fmt.Sprintf("%s may not import %s: the programs open no network connection", path, i))
		}
		if !r.allows(i) {
			wrong = append(wrong, fmt.Sprintf("%s may not import %s", path, i))
		}
	}
	for _, i := range append(p.TestImports, p.XTestImports...) {
		ours := strings.HasPrefix(i, "doemee/")
		if !ours && !r.allows(i) && !slices.ContainsFunc(forTests, func(t string) bool { return fits(t, i) }) {
			wrong = append(wrong, fmt.Sprintf("the tests of %s may not import %s", path, i))
		}
	}
	return wrong
}

func (r room) allows(path string) bool {
	if ours, ok := strings.CutPrefix(path, "doemee/"); ok {
		return ours == r.path || slices.ContainsFunc(r.may, func(m string) bool { return fits(m, ours) })
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true // the standard library
	}
	if path == openGL {
		return slices.Contains(r.outside, openGL)
	}
	return slices.ContainsFunc(r.outside, func(o string) bool { return fits(o, path) })
}

func fits(pattern, path string) bool {
	if root, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == root || strings.HasPrefix(path, root+"/")
	}
	return pattern == path
}
