package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"doemee/cmd/dev/parcel"
)

// targets are the systems that doemeectl is made for. It needs no C, so that any machine makes it for all of them.
var targets = []string{"linux/amd64", "linux/arm64", "windows/amd64", "windows/arm64", "darwin/amd64", "darwin/arm64"}

// terminals packs doemeectl for every system. The name of the system is the one by which people know it.
func (r *release) terminals(ctx context.Context, b *bench) error {
	for _, target := range targets {
		program, err := r.terminal(ctx, b, target)
		if err != nil {
			return err
		}
		system, machine, _ := strings.Cut(strings.Replace(target, "darwin", "macos", 1), "/")
		name := r.name("doemeectl-" + system + "-" + machine)
		p := parcel.Parcel{When: r.when, Files: append([]parcel.File(nil), r.texts.Files...)}
		if system == "windows" {
			p.AddProgram("doemeectl.exe", program)
			err = r.write(name+".zip", func(out *bytes.Buffer) error { return p.Under(name).Zip(out) })
		} else {
			p.AddProgram("doemeectl", program)
			err = r.write(name+".tar.gz", func(out *bytes.Buffer) error { return p.Under(name).Tar(out) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *release) terminal(ctx context.Context, b *bench, target string) ([]byte, error) {
	system, machine, _ := strings.Cut(target, "/")
	return r.build(ctx, b, []string{"CGO_ENABLED=0", "GOOS=" + system, "GOARCH=" + machine}, "./cmd/doemeectl", "")
}

// keep puts a file where it is needed while the packages are made.
func (r *release) keep(name string, body []byte) (string, error) {
	path := filepath.Join(r.work, name)
	return path, os.WriteFile(path, body, 0o644)
}
