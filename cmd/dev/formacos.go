package main

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"runtime"

	"doemee/cmd/dev/parcel"
)

// macos packs the window as an application, on a Mac: it can't be built elsewhere. Nobody has tried it yet; the page for
// administrators says so.
func (r *release) macos(ctx context.Context, b *bench) error {
	if runtime.GOOS != "darwin" {
		b.say("   left out: the window for macOS is built on a Mac. doemeectl for macOS is packed above")
		return nil
	}
	window, err := r.build(ctx, b, []string{"CGO_ENABLED=1"}, "./cmd/doemee", "", windowTags...)
	if err != nil {
		return err
	}
	bundle, err := r.bundle(window)
	if err != nil {
		return err
	}
	return r.write(r.name("macos-"+runtime.GOARCH+"-untested.zip"), func(out *bytes.Buffer) error { return bundle.Zip(out) })
}

// bundle is the folder that macOS shows as one application.
func (r *release) bundle(window []byte) (parcel.Parcel, error) {
	p := parcel.Parcel{When: r.when}
	about, err := r.filled("macos/Info.plist")
	if err != nil {
		return p, err
	}
	raw, err := os.ReadFile("assets/icons/doemee.png")
	if err != nil {
		return p, err
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return p, err
	}
	icon, err := parcel.MacIcon(picture)
	if err != nil {
		return p, err
	}
	p.Add("Contents/Info.plist", about)
	p.Add("Contents/Resources/doemee.icns", icon)
	for _, f := range r.texts.Files {
		p.Add("Contents/Resources/"+f.Name, f.Body)
	}
	p.AddProgram("Contents/MacOS/doemee", window)
	return p.Under("Doe mee.app"), nil
}
