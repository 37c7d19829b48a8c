package coalition_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"doemee/data/coalition"
)

// texts walks through everything an edition says, with the place where it says it.
func texts(v reflect.Value, at string, tell func(at string, t coalition.Text)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), fmt.Sprintf("%s[%d]", at, i), tell)
		}
	case reflect.Struct:
		if t, ok := v.Interface().(coalition.Text); ok {
			tell(at, t)
			return
		}
		for i := range v.NumField() {
			texts(v.Field(i), at+"."+v.Type().Field(i).Name, tell)
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.?!]\s+`)

func TestTheEditionSpeaksBothLanguagesPlainly(t *testing.T) {
	const mostWords = 25
	seen := 0
	texts(reflect.ValueOf(*bundled(t)), "", func(at string, text coalition.Text) {
		seen++
		if (text.NL == "") != (text.EN == "") {
			t.Errorf("%s speaks one language: %+v", at, text)
		}
		if strings.TrimSpace(text.NL) != text.NL || strings.TrimSpace(text.EN) != text.EN {
			t.Errorf("%s has loose spaces: %+v", at, text)
		}
		for _, sentence := range sentenceEnd.Split(text.NL, -1) {
			if n := len(strings.Fields(sentence)); n > mostWords {
				t.Errorf("%s: a sentence of %d words: %s", at, n, sentence)
			}
		}
	})
	if seen < 200 {
		t.Errorf("only %d texts were looked at", seen)
	}
}

func TestTheEditionClaimsNothingThatIsNotKnown(t *testing.T) {
	e := bundled(t)
	if !reflect.DeepEqual(e.Secretariat, coalition.Secretariat{}) {
		t.Errorf("no source names a secretariat: %+v", e.Secretariat)
	}
	if len(e.Rounds) > 0 || e.Keys.Signing != "" || len(e.Keys.Sealing) > 0 {
		t.Errorf("no source gives rounds or keys: %+v, %+v", e.Rounds, e.Keys)
	}
	if !e.Declaration.Example || !strings.Contains(e.Declaration.Summary.NL, "samenvatting") {
		t.Error("the summary does not say that it is one")
	}
	for _, k := range e.Contributions {
		for _, s := range k.Subkinds {
			if !s.Example {
				t.Errorf("%s is ours and not marked so", s.Code)
			}
		}
	}
}

func TestEveryIconProjectTellsWhereItLeads(t *testing.T) {
	e := bundled(t)
	for _, p := range e.IconProjects {
		for _, l := range []coalition.List{coalition.ListTheme, coalition.ListAmbition, coalition.ListEffect} {
			if !linksTo(e, p.Links, l) {
				t.Errorf("%s links to no %s", p.Code, l)
			}
		}
		if p.Open != (p.Code == "icon-other") {
			t.Errorf("%s: open is %t", p.Code, p.Open)
		}
		for _, k := range e.Codes(coalition.ListContribution) {
			if !looksFor(p, k) {
				t.Errorf("%s does not say what it looks for in %s", p.Code, k)
			}
		}
	}
}

func linksTo(e *coalition.Edition, links []coalition.Code, l coalition.List) bool {
	for _, c := range links {
		if e.Knows(l, c) {
			return true
		}
	}
	return false
}

func looksFor(p coalition.IconProject, k coalition.Code) bool {
	for _, w := range p.LooksFor {
		if w.Kind == k && w.Text.NL != "" {
			return true
		}
	}
	return false
}

func TestAProposalIsACommitmentThatCanBeTaken(t *testing.T) {
	e := bundled(t)
	for _, p := range e.IconProjects {
		for _, s := range p.Proposals {
			if !s.Example || !e.Knows(coalition.ListContribution, s.Kind) {
				t.Errorf("%s: not marked as ours, or of no known kind: %+v", p.Code, s)
			}
			for _, language := range []string{"nl", "en"} {
				fits(t, coalition.KindCommitment, "title", 10, s.Title.In(language))
				fits(t, coalition.KindCommitment, "result", 10, s.Result.In(language))
				fits(t, coalition.KindContribution, "description", 10, s.What.In(language))
			}
		}
	}
}

func fits(t *testing.T, k coalition.Kind, field string, least int, text string) {
	t.Helper()
	f, _ := coalition.FieldOf(k, field)
	if n := utf8.RuneCountInString(text); n < least || n > f.Limit {
		t.Errorf("%s of %d characters, wanted %d to %d: %s", field, n, least, f.Limit, text)
	}
}
