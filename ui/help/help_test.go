package help

import (
	"io/fs"
	"regexp"
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
	for _, l := range words.Languages {
		files, err := fs.Glob(assets.Help, "help/"+string(l)+"/*.md")
		if err != nil || len(files) != len(everyPage()) {
			t.Errorf("%s has %d pages for %d topics and guides, %v", l, len(files), len(everyPage()), err)
		}
		for _, topic := range everyPage() {
			raw := read(t, l, topic)
			if !strings.HasPrefix(raw, "# ") || strings.Count(raw, "*")%2 != 0 || strings.Count(raw, "`")%2 != 0 {
				t.Errorf("%s %s: %.20q", l, topic, raw)
			}
		}
		for _, topic := range slices.Concat(topics, RegisterTopics) {
			if n := len(strings.Fields(read(t, l, topic))); n > 160 {
				t.Errorf("%s %s has %d words; nobody reads that", l, topic, n)
			}
		}
	}
}

// everyPage is every topic of both desks, and every guide, once.
func everyPage() []string {
	all := slices.Concat(topics, RegisterTopics, guides)
	slices.Sort(all)
	return slices.Compact(all)
}

func read(t *testing.T, l words.Language, topic string) string {
	t.Helper()
	raw, err := assets.Help.ReadFile("help/" + string(l) + "/" + topic + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// pointed is a picture or a link in a page: where it leads.
var pointed = regexp.MustCompile(`\]\(([^)]+)\)`)

func TestWhatAPagePointsAtIsThere(t *testing.T) {
	for _, l := range words.Languages {
		pictures := 0
		for _, topic := range everyPage() {
			for _, to := range pointed.FindAllStringSubmatch(read(t, l, topic), -1) {
				pictures++
				if _, err := fs.Stat(assets.Help, "help/"+string(l)+"/"+to[1]); err != nil {
					t.Errorf("%s %s points at %s: %v", l, topic, to[1], err)
				}
			}
		}
		files, err := fs.Glob(assets.Help, "help/"+string(l)+"/*.png")
		if err != nil || len(files) == 0 || len(files) != pictures {
			t.Errorf("%s: %d pictures, of which %d are shown, %v", l, len(files), pictures, err)
		}
	}
}

// A reader looks for the words of a page on the screen.
func TestAGuideNamesWhatTheScreensSay(t *testing.T) {
	bold := regexp.MustCompile(`\*\*([^*]+)\*\*`)
	for _, l := range words.Languages {
		w := words.In(l)
		said := map[string]bool{}
		for _, key := range w.Keys() {
			said[strings.Trim(w.Say(key), " +…›")] = true
		}
		for _, guide := range []string{"quickstart", "secretariat"} {
			for _, label := range bold.FindAllStringSubmatch(read(t, l, guide), -1) {
				if !said[label[1]] {
					t.Errorf("%s %s: nothing on the screens is called %q", l, guide, label[1])
				}
			}
		}
	}
}

func TestAGuideShowsItsTablesCodeAndPictures(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	h := New(words.In(words.NL), Facts{Edition: exchange.Bundled(), Keys: func() []Key { return nil }})
	uitest.Tap(t, h.Object(), "Voor beheerders")
	for _, want := range []string{"SHA256SUMS", "sha256sum --check --ignore-missing SHA256SUMS", "instellingen"} {
		if !uitest.Says(h.Object(), want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if uitest.Says(h.Object(), "|---|") || uitest.Says(h.Object(), "```") {
		t.Error("signs of the source are shown")
	}
	uitest.Tap(t, h.Object(), "Snel beginnen")
	if len(uitest.Named(h.Object(), "Het overzicht, met de vijf stappen naar inleveren")) != 1 {
		t.Error("the picture does not say what is on it")
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
