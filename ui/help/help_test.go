package help

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"doemee/assets"
	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestEveryTopicHasAPageInBothLanguages(t *testing.T) {
	all := slices.Concat(topics, RegisterTopics)
	slices.Sort(all)
	all = slices.Compact(all)
	for _, l := range words.Languages {
		files, err := fs.Glob(assets.Help, "help/"+string(l)+"/*.md")
		if err != nil || len(files) != len(all) {
			t.Errorf("%s has %d pages for %d topics, %v", l, len(files), len(all), err)
		}
		for _, topic := range all {
			raw, err := assets.Help.ReadFile("help/" + string(l) + "/" + topic + ".md")
			if err != nil || !strings.HasPrefix(string(raw), "# ") || strings.Count(string(raw), "*")%2 != 0 {
				t.Errorf("%s %s: %v, %.20q", l, topic, err, raw)
			}
			if n := len(strings.Fields(string(raw))); n > 160 {
				t.Errorf("%s %s has %d words; nobody reads that", l, topic, n)
			}
		}
	}
}

func TestHelpShowsThePageOfAScreen(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	h := New(words.In(words.NL), Facts{Edition: exchange.Bundled(), Path: "/a/b.doemee", Keys: func() []Key { return []Key{{"Zoeken", "Ctrl+F"}} }})
	h.Visit(session.Place{Field: "handin"})
	if h.Where(nil).Field != "handin" || !uitest.Says(h.Object(), "Interne notities gaan nooit mee") {
		t.Error("the page on handing in is not shown")
	}
	uitest.Tap(t, h.Object(), "Toetsen")
	if !uitest.Says(h.Object(), "Ctrl+F") || !uitest.Says(h.Object(), "Zoeken") {
		t.Error("the keys are not shown")
	}
	uitest.Tap(t, h.Object(), "Over Doe mee")
	for _, want := range []string{exchange.Program, "EUPL-1.2", "SSA-2019-2020", "/a/b.doemee"} {
		if !uitest.Says(h.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestStarsStandOut(t *testing.T) {
	got := parts("Een **vet** en *schuin* woord")
	if len(got) != 5 || !got[1].Bold || got[1].Text != "vet" || !got[3].Bold || got[2].Bold {
		t.Errorf("got %+v", got)
	}
}
