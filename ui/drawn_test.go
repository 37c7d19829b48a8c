package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestEveryScreenIsDrawnAsBefore compares what every screen of the example dossier draws, in both languages and at 100 and 200 %, with
// its golden file in testdata/drawn. The looks may differ in their colours only, so that one file stands for all. When a screen is
// meant to change: go test ./ui -run Drawn -update.
func TestEveryScreenIsDrawnAsBefore(t *testing.T) {
	for _, l := range words.Languages {
		for _, percent := range []int{100, 200} {
			if testing.Short() && (l != words.NL || percent != 100) {
				continue
			}
			t.Run(fmt.Sprintf("%s-%d", l, percent), func(t *testing.T) {
				for screen, looks := range allLooks(t, l, percent) {
					got, err := uitest.Same(looks)
					if err != nil {
						t.Errorf("%s: %v", screen, err)
						continue
					}
					golden(t, fmt.Sprintf("%s-%s-%d.txt", screen, l, percent), got)
				}
			})
		}
	}
}

// allLooks draws every screen in every set of colours.
func allLooks(t *testing.T, l words.Language, percent int) map[string]map[theme.Mode][]uitest.Mark {
	t.Helper()
	all := map[string]map[theme.Mode][]uitest.Mark{}
	s, q := atHome(t, l)
	var f *frame
	s.OnVisit(func(p session.Place) { f.visit(p) })
	s.Watch(func(e session.Event) { f.refresh(e) })
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} { // high contrast draws edges that the others do not
		uitest.Dress(t, mode, float32(percent)/100)
		preferences := &session.Preferences{Language: l, Mode: string(theme.Light), Percent: percent}
		f = newFrame(dossierDesk(s, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
		w := test.NewTempWindow(t, f.object)
		w.SetPadded(false)
		keep := func(name string, o fyne.CanvasObject) {
			uitest.Settle(s, q)
			w.Resize(small.AddWidthHeight(0, 1)) // wrapped texts know their height once they know their width
			w.Resize(small)
			if all[name] == nil {
				all[name] = map[theme.Mode][]uitest.Mark{}
			}
			all[name][mode] = uitest.Drawn(o)
		}
		for _, e := range f.desk.entries {
			f.visit(session.Place{Screen: e.code})
			keep(e.code, f.room)
		}
		f.visit(session.Place{Screen: "projects", Field: "icon-climate-energy"})
		keep("project", f.room)
		f.search.SetText("data")
		keep("search", f.room)
		keep("frame", f.object.Objects[0])
	}
	return all
}

// golden compares a text with its file, or writes it there.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "drawn", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("no golden file: %v", err)
		return
	}
	if line := firstOther(string(want), got); line != "" {
		t.Errorf("%s: %s", name, line)
	}
}

// firstOther is the first line in which two texts differ, empty when they are the same.
func firstOther(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		was, is := "nothing", "nothing"
		if i < len(a) {
			was = a[i]
		}
		if i < len(b) {
			is = b[i]
		}
		if was != is {
			return fmt.Sprintf("line %d was\n\t%s\nand is\n\t%s", i+1, was, is)
		}
	}
	return ""
}
