package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// patience is how long the first frame may take on a slow machine that draws without a graphics card.
const patience = 90 * time.Second

// windowed builds the program, starts it on an example in a window that nobody sees, and looks whether it was drawn.
func windowed(ctx context.Context, b *bench) error {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return errors.New("the display for tests, Xvfb, is missing: go run ./cmd/dev setup")
	}
	folder, err := os.MkdirTemp("", "doemee-window-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := b.do(ctx, nil, "go", "build", "-o", filepath.Join(folder, "doemee"), "./cmd/doemee"); err != nil {
		return err
	}
	demo := filepath.Join(folder, "demo")
	if err := b.do(ctx, nil, "go", "run", "./cmd/doemeectl", "demo", demo, "--organisations", "1", "--commitments", "7", "--seed", "1"); err != nil {
		return err
	}
	dossiers, err := filepath.Glob(filepath.Join(demo, "*.doemee"))
	if err != nil || len(dossiers) == 0 {
		return fmt.Errorf("the example has no dossier: %w", err)
	}
	return b.look(ctx, folder, dossiers[0])
}

// look starts a display and the program on it, and waits for a picture that is a window.
func (b *bench) look(ctx context.Context, folder, dossier string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	screen, err := openDisplay(ctx, folder)
	if err != nil {
		return err
	}
	defer screen.close()
	var said bytes.Buffer
	program := exec.Command(filepath.Join(folder, "doemee"), dossier)
	program.Env = append(os.Environ(), "DISPLAY=:"+screen.number, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_CACHE_HOME="+folder)
	program.Stdout, program.Stderr = &said, &said
	if err := program.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	err = drawn(ctx, filepath.Join(folder, "Xvfb_screen0"), ended)
	_ = program.Process.Kill()
	if err != nil {
		return fmt.Errorf("%w; it said:\n%s\nthe display said:\n%s", err, said.String(), screen.said.String())
	}
	if err := wrongThread(said.String()); err != nil {
		return err
	}
	b.say("   a frame was drawn: %s", filepath.Join(outFolder, "window.png"))
	return nil
}

// drawn waits until the screen shows a window with a picture in it.
func drawn(ctx context.Context, screen string, ended <-chan error) error {
	for {
		select {
		case err := <-ended:
			return fmt.Errorf("the program ended by itself: %w", err)
		case <-ctx.Done():
			return errors.New("no frame was drawn in time")
		case <-time.After(300 * time.Millisecond):
		}
		raw, err := os.ReadFile(screen)
		if err != nil {
			continue
		}
		picture, err := readXWD(raw)
		if err != nil {
			return err
		}
		if alive(picture) {
			return keepPicture(picture)
		}
	}
}

func keepPicture(p *screenshot) error {
	if err := os.MkdirAll(outFolder, 0o755); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(outFolder, "window.png"))
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(file, p.image), file.Close())
}
