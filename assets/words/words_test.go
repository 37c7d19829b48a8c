package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{[a-zA-Z]+\}`)

func TestEveryKeyStandsInBothLanguages(t *testing.T) {
	nl, en := In(NL), In(EN)
	for _, key := range nl.Keys() {
		if !en.Has(key) {
			t.Errorf("%s has no English text", key)
		}
	}
	for _, key := range en.Keys() {
		if !nl.Has(key) {
			t.Errorf("%s has no Dutch text", key)
		}
	}
}

func TestTranslationsFillTheSamePlaces(t *testing.T) {
	for _, key := range In(NL).Keys() {
		nl := places(In(NL).texts[key])
		if en := places(In(EN).texts[key]); !slices.Equal(nl, en) {
			t.Errorf("%s: Dutch fills %v, English fills %v", key, nl, en)
		}
	}
}

func TestNoTextIsEmptyOrUntidy(t *testing.T) {
	for _, l := range Languages {
		for key, text := range In(l).texts {
			if strings.TrimSpace(text) != text || text == "" {
				t.Errorf("%s %s: %q", l, key, text)
			}
		}
	}
}

func places(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestSayFillsPlaceholdersOnce(t *testing.T) {
	w := &Words{language: EN, texts: map[string]string{"a": "{x} and {y}", "n.one": "{n} thing", "n.other": "{n} things"}}
	for _, c := range []struct{ got, want string }{
		{w.Say("a", "x", "{y}", "y", "2"), "{y} and 2"},
		{w.Fill("a", map[string]string{"x": "1", "y": "2"}), "1 and 2"},
		{w.Say("none"), "[none]"},
		{w.Count("n", 1), "1 thing"},
		{w.Count("n", 0), "0 things"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestParseLanguage(t *testing.T) {
	for locale, want := range map[string]Language{"nl": NL, "en-GB": EN, "EN": EN, "nl_NL.UTF-8": NL, "C": NL, "": NL} {
		if got := ParseLanguage(locale); got != want {
			t.Errorf("%q: got %s, want %s", locale, got, want)
		}
	}
}
