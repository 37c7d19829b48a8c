package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// repackaged makes the packages again as a stranger would: of a fresh copy of the last commit in a folder of another name, with an
// empty build cache. It fails when a byte differs from what lies in out/packages.
func repackaged(ctx context.Context, b *bench) error {
	before, err := sumsIn(filepath.Join(outFolder, "packages"))
	if err != nil {
		return fmt.Errorf("there is nothing to compare with: go run ./cmd/dev package: %w", err)
	}
	folder, err := os.MkdirTemp("", "somewhere-else-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	checkout := filepath.Join(folder, "checkout")
	if err := b.do(ctx, nil, "git", "clone", "--quiet", ".", checkout); err != nil {
		return err
	}
	env := []string{"GOCACHE=" + filepath.Join(folder, "cache"), "GOFLAGS=-trimpath"}
	if err := b.do(ctx, env, "go", "run", "-C", checkout, "./cmd/dev", "package"); err != nil {
		return err
	}
	after, err := sumsIn(filepath.Join(checkout, outFolder, "packages"))
	if err != nil {
		return err
	}
	if err := different(before, after); err != nil {
		return err
	}
	b.say("made again elsewhere, from nothing: %d packages, the same bytes", strings.Count(after, "\n"))
	return nil
}

// different names every package whose checksum is not the same in both lists.
func different(before, after string) error {
	var wrong []error
	for _, pair := range [][2]string{{before, after}, {after, before}} {
		for line := range strings.Lines(pair[0]) {
			if !strings.Contains(pair[1], line) {
				wrong = append(wrong, fmt.Errorf("differs: %s", strings.TrimSpace(line)))
			}
		}
	}
	return errors.Join(wrong...)
}
