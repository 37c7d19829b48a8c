package exchange

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
)

func TestWritePrintView(t *testing.T) {
	path := filepath.Join(t.TempDir(), "page.html")
	c := complete(t, 2)
	must(t, WritePrintView(t.Context(), path, c, Bundled(), coalition.DateOf(today), words.EN))
	raw, err := os.ReadFile(path)
	must(t, err)
	var direct bytes.Buffer
	must(t, PrintView(&direct, c, Bundled(), coalition.DateOf(today), words.EN))
	if !bytes.Equal(raw, direct.Bytes()) || !strings.Contains(direct.String(), `<html lang="en">`) || strings.Contains(direct.String(), "alleen voor ons") {
		t.Errorf("%s", raw)
	}
	if err := WritePrintView(t.Context(), path, c, Bundled(), coalition.DateOf(today), words.EN); !errors.Is(err, database.ErrExists) {
		t.Errorf("over an existing page: %v", err)
	}
}

// The whole bundled agenda can be printed: every code of it has its word.
func TestThePrintViewKnowsEveryExample(t *testing.T) {
	_, made := demo(t, DemoWish{Organisations: 4, Commitments: 20, Seed: 5})
	for _, path := range made {
		if filepath.Ext(path) != ".doemee" {
			continue
		}
		c, _ := content(t, path)
		for _, l := range words.Languages {
			var page bytes.Buffer
			must(t, PrintView(&page, c, Bundled(), coalition.DateOf(today), l))
			for _, code := range []string{"icon-", "theme-", "effect-", "amb-", "bb-", "whole-term", "[field.", "[report."} {
				if strings.Contains(page.String(), ">"+code) || strings.Contains(page.String(), "; "+code) {
					t.Errorf("%s %s: a bare %s", path, l, code)
				}
			}
		}
	}
}

func TestInterruptedBeforeWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	c := complete(t, 1)
	for name, err := range map[string]error{
		"print": WritePrintView(ctx, filepath.Join(dir, "a"), c, Bundled(), coalition.DateOf(today), words.NL),
		"blank": Blank(ctx, filepath.Join(dir, "b"), Bundled(), c, words.NL),
	} {
		if FaultOf(err).Exit != ExitInterrupted {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left := files(t, dir); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestABlankFormIsTheSameEveryTime(t *testing.T) {
	dir := t.TempDir()
	c := complete(t, 2)
	before := c.Clone()
	for _, name := range []string{"a", "b"} {
		must(t, Blank(t.Context(), filepath.Join(dir, name), Bundled(), c, words.NL))
	}
	a, err := os.ReadFile(filepath.Join(dir, "a"))
	must(t, err)
	b, err := os.ReadFile(filepath.Join(dir, "b"))
	must(t, err)
	if !bytes.Equal(a, b) {
		t.Error("two forms differ")
	}
	if got, want := everything(c), everything(before); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("making a form changed the dossier")
	}
	if err := Blank(t.Context(), filepath.Join(dir, "a"), Bundled(), nil, words.NL); !errors.Is(err, database.ErrExists) {
		t.Errorf("over an existing form: %v", err)
	}
}
