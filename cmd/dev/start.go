package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

const outFolder = "out"

// start builds the program and runs it; without a display it does the same job headless.
func start(ctx context.Context, b *bench) error {
	if err := setup(ctx, b); err != nil {
		return err
	}
	if !display() {
		return headless(ctx, b)
	}
	program := filepath.Join(outFolder, "doemee"+suffix())
	b.say("building %s (the first time takes some minutes)", program)
	if err := b.do(ctx, nil, "go", "build", "-o", program, "./cmd/doemee"); err != nil {
		return err
	}
	return b.do(ctx, nil, program)
}

func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

func display() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// headless makes an example, hands it in and draws every screen of it.
func headless(ctx context.Context, b *bench) error {
	b.say("there is no display: making an example, its workbook and pictures of every screen in %s", outFolder)
	demo := filepath.Join(outFolder, "demo")
	if err := os.RemoveAll(demo); err != nil {
		return err
	}
	if err := b.do(ctx, []string{"CGO_ENABLED=0"}, "go", "run", "./cmd/doemeectl", "demo", demo, "--organisations", "1", "--commitments", "7", "--seed", "1"); err != nil {
		return err
	}
	return shots(ctx, b)
}

// shots draws every screen without a display, with Fyne's own painter.
func shots(ctx context.Context, b *bench) error {
	folder, err := filepath.Abs(filepath.Join(outFolder, "shots"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	env := []string{"CGO_ENABLED=0", "DOEMEE_SHOTS=" + folder}
	if err := b.do(ctx, env, "go", "test", "./ui/...", "-run", "Shots", "-count=1"); err != nil {
		return err
	}
	made, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		return err
	}
	if err := renewGuides(made); err != nil {
		return err
	}
	b.say("%d pictures in %s", len(made), strings.TrimSuffix(filepath.Join(outFolder, "shots"), "/"))
	return nil
}

// guidePicture is how a picture for the guides is called among the others: its language and its name.
var guidePicture = regexp.MustCompile(`^guide-([a-z]{2})-(.+\.png)$`)

// renewGuides puts the pictures of the guides beside their pages, so that they show the program as it is.
func renewGuides(made []string) error {
	for _, path := range made {
		named := guidePicture.FindStringSubmatch(filepath.Base(path))
		if named == nil {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join("assets", "help", named[1], named[2]), raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}
