package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func provinces() []Option {
	return []Option{{"", "Kies…"}, {"dr", "Drenthe"}, {"fl", "Flevoland"}, {"fr", "Fryslân"}, {"ge", "Gelderland"}, {"gr", "Groningen"}, {"nb", "Noord-Brabant"},
		{"nh", "Noord-Holland"}, {"ov", "Overijssel"}, {"zh", "Zuid-Holland"}}
}

func TestPickerByKeyboard(t *testing.T) {
	key := func(names ...fyne.KeyName) []fyne.KeyName { return names }
	for _, c := range []struct {
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"fry", key(fyne.KeyReturn), "fr"},
		{"FRYSLÂN", key(fyne.KeyReturn), "fr"},
		{"holland", key(fyne.KeyDown, fyne.KeyReturn), "zh"},
		{"holland", key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnter), "nh"},
		{"o", key(fyne.KeyReturn), "ov"}, // what begins with it comes first
		{"gr", key(fyne.KeyEscape), ""},
		{"xyz", key(fyne.KeyReturn), ""},
		{"", key(fyne.KeyPageDown, fyne.KeyReturn), "ov"},
	} {
		test.NewTempApp(t)
		chosen := ""
		p := NewPicker(provinces(), func(code string) { chosen = code })
		w := test.NewTempWindow(t, p)
		w.Resize(fyne.NewSize(400, 500))
		w.Canvas().Focus(p)
		if c.typed == "" {
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		for i, r := range c.typed {
			if i == 0 {
				p.TypedRune(r)
			} else {
				p.search.TypedRune(r)
			}
		}
		for _, name := range c.keys {
			p.search.TypedKey(&fyne.KeyEvent{Name: name})
		}
		if chosen != c.want {
			t.Errorf("%q %v chose %q, want %q", c.typed, c.keys, chosen, c.want)
		}
	}
}

func TestPickerSaysWhatIsChosen(t *testing.T) {
	p := NewPicker(provinces(), func(string) {})
	for code, want := range map[string]string{"nb": "Noord-Brabant", "": "Kies…", "gone": "gone"} {
		p.Put(code)
		if p.Said() != want {
			t.Errorf("%q is shown as %q", code, p.Said())
		}
	}
}
