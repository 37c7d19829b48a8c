package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAPersonWaitsForEachEventOnce(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	p := &person{ctx: ctx, home: t.TempDir()}
	if err := os.WriteFile(filepath.Join(p.home, "events"), []byte("screen welcome\nfocus Naam\nfocus Soort\nsaving do"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, b := p.until("focus "), p.until("focus "); a != "Naam" || b != "Soort" || p.err != nil {
		t.Errorf("waited for %q and %q: %v", a, b, p.err)
	}
	cancel()
	if p.until("saving done"); p.err == nil {
		t.Error("half a line was taken for an event")
	}
}

func TestAPersonWhoStoppedDoesNothing(t *testing.T) {
	p := &person{ctx: context.Background(), err: context.Canceled}
	p.sit()
	p.press("Tab")
	p.tabTo("Naam")
	p.leave()
	if p.program != nil || p.err != context.Canceled {
		t.Errorf("went on: %v", p.err)
	}
}

func TestAWrongThreadIsHeard(t *testing.T) {
	if wrongThread("Error in Fyne call thread, fyne.Do[AndWait] called") == nil || wrongThread("all is well") != nil {
		t.Error("Fyne's complaint is not understood")
	}
}
