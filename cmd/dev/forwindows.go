package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"

	"doemee/cmd/dev/parcel"
)

// Debian's compiler and resource compiler for Windows.
const (
	windowsC        = "x86_64-w64-mingw32-gcc"
	windowsResource = "x86_64-w64-mingw32-windres"
)

// resourceFile stands where the linker looks for it while the window is built for Windows, and not longer.
const resourceFile = "cmd/doemee/rsrc_windows_amd64.syso"

// windows packs both programs for Windows in one folder, which keeps what the programs remember beside them: a stick will do.
func (r *release) windows(ctx context.Context, b *bench) error {
	if err := r.resource(ctx, b); err != nil {
		return err
	}
	window, err := r.build(ctx, b, []string{"CGO_ENABLED=1", "CC=" + windowsC, "GOOS=windows", "GOARCH=amd64"}, "./cmd/doemee", "-H windowsgui", windowTags...)
	if err = errors.Join(err, os.Remove(resourceFile)); err != nil {
		return err
	}
	terminal, err := r.terminal(ctx, b, "windows/amd64")
	if err != nil {
		return err
	}
	programs := map[string][]byte{"doemee.exe": window, "doemeectl.exe": terminal}
	if err := r.sign(ctx, b, programs); err != nil {
		return err
	}
	p := parcel.Parcel{When: r.when, Files: append([]parcel.File(nil), r.texts.Files...)}
	for name, body := range programs {
		p.AddProgram(name, body)
	}
	for _, name := range []string{"portable.txt", "LEESMIJ.txt", "koppelen.cmd", "ontkoppelen.cmd"} {
		body, err := r.filled("windows/" + name)
		if err != nil {
			return err
		}
		p.Add(name, bytes.ReplaceAll(body, []byte("\n"), []byte("\r\n")))
	}
	name := r.name("windows-amd64-portable")
	return r.write(name+".zip", func(out *bytes.Buffer) error { return p.Under(name).Zip(out) })
}

// resource compiles the icon, the version and the manifest into what the linker takes along.
func (r *release) resource(ctx context.Context, b *bench) error {
	file, err := os.Open("assets/icons/doemee.png")
	if err != nil {
		return err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return err
	}
	icon, err := parcel.Icon(picture)
	if err != nil {
		return err
	}
	if _, err := r.keep("doemee.ico", icon); err != nil {
		return err
	}
	for _, name := range []string{"doemee.rc", "doemee.manifest"} {
		body, err := r.filled("windows/" + name)
		if err != nil {
			return err
		}
		if _, err := r.keep(name, body); err != nil {
			return err
		}
	}
	compiled := filepath.Join(r.work, "doemee.syso")
	err = b.do(ctx, nil, windowsResource, "--target=pe-x86-64", "-I", r.work, "-i", filepath.Join(r.work, "doemee.rc"), "-o", compiled)
	if err != nil {
		return err
	}
	body, err := os.ReadFile(compiled)
	if err != nil {
		return err
	}
	return os.WriteFile(resourceFile, body, 0o644)
}

// The environment names what the Windows programs are signed with: a file with key and certificate, and one with its password.
// Neither is ever in the checkout.
const (
	signKey      = "DOEMEE_SIGN_PKCS12"
	signPassword = "DOEMEE_SIGN_PASSWORD_FILE"
)

// sign puts a signature on the programs where the environment names a key, and says so where it does not.
func (r *release) sign(ctx context.Context, b *bench, programs map[string][]byte) error {
	key := os.Getenv(signKey)
	if key == "" {
		b.say("   not signed: %s names no key", signKey)
		return nil
	}
	for name, body := range programs {
		from, err := r.keep(name, body)
		if err != nil {
			return err
		}
		to := filepath.Join(r.work, "signed-"+name)
		if err := signed(ctx, b, key, os.Getenv(signPassword), from, to); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if programs[name], err = os.ReadFile(to); err != nil {
			return err
		}
	}
	return nil
}

// signed signs one program as Windows checks it. A time stamp of a server is added by who has a network: this asks none.
func signed(ctx context.Context, b *bench, key, password, from, to string) error {
	return b.do(ctx, nil, "osslsigncode", "sign", "-pkcs12", key, "-readpass", password, "-h", "sha256", "-n", "Doe mee", "-in", from, "-out", to)
}
