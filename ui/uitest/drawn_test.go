package uitest_test

import (
	"image/color"
	"strings"
	"testing"

	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestLooksDifferInColoursOnly(t *testing.T) {
	light, dark := theme.New(theme.Light, 1).Palette, theme.New(theme.Dark, 1).Palette
	mark := func(text string, c color.NRGBA) []uitest.Mark {
		return []uitest.Mark{{Text: text, Colors: []color.Color{c}}}
	}
	for _, c := range []struct {
		light, dark []uitest.Mark
		want, fault string
	}{
		{mark("0,0 9x9 area", light.Good), mark("0,0 9x9 area", dark.Good), "0,0 9x9 area Good\n", ""},
		{mark("0,0 9x9 area", light.Bars[3]), mark("0,0 9x9 area", dark.Bars[3]), "0,0 9x9 area Bars\n", ""},
		{mark("0,0 9x9 area", light.Good), mark("0,0 9x9 area", dark.Bad), "0,0 9x9 area other\n", ""},
		{mark("0,0 9x9 area", light.Good), mark("0,0 9x8 area", dark.Good), "", "0,0 9x8 area"},
		{mark("0,0 9x9 area", light.Good), nil, "", "draws 0 things"},
	} {
		got, err := uitest.Same(map[theme.Mode][]uitest.Mark{theme.Light: c.light, theme.Dark: c.dark})
		if got != c.want || (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("got %q and %v, want %q and %q", got, err, c.want, c.fault)
		}
	}
}
