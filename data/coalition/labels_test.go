package coalition_test

import (
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func TestEveryCodeHasALabel(t *testing.T) {
	e := bundled(t)
	for _, language := range words.Languages {
		say := words.In(language)
		for _, l := range allLists() {
			seen := map[string]coalition.Code{}
			for _, c := range e.Codes(l) {
				label := e.Label(say, l, c, "")
				if label == string(c) && l.Owned() && !say.Has("code."+string(l)+"."+string(c)) {
					t.Errorf("%s: %s of %s has no label", language, c, l)
				}
				if strings.Contains(label, ";") {
					t.Errorf("%s: label %q of %s would fall apart in a cell of several", language, label, c)
				}
				folded := strings.ToLower(label)
				if twin, ok := seen[folded]; ok {
					t.Errorf("%s: %s and %s of %s are both called %q", language, c, twin, l, label)
				}
				seen[folded] = c
			}
		}
	}
}

func allLists() []coalition.List {
	return append(coalition.OwnLists(), coalition.ListAmbition, coalition.ListTheme, coalition.ListIconProject, coalition.ListBuildingBlock,
		coalition.ListEffect, coalition.ListContribution, coalition.ListSubkind, coalition.ListUnit)
}

func TestEveryFieldKindAndFormHasWords(t *testing.T) {
	say := words.In(words.NL)
	for _, k := range append(coalition.Kinds, coalition.KindQuestion) {
		for _, key := range []string{"kind." + string(k), "kind." + string(k) + ".many"} {
			if !say.Has(key) {
				t.Errorf("no text %s", key)
			}
		}
		for _, f := range coalition.Fields(k) {
			if key := "field." + string(k) + "." + f.Name; !say.Has(key) {
				t.Errorf("no text %s", key)
			}
			if key := "fault.value." + string(f.Form); !say.Has(key) {
				t.Errorf("no text %s", key)
			}
			if (f.List != "") != (f.Form == coalition.FormCode || f.Form == coalition.FormCodes) {
				t.Errorf("%s.%s: form %s with list %q", k, f.Name, f.Form, f.List)
			}
		}
	}
}

func TestAMandateIsNamedAsTheOrganisationKnowsIt(t *testing.T) {
	e, say := bundled(t), words.In(words.NL)
	board := func(kind coalition.Code) string {
		return e.Label(say, coalition.ListMandate, coalition.MandateBoard, kind)
	}
	if board(coalition.Company) == board(coalition.Government) || board("") == "" {
		t.Errorf("got %q, %q and %q", board(coalition.Company), board(coalition.Government), board(""))
	}
}
