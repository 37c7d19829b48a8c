package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// luminance and ratio follow WCAG 2.2, "relative luminance" and "contrast ratio".
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func ratio(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

type pair struct {
	what     string
	ink, bed color.NRGBA
}

func texts(p Palette) []pair {
	pairs := []pair{
		{"text on page", p.Text, p.Page}, {"text on surface", p.Text, p.Surface}, {"text on field", p.Text, p.Field},
		{"text under the mouse", p.Text, p.Hover}, {"second line on page", p.Muted, p.Page}, {"second line on surface", p.Muted, p.Surface},
		{"second line under the mouse", p.Muted, p.Hover}, {"placeholder", p.Muted, p.Field},
		{"main button", p.OnPrimary, p.Primary}, {"main button under the mouse", p.OnPrimary, p.PrimaryHover},
		{"link on page", p.Link, p.Page}, {"link on surface", p.Link, p.Surface}, {"link under the mouse", p.Link, p.Hover},
		{"selected", p.SelectedText, p.Selected}, {"disabled on surface", p.Disabled, p.Surface}, {"disabled on page", p.Disabled, p.Page},
		{"good", p.Good, p.GoodBack}, {"warn", p.Warn, p.WarnBack}, {"bad", p.Bad, p.BadBack}, {"info", p.Info, p.InfoBack},
		{"neutral", p.Neutral, p.NeutralBack}, {"good on surface", p.Good, p.Surface}, {"warn on surface", p.Warn, p.Surface},
		{"bad on surface", p.Bad, p.Surface},
	}
	for _, bar := range p.Bars {
		pairs = append(pairs, pair{"text on a bar", p.OnBar, bar})
	}
	for i, heat := range p.Heat {
		pairs = append(pairs, pair{"text on a warm cell", p.OnHeat[i], heat})
	}
	return pairs
}

func controls(p Palette) []pair {
	pairs := []pair{
		{"edge of a field on surface", p.FieldEdge, p.Surface}, {"edge of a field on page", p.FieldEdge, p.Page},
		{"focus on surface", p.Focus, p.Surface}, {"focus on page", p.Focus, p.Page}, {"bad edge", p.Bad, p.Field},
		{"main button on surface", p.Primary, p.Surface},
	}
	for _, bar := range p.Bars {
		pairs = append(pairs, pair{"bar on its track", bar, p.Track}, pair{"bar on surface", bar, p.Surface})
	}
	return pairs
}

func TestEveryTextCanBeRead(t *testing.T) {
	for _, mode := range Modes {
		for _, c := range texts(New(mode, 1).Palette) {
			if got := ratio(c.ink, c.bed); got < 4.5 {
				t.Errorf("%s, %s: %.2f, want at least 4.5", mode, c.what, got)
			}
		}
	}
}

func TestEveryControlCanBeSeen(t *testing.T) {
	for _, mode := range Modes {
		for _, c := range controls(New(mode, 1).Palette) {
			if got := ratio(c.ink, c.bed); got < 3 {
				t.Errorf("%s, %s: %.2f, want at least 3", mode, c.what, got)
			}
		}
	}
}

// What Fyne draws itself takes its colours by name; these are the pairs it lays on each other.
func TestFyneReadsToo(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{base.ColorNameForeground, base.ColorNameBackground}, {base.ColorNameForeground, base.ColorNameInputBackground},
		{base.ColorNameForeground, base.ColorNameButton}, {base.ColorNameForeground, base.ColorNameMenuBackground},
		{base.ColorNameForeground, base.ColorNameOverlayBackground}, {base.ColorNameForeground, base.ColorNameHeaderBackground},
		{base.ColorNameForeground, base.ColorNameHover}, {base.ColorNameForeground, base.ColorNameSelection},
		{base.ColorNamePlaceHolder, base.ColorNameInputBackground}, {base.ColorNameForegroundOnPrimary, base.ColorNamePrimary},
		{base.ColorNameForegroundOnError, base.ColorNameError}, {base.ColorNameForegroundOnSuccess, base.ColorNameSuccess},
		{base.ColorNameForegroundOnWarning, base.ColorNameWarning}, {base.ColorNameDisabled, base.ColorNameBackground},
		{base.ColorNameDisabled, base.ColorNameDisabledButton}, {base.ColorNameHyperlink, base.ColorNameBackground},
	}
	for _, mode := range Modes {
		th := New(mode, 1)
		for _, p := range pairs {
			ink := th.Color(p[0], base.VariantLight).(color.NRGBA)
			bed := th.Color(p[1], base.VariantLight).(color.NRGBA)
			if got := ratio(ink, bed); got < 4.5 {
				t.Errorf("%s, %s on %s: %.2f", mode, p[0], p[1], got)
			}
		}
	}
}

func TestSizesFollowTheText(t *testing.T) {
	if one, two := New(Light, 1).Size(base.SizeNameText), New(Light, 2).Size(base.SizeNameText); two != 2*one {
		t.Errorf("text is %v at 200 %%, %v at 100 %%", two, one)
	}
	if got := New(Light, 9).Size(base.SizeNameText); got != 28 {
		t.Errorf("text is %v beyond 200 %%, want 28", got)
	}
}

func TestEveryStyleHasAFont(t *testing.T) {
	th := New(Dark, 1)
	for _, s := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Monospace: true}, {Symbol: true}} {
		if th.Font(s) == nil {
			t.Errorf("no font for %+v", s)
		}
	}
}
