package main

import (
	"bytes"
	"context"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"doemee/cmd/dev/parcel"
)

// identity is the name under which systems know the program.
const identity = "nl.smartsociety.doemee"

// windowTags leave out what only developers need, and the pictures of emoji.
var windowTags = []string{"migrated_fynedo", "no_emoji"}

// linux packs both programs for Linux: an archive that one person installs without rights, and a Debian package.
func (r *release) linux(ctx context.Context, b *bench) error {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return errors.New("the packages for Linux are made on Linux, amd64")
	}
	window, err := r.build(ctx, b, []string{"CGO_ENABLED=1"}, "./cmd/doemee", "", windowTags...)
	if err != nil {
		return err
	}
	terminal, err := r.terminal(ctx, b, "linux/amd64")
	if err != nil {
		return err
	}
	shared, err := r.shared(ctx, b)
	if err != nil {
		return err
	}
	shared.AddProgram("bin/doemee", window)
	shared.AddProgram("bin/doemeectl", terminal)
	if err := r.archive(shared); err != nil {
		return err
	}
	depends, err := dependsOn(window)
	if err != nil {
		return err
	}
	return r.debian(ctx, b, shared, depends)
}

// shared gathers what a desktop wants to know of a program, checked by the desktop's own programs.
func (r *release) shared(ctx context.Context, b *bench) (parcel.Parcel, error) {
	p := parcel.Parcel{When: r.when}
	for _, part := range []struct {
		from, to string
		check    []string
	}{
		{identity + ".desktop", "share/applications/", []string{"desktop-file-validate"}},
		{identity + ".metainfo.xml", "share/metainfo/", []string{"appstreamcli", "validate", "--no-net"}},
		{identity + ".xml", "share/mime/packages/", nil},
	} {
		body, err := r.filled("linux/" + part.from)
		if err != nil {
			return p, err
		}
		if part.check != nil {
			path, err := r.keep(part.from, body)
			if err != nil {
				return p, err
			}
			if err := b.do(ctx, nil, part.check[0], append(part.check[1:], path)...); err != nil {
				return p, err
			}
		}
		p.Add(part.to+part.from, body)
	}
	for from, to := range map[string]string{"doemee.png": "512x512/apps/" + identity + ".png", "doemee.svg": "scalable/apps/" + identity + ".svg"} {
		body, err := os.ReadFile(filepath.Join("assets", "icons", from))
		if err != nil {
			return p, err
		}
		p.Add("share/icons/hicolor/"+to, body)
	}
	return p, nil
}

// archive writes the archive with its own way to install.
func (r *release) archive(shared parcel.Parcel) error {
	script, err := r.filled("linux/install.sh")
	if err != nil {
		return err
	}
	p := parcel.Parcel{When: r.when, Files: append(slices.Clone(shared.Files), r.texts.Files...)}
	p.AddProgram("install.sh", script)
	name := r.name("linux-amd64")
	return r.write(name+".tar.gz", func(out *bytes.Buffer) error { return p.Under(name).Tar(out) })
}

// debian writes the Debian package, and tries whether it goes into an empty system and out of it again.
func (r *release) debian(ctx context.Context, b *bench, shared parcel.Parcel, depends string) error {
	p := shared.Under("usr")
	changes, copyright := []byte(nil), []byte(nil)
	for _, f := range r.texts.Files {
		switch f.Name {
		case "CHANGELOG.md":
			changes = f.Body
		case "LICENSE":
			copyright = f.Body
		default:
			p.Add("usr/share/doc/doemee/"+f.Name, f.Body)
		}
	}
	squeezed, err := parcel.Squeezed(changes)
	if err != nil {
		return err
	}
	p.Add("usr/share/doc/doemee/changelog.gz", squeezed)
	p.Add("usr/share/doc/doemee/copyright", copyright)
	name := "doemee_" + r.version + "_amd64.deb"
	err = r.write(name, func(out *bytes.Buffer) error {
		return p.Deb(out, parcel.Control{Package: "doemee", Version: r.version, Architecture: "amd64", Maintainer: "The founders of Doe mee <doemee@example.org>",
			Depends: depends, Recommends: "libgl1-mesa-dri",
			Text: []string{"commitments of an organisation to a coalition, offline", "Members of the Smart Society coalition record in ten short questions what their",
				"organisation commits to, and hand that in as an Excel workbook. Everything is in", "one file; the program opens no network connection."}})
	})
	if err != nil {
		return err
	}
	return r.tried(ctx, b, filepath.Join(r.folder, name))
}

// tried installs a Debian package in an empty system, counts its files, and removes it again.
func (r *release) tried(ctx context.Context, b *bench, deb string) error {
	root := filepath.Join(r.work, "root")
	for _, folder := range []string{"var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(root, "var/lib/dpkg/status"), nil, 0o644); err != nil {
		return err
	}
	dpkg := func(args ...string) error {
		said, err := askWith(ctx, nil, "dpkg", append([]string{"--root=" + root, "--force-not-root", "--force-depends", "--force-script-chrootless", "--log=/dev/null"}, args...)...)
		if err != nil {
			return fmt.Errorf("%w\n%s", err, said)
		}
		return nil
	}
	if err := dpkg("--install", deb); err != nil {
		return err
	}
	if _, err := ask(ctx, filepath.Join(root, "usr/bin/doemeectl"), "version"); err != nil {
		return err
	}
	if err := dpkg("--purge", "doemee"); err != nil {
		return err
	}
	if left, err := os.ReadDir(filepath.Join(root, "usr")); err == nil && len(left) > 0 {
		return fmt.Errorf("removing %s left %s behind", deb, left[0].Name())
	}
	b.say("   installed in an empty system, run, and removed without a trace")
	return nil
}

// soNames are the Debian packages of the libraries that the window asks the system for.
var soNames = map[string]string{"libGL.so.1": "libgl1", "libX11.so.6": "libx11-6", "libm.so.6": "libc6", "libc.so.6": "libc6", "libdl.so.2": "libc6",
	"libpthread.so.0": "libc6", "librt.so.1": "libc6", "libresolv.so.2": "libc6", "libXrandr.so.2": "libxrandr2", "libXxf86vm.so.1": "libxxf86vm1", "libXi.so.6": "libxi6",
	"libXcursor.so.1": "libxcursor1", "libXinerama.so.1": "libxinerama1", "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
	"libwayland-egl.so.1": "libwayland-egl1", "libxkbcommon.so.0": "libxkbcommon0", "libEGL.so.1": "libegl1"}

// loaded are libraries that the window looks for only when it runs, so that the program itself does not name them.
var loaded = []string{"libxcursor1", "libxrandr2", "libxinerama1", "libxi6", "libwayland-client0", "libwayland-cursor0", "libxkbcommon0"}

// dependsOn is what a Debian system must have to run a program, read from the program.
func dependsOn(program []byte) (string, error) {
	file, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return "", err
	}
	names, err := file.ImportedLibraries()
	if err != nil {
		return "", err
	}
	symbols, err := file.ImportedSymbols()
	if err != nil {
		return "", err
	}
	packages := slices.Clone(loaded)
	for _, name := range names {
		of, known := soNames[name]
		if !known {
			return "", fmt.Errorf("the program needs %s; cmd/dev/forlinux.go does not say of which package that is", name)
		}
		if of != "libc6" {
			packages = append(packages, of)
		}
	}
	slices.Sort(packages)
	return strings.Join(append([]string{"libc6 (>= " + newestC(symbols) + ")"}, slices.Compact(packages)...), ", "), nil
}

// newestC is the oldest version of the C library that has all that a program asks of it.
func newestC(symbols []elf.ImportedSymbol) string {
	newest := "2.17"
	for _, s := range symbols {
		if v, ok := strings.CutPrefix(s.Version, "GLIBC_"); ok && s.Version != "GLIBC_PRIVATE" && later(v, newest) {
			newest = v
		}
	}
	return newest
}

// later compares two versions number by number.
func later(a, b string) bool {
	one, other := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(one), len(other)) {
		if one[i] != other[i] {
			return len(one[i]) > len(other[i]) || len(one[i]) == len(other[i]) && one[i] > other[i]
		}
	}
	return len(one) > len(other)
}
