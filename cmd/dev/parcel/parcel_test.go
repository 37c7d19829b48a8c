package parcel

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var moment = time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)

func sample() Parcel {
	p := Parcel{When: moment}
	p.Add("usr/share/doc/a.txt", []byte("één"))
	p.AddProgram("usr/bin/a", []byte("#!/bin/sh\n"))
	return p
}

var control = Control{Package: "a", Version: "1.2.3", Architecture: "amd64", Maintainer: "Somebody <a@example.org>", Depends: "libc6", Text: []string{"short", "longer"}}

func TestTheOrderInWhichFilesComeDoesNotMatter(t *testing.T) {
	turned := sample()
	slices.Reverse(turned.Files)
	for name, wrap := range map[string]func(Parcel, io.Writer) error{"tar": Parcel.Tar, "zip": Parcel.Zip,
		"deb": func(p Parcel, w io.Writer) error { return p.Deb(w, control) }} {
		var one, other bytes.Buffer
		if err := errors.Join(wrap(sample(), &one), wrap(turned, &other)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), other.Bytes()) {
			t.Errorf("%s: the bytes differ", name)
		}
	}
}

func TestAnArchiveHasItsFilesAndTheirRights(t *testing.T) {
	var out bytes.Buffer
	if err := sample().Under("a-1").Tar(&out); err != nil {
		t.Fatal(err)
	}
	squeezed, err := gzip.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	in, got := tar.NewReader(squeezed), map[string]int64{}
	for {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || !h.ModTime.Equal(moment) || h.Uid != 0 || h.Uname != "root" {
			t.Fatalf("%+v, %v", h, err)
		}
		got[h.Name] = h.Mode
	}
	if got["a-1/usr/bin/a"] != 0o755 || got["a-1/usr/share/doc/a.txt"] != 0o644 || got["a-1/"] != 0o755 || len(got) != 7 {
		t.Errorf("got %v", got)
	}
}

func TestAZipCanBeReadBack(t *testing.T) {
	var out bytes.Buffer
	if err := sample().Zip(&out); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil || len(in.File) != 2 || in.File[0].Mode().Perm() != 0o755 || !in.File[1].Modified.Equal(moment) {
		t.Fatalf("%v, %+v", err, in)
	}
	body, err := in.Open("usr/share/doc/a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(body); err != nil || string(text) != "één" {
		t.Errorf("got %q, %v", text, err)
	}
}

// Debian's own program is the judge where it is there.
func TestDebianReadsThePackage(t *testing.T) {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		t.Skip("dpkg-deb is not here")
	}
	var out bytes.Buffer
	if err := sample().Deb(&out, control); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.deb")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ option, want string }{{"--info", "Version: 1.2.3"}, {"--info", " longer"}, {"--contents", "-rwxr-xr-x root/root"}, {"--contents", "./usr/share/doc/a.txt"}} {
		said, err := exec.Command("dpkg-deb", c.option, file).CombinedOutput()
		if err != nil || !strings.Contains(string(said), c.want) {
			t.Errorf("%s: no %q in\n%s%v", c.option, c.want, said, err)
		}
	}
}

func TestIconsHoldThePictureInEverySize(t *testing.T) {
	green := image.NewUniform(color.NRGBA{31, 122, 61, 255})
	picture := image.NewNRGBA(image.Rect(0, 0, 512, 512))
	for y := range 512 {
		for x := range 512 {
			picture.Set(x, y, green.C)
		}
	}
	windows, err := Icon(picture)
	if err != nil {
		t.Fatal(err)
	}
	mac, err := MacIcon(picture)
	if err != nil {
		t.Fatal(err)
	}
	for icon, sides := range map[string][]int{string(windows): iconSizes, string(mac): {128, 256, 512}} {
		parts := strings.Split(icon, "\x89PNG")
		if len(parts) != len(sides)+1 {
			t.Fatalf("%d pictures for %d sizes", len(parts)-1, len(sides))
		}
		for i, side := range sides {
			one, err := png.Decode(strings.NewReader("\x89PNG" + parts[i+1]))
			if err != nil || one.Bounds().Dx() != side || color.NRGBAModel.Convert(one.At(side/2, side/2)) != green.C {
				t.Errorf("%d: %v, %v", side, err, one.Bounds())
			}
		}
	}
}
