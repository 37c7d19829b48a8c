package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

func TestATextIsReadWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	area := NewArea(2, func(string) {})
	w := test.NewTempWindow(t, container.NewVBox(area))
	w.Resize(fyne.NewSize(200, 400))
	short := area.MinSize().Height
	area.Put("Warmteprofielen van alle buurten in de gemeente, met per straat het gemiddelde verbruik en de bron ervan.")
	if grown := area.MinSize().Height; grown < 2*short {
		t.Errorf("it grew from %v to %v", short, grown)
	}
	area.Put(strings.Repeat("woord ", 2000))
	if most := area.MinSize().Height; most > 5*short {
		t.Errorf("a very long text takes %v", most)
	}
	area.Put("kort")
	if area.MinSize().Height != short {
		t.Error("it does not shrink again")
	}
}

func TestAPathStandsOnAsManyLinesAsItNeeds(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	kept, submitted := "", ""
	path := NewLong(func(text string) { kept = text })
	path.OnSubmitted = func(text string) { submitted = text }
	w := test.NewTempWindow(t, container.NewVBox(path))
	w.Resize(fyne.NewSize(200, 400))
	one := path.MinSize().Height
	long := "/home/jan/Documenten/smart-society/toezeggingen/gemeente-voorbeeldstad.doemee"
	path.Put("")
	w.Canvas().Focus(path)
	path.SetText(long)
	if path.MinSize().Height < 2*one {
		t.Errorf("a long path takes %v, a short one %v", path.MinSize().Height, one)
	}
	path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if kept != long || submitted != long || strings.Contains(path.Text, "\n") {
		t.Errorf("Enter kept %q and submitted %q", kept, submitted)
	}
}
