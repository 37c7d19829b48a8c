package coalition_test

import (
	"fmt"
	"slices"
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

func allKinds() []coalition.Kind {
	return append(slices.Clone(coalition.Kinds), coalition.KindQuestion)
}

func TestEveryFieldKindAndFormHasWords(t *testing.T) {
	say := words.In(words.NL)
	for _, k := range allKinds() {
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

// A workbook's cell may hold the label of either language, and a mandate as any organisation knows it; the reader must be able
// to tell which code was meant.
func TestALabelMeansOneCodeInWhateverLanguage(t *testing.T) {
	e := bundled(t)
	types := append(e.Codes(coalition.ListOrganisationType), "")
	for _, l := range allLists() {
		means := map[string]coalition.Code{}
		for _, c := range e.Codes(l) {
			for _, language := range words.Languages {
				for _, organisation := range types {
					label := strings.ToLower(e.Label(words.In(language), l, c, organisation))
					if other, ok := means[label]; ok && other != c {
						t.Errorf("%s: %q is both %s and %s", l, label, other, c)
					}
					means[label] = c
				}
			}
		}
	}
}

func TestAMandateHasAWordForEveryOrganisation(t *testing.T) {
	e := bundled(t)
	want := map[coalition.Code]map[coalition.Code]string{
		coalition.Government:   {coalition.MandateOfficial: "ambtenaar", coalition.MandateBoard: "B en W", coalition.MandateCouncil: "gemeenteraad"},
		coalition.Company:      {coalition.MandateOfficial: "medewerker", coalition.MandateBoard: "directie", coalition.MandateCouncil: "commissarissen"},
		coalition.Knowledge:    {coalition.MandateBoard: "college van bestuur", coalition.MandateCouncil: "toezicht"},
		coalition.CivilSociety: {coalition.MandateBoard: "bestuur", coalition.MandateCouncil: "ledenvergadering"},
	}
	for organisation, mandates := range want {
		for mandate, word := range mandates {
			if label := e.Label(words.In(words.NL), coalition.ListMandate, mandate, organisation); !strings.Contains(label, word) {
				t.Errorf("%s of a %s is called %q, without %q", mandate, organisation, label, word)
			}
		}
	}
}

// Columns are found by their heading when the keys are gone, in either language.
func TestAHeadingMeansOneFieldOfItsKind(t *testing.T) {
	for _, k := range allKinds() {
		means := map[string]string{}
		for _, f := range coalition.Fields(k) {
			for _, language := range words.Languages {
				heading := strings.ToLower(words.In(language).Say("field." + string(k) + "." + f.Name))
				if other, ok := means[heading]; ok && other != f.Name {
					t.Errorf("%s: %q heads both %s and %s", k, heading, other, f.Name)
				}
				means[heading] = f.Name
			}
		}
	}
}

func TestHelpIsOneShortLineForAFieldThatSomebodyFillsIn(t *testing.T) {
	const longest = 110
	for _, language := range words.Languages {
		say := words.In(language)
		for _, key := range say.Keys() {
			parts := strings.Split(key, ".")
			if len(parts) != 4 || parts[0] != "field" || parts[3] != "help" {
				continue
			}
			f, known := coalition.FieldOf(coalition.Kind(parts[1]), parts[2])
			if text := say.Say(key); !known || f.Program || len([]rune(text)) > longest || strings.Contains(text, "\n") {
				t.Errorf("%s %s: %q", language, key, text)
			}
		}
	}
}

func TestTheTenQuestionsAndTheWordsOfTheLogAreThere(t *testing.T) {
	var keys []string
	for n := range 10 {
		keys = append(keys, fmt.Sprintf("question.%d", n+1), fmt.Sprintf("question.%d.help", n+1))
	}
	for _, s := range []coalition.Severity{coalition.Error, coalition.Warning, coalition.Hint} {
		keys = append(keys, "severity."+string(s))
	}
	for _, c := range []coalition.Cause{coalition.CauseScreen, coalition.CauseHandIn, coalition.CauseImport, coalition.CauseAnswer,
		coalition.CauseUndo, coalition.CauseRedo, coalition.CauseEdition} {
		keys = append(keys, "cause."+string(c))
	}
	for _, step := range []string{"edit", "add", "delete", "restore", "move", "copy", "bring-in", "hand-in", "trash", "purge", "remake", "edition"} {
		keys = append(keys, "step."+step)
	}
	for _, f := range []string{"unknown-field", "unknown-kind", "no-record", "json", "stale"} {
		keys = append(keys, "fault."+f)
	}
	for _, key := range keys {
		if !words.In(words.NL).Has(key) || !words.In(words.EN).Has(key) {
			t.Errorf("no text %s", key)
		}
	}
}
