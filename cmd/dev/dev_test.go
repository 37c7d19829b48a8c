package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"image/color"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestUnknownCommandsAreRefused(t *testing.T) {
	for _, args := range [][]string{nil, {"fly"}, {"test", "more"}, {"--flag"}} {
		var out, err bytes.Buffer
		if code := run(context.Background(), args, &out, &err); code != 2 || !strings.Contains(err.String(), "usage") {
			t.Errorf("%v: exit %d, %q", args, code, err.String())
		}
	}
	var out, err bytes.Buffer
	if code := run(context.Background(), []string{"help"}, &out, &err); code != 0 || !strings.Contains(out.String(), "usage") {
		t.Errorf("help: exit %d, %q", code, out.String())
	}
}

func TestTheFirstManagerThatIsThereIsUsed(t *testing.T) {
	m, ok := present(managers, func(name string) bool { return name == "dnf" || name == "pacman" })
	if !ok || m.command != "dnf" {
		t.Errorf("got %q, %t", m.command, ok)
	}
	if _, ok := present(managers, func(string) bool { return false }); ok {
		t.Error("a manager was found where there is none")
	}
}

func TestOnlyWhatIsMissingIsInstalled(t *testing.T) {
	for _, m := range managers {
		got := m.missing(func(p string) bool { return p == "gcc" })
		if slices.Contains(got, "gcc") || !slices.Contains(got, m.display) || len(got) != len(m.packages) {
			t.Errorf("%s installs %v", m.command, got)
		}
	}
}

func TestWhatOtherSystemsNeedIsSaid(t *testing.T) {
	if !strings.Contains(needed("darwin"), "xcode-select") || !strings.Contains(needed("windows"), "gcc") {
		t.Error("macOS or Windows is not told what it needs")
	}
}

func TestTheImportTableFindsWhatIsAstray(t *testing.T) {
	for _, c := range []struct {
		p     pkg
		wrong int
	}{
		{pkg{ImportPath: "doemee/data/coalition", Imports: []string{"strings", "crypto/sha256"}}, 0},
		{pkg{ImportPath: "doemee/data/coalition", Imports: []string{"doemee/assets"}}, 1},
		{pkg{ImportPath: "doemee/data/coalition", Imports: []string{"golang.org/x/text/cases"}}, 1},
		{pkg{ImportPath: "doemee/data/sheet", Imports: []string{"github.com/xuri/excelize/v2"}}, 1},
		{pkg{ImportPath: "doemee/data/sheet", TestImports: []string{"github.com/xuri/excelize/v2"}}, 0},
		{pkg{ImportPath: "doemee/data/report", Imports: []string{"fyne.io/fyne/v2"}}, 1},
		{pkg{ImportPath: "doemee/ui/agenda", Imports: []string{"doemee/ui/kit", "doemee/ui/projects"}}, 1},
		{pkg{ImportPath: "doemee/ui", Imports: []string{"doemee/ui/agenda", "doemee/ui/form"}}, 0},
		{pkg{ImportPath: "doemee/ui/session", Imports: []string{"fyne.io/fyne/v2"}}, 1},
		{pkg{ImportPath: "doemee/cmd/dev", Imports: []string{"doemee/data/coalition"}}, 1},
		{pkg{ImportPath: "doemee/data/cellar"}, 1},
	} {
		if got := astray(c.p); len(got) != c.wrong {
			t.Errorf("%s importing %v: %v", c.p.ImportPath, c.p.Imports, got)
		}
	}
}

func TestTheWindowIsLinkedInOnePlace(t *testing.T) {
	if got := astray(pkg{ImportPath: "doemee/ui/agenda", Imports: []string{"fyne.io/fyne/v2/app"}}); len(got) != 1 {
		t.Errorf("fyne's app package outside cmd/doemee: %v", got)
	}
	if got := astray(pkg{ImportPath: "doemee/cmd/doemee", Imports: []string{"fyne.io/fyne/v2/app"}}); len(got) != 0 {
		t.Errorf("fyne's app package in cmd/doemee: %v", got)
	}
}

func TestListsAreDecoded(t *testing.T) {
	got, err := decode(strings.NewReader(`{"ImportPath":"a"}{"ImportPath":"b","Imports":["c"]}`))
	if err != nil || len(got) != 2 || got[1].Imports[0] != "c" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := decode(strings.NewReader(`{"ImportPath":`)); err == nil {
		t.Error("half a list was taken")
	}
}

func TestShapesAreMeasured(t *testing.T) {
	long := "package a\n\nfunc f() {\n" + strings.Repeat("\tprintln()\n", 59) + "}\n"
	for _, c := range []struct {
		source string
		wrong  int
	}{
		{"package a\n\n// F is explained.\nfunc F() {}\n", 0},
		{"package a\n\nfunc F() {}\ntype T struct{}\nvar V, W = 1, 2\n", 4},
		{"package a\n\ntype t struct{}\n\nfunc (t) F() {}\n", 0},
		{"package a\n\n// E is an error.\ntype E struct{}\n\nfunc (E) Error() string { return \"\" }\n", 0},
		{"package a\n\nconst (\n\tA = 1 // explained beside it\n\tB = 2\n)\n", 1},
		{long, 1},
		{"package a\n" + strings.Repeat("\n", 400), 1},
	} {
		got, err := misshapen("a.go", []byte(c.source))
		if err != nil || len(got) != c.wrong {
			t.Errorf("%.40q: %v, %v", c.source, got, err)
		}
	}
}

func TestRequirementsAreRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "go.mod")
	if err := os.WriteFile(file, []byte("module a\n\nrequire b v1.0.0\nrequire (\n\tmodernc.org/libc v1.80.1 // indirect\n)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for module, want := range map[string]string{"b": "v1.0.0", "modernc.org/libc": "v1.80.1", "c": ""} {
		if got, err := requirement(file, module); got != want || (err != nil) != (want == "") {
			t.Errorf("%s: got %q, %v", module, got, err)
		}
	}
}

func dump(width, height int, paint func(x, y int) color.RGBA) []byte {
	raw := make([]byte, 100+12)
	put := func(n, v int) { binary.BigEndian.PutUint32(raw[4*n:], uint32(v)) }
	put(xwdHeaderSize, 100)
	put(xwdVersion, 7)
	put(xwdWidth, width)
	put(xwdHeight, height)
	put(xwdBits, 32)
	put(xwdBytesPerLine, 4*width)
	put(xwdPalette, 1)
	for y := range height {
		for x := range width {
			c := paint(x, y)
			raw = append(raw, c.B, c.G, c.R, 0)
		}
	}
	return raw
}

func TestAWindowIsToldFromAnEmptyScreen(t *testing.T) {
	for _, c := range []struct {
		name  string
		paint func(x, y int) color.RGBA
		want  bool
	}{
		{"black", func(int, int) color.RGBA { return color.RGBA{A: 255} }, false},
		{"white", func(int, int) color.RGBA { return color.RGBA{255, 255, 255, 255} }, false},
		{"window", func(x, y int) color.RGBA { return color.RGBA{uint8(201 + x%50), uint8(201 + y%50), 255, 255} }, true},
	} {
		picture, err := readXWD(dump(120, 80, c.paint))
		if err != nil {
			t.Fatal(err)
		}
		if got := alive(picture); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestCutPicturesAreRefused(t *testing.T) {
	whole := dump(10, 10, func(int, int) color.RGBA { return color.RGBA{} })
	for _, n := range []int{0, 50, 99, 111, len(whole) - 1} {
		if _, err := readXWD(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes were taken for a picture", n, len(whole))
		}
	}
}

func TestADisplayNumberMayComeInPieces(t *testing.T) {
	if got, err := firstLine(iotest.OneByteReader(strings.NewReader("117\n"))); err != nil || got != "117" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, cut := range []string{"", "11"} {
		if got, err := firstLine(strings.NewReader(cut)); err == nil {
			t.Errorf("%q was taken for the number %q", cut, got)
		}
	}
}

func TestOnlyADisplayThatAcceptsAClientIsReady(t *testing.T) {
	for _, c := range []struct {
		answer byte
		ready  bool
	}{{1, true}, {0, false}} {
		socket := filepath.Join(t.TempDir(), "X")
		listener, err := net.Listen("unix", socket)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			if server, err := listener.Accept(); err == nil {
				_, _ = server.Write([]byte{c.answer})
			}
		}()
		held, err := greetAt(socket)
		if (err == nil) != c.ready {
			t.Errorf("answer %d: %v", c.answer, err)
		}
		if held != nil {
			_ = held.Close()
		}
		_ = listener.Close()
	}
}

func TestAnOlderWriterIsNotTheOneThatIsNamed(t *testing.T) {
	modules := t.TempDir()
	if err := os.Mkdir(filepath.Join(modules, "xlsx"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(modules, "xlsx", "package.json"), []byte("{\n  \"name\": \"xlsx\",\n  \"version\": \"0.18.5\"\n}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for named, want := range map[string]bool{"xlsx@0.18.5": true, "xlsx@0.18": false, "exceljs@4.4.0": false} {
		if got := installed(modules, []string{named}); got != want {
			t.Errorf("%s: %t, want %t", named, got, want)
		}
	}
}

func TestAPeerIsFoundByItsFileOrItsCommand(t *testing.T) {
	here := filepath.Join(t.TempDir(), "here")
	if err := os.WriteFile(here, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]bool{here: true, here + "not": false, "go": true, "no-such-command": false} {
		if got := (peer{file: file}).there(); got != want {
			t.Errorf("%s: %t, want %t", file, got, want)
		}
	}
}

func TestLicencesAreToldApart(t *testing.T) {
	for want, text := range map[string]string{
		"MIT":          "Copyright (c) 2020\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of this software",
		"BSD-3-Clause": "Redistributions in binary form must reproduce the above copyright\nnotice … Neither the name may be used to endorse or\npromote products derived from this software",
		"BSD-2-Clause": "Redistributions in binary form must reproduce the above copyright notice",
		"Apache-2.0":   "Apache License\n   Version 2.0, January 2004",
		"":             "All rights reserved. Ask first.",
	} {
		if got := licenceOf(text); got != want {
			t.Errorf("%q was taken for %q", text, got)
		}
	}
	for _, m := range []module{{path: "a"}, {path: "b", licences: []string{"SSPL-1.0"}}, {path: "c", licences: []string{"MIT", "CC-BY-NC-4.0"}}} {
		if m.unfit() == "" {
			t.Errorf("%+v may be linked", m)
		}
	}
}

func TestTheBillHoldsEveryModuleAndIsTheSameTwice(t *testing.T) {
	modules := []module{{path: "example.org/a", version: "v1.2.3", licences: []string{"MIT"}}}
	bill, err := billOf(modules, "1.2.3")
	again, _ := billOf(modules, "1.2.3")
	if err != nil || string(bill) != string(again) || !strings.Contains(string(bill), `"version": "1.2.3"`) || !strings.Contains(string(bill), `"purl": "pkg:golang/example.org/a@v1.2.3"`) {
		t.Errorf("%s (%v)", bill, err)
	}
}

func TestNobodyReachesForTheNetwork(t *testing.T) {
	wrong := astray(pkg{ImportPath: "doemee/data/exchange", Imports: []string{"net/url", "net/http"}})
	if len(wrong) != 1 || !strings.Contains(wrong[0], "net/http") {
		t.Errorf("got %v", wrong)
	}
}

func TestWhatCouldReachANetworkIsLookedAtFirst(t *testing.T) {
	found := map[string][]string{}
	reaching("github.com/xuri/excelize/v2 bytes net/http\nexample.org/new net/url net crypto/tls\nexample.org/quiet bytes\n", found)
	reaching("example.org/new net\n", found)
	if len(found) != 2 || !slices.Equal(found["example.org/new"], []string{"net", "crypto/tls"}) {
		t.Errorf("found are %v", found)
	}
	if err := newcomers(found); err == nil || !strings.Contains(err.Error(), "example.org/new") || strings.Contains(err.Error(), "excelize") {
		t.Errorf("got %v", err)
	}
}

func TestTheLastLineTellsWhy(t *testing.T) {
	if got := lastLine("one\nno such host\n\nexit status 1\n"); got != "no such host" {
		t.Errorf("got %q", got)
	}
}
