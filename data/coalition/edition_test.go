package coalition_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
)

// another is the bundled edition as the next agenda, changed as asked.
func another(t *testing.T, change func(*coalition.Edition)) *coalition.Edition {
	t.Helper()
	e := *bundled(t)
	e.Name, e.Version, e.Serial = "SSA-2027-2028", 1, 2
	e.Themes, e.IconProjects, e.Contributions = slices.Clone(e.Themes), slices.Clone(e.IconProjects), slices.Clone(e.Contributions)
	change(&e)
	if err := e.Sound(); err != nil {
		t.Fatal(err)
	}
	return &e
}

func TestAnEditionReadsBackAsItWasWritten(t *testing.T) {
	e := another(t, func(e *coalition.Edition) {
		e.Coverage = &coalition.Coverage{At: "2027-01-01", Organisations: 2, Commitments: 3,
			Projects: []coalition.Covered{{Project: "icon-safety", Organisations: 1, Commitments: 1, Kinds: map[coalition.Code]int{"people": 1}}}}
	})
	raw, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	back, err := coalition.ReadEdition(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := back.JSON(); err != nil || !bytes.Equal(raw, again) {
		t.Errorf("%v: written again it is\n%s", err, again)
	}
	if got := back.Lacking("icon-safety"); !slices.Equal(got, []coalition.Code{"knowledge", "skills", "resources"}) {
		t.Errorf("lacking %v", got)
	}
	if got := back.Lacking("icon-circular"); got != nil {
		t.Errorf("of a project nobody counted: %v", got)
	}
}

// Each thing that can be wrong is told by its code and place.
func TestWhatIsWrongInAnEdition(t *testing.T) {
	for _, c := range []struct {
		code, place string
		change      func(e map[string]any)
	}{
		{coalition.EditionName, "code", func(e map[string]any) { e["code"] = "../weg" }},
		{coalition.EditionName, "code", func(e map[string]any) { e["code"] = strings.Repeat("a", 31) }},
		{coalition.EditionCount, "version", func(e map[string]any) { e["version"] = 0 }},
		{coalition.EditionCount, "serial", func(e map[string]any) { e["serial"] = -1 }},
		{coalition.EditionCode, "theme", func(e map[string]any) { items(e, "themes")[0]["code"] = "Thema Een" }},
		{coalition.EditionTwice, "theme", func(e map[string]any) { items(e, "themes")[0]["code"] = items(e, "themes")[1]["code"] }},
		{coalition.EditionLabel, "theme.theme-urbanisation", func(e map[string]any) { items(e, "themes")[0]["label"] = map[string]any{"nl": "a; b", "en": "b"} }},
		{coalition.EditionUnknown, "icon-project.icon-climate-energy.links", func(e map[string]any) { items(e, "iconProjects")[0]["links"] = []string{"nergens"} }},
		{coalition.EditionUnknown, "iconProjects.icon-climate-energy.looksFor", func(e map[string]any) {
			items(e, "iconProjects")[0]["looksFor"] = []any{map[string]any{"kind": "geluk", "text": map[string]any{"nl": "x", "en": "x"}}}
		}},
		{coalition.EditionUnknown, "contributions.knowledge.units", func(e map[string]any) { items(e, "contributions")[0]["units"] = []string{"el"} }},
		{coalition.EditionDate, "ends", func(e map[string]any) { e["ends"] = "2019-02-30" }},
		{coalition.EditionDate, "ends", func(e map[string]any) { e["ends"] = "2018-01-01" }},
		{coalition.EditionLong, "title.nl", func(e map[string]any) { e["title"] = map[string]any{"nl": strings.Repeat("é", 4001), "en": "x"} }},
		{coalition.EditionMany, "initiators", func(e map[string]any) { e["initiators"] = make([]map[string]any, 501) }},
		{coalition.EditionCharacter, "title.en", func(e map[string]any) { e["title"] = map[string]any{"nl": "x", "en": "a\x1b[2J"} }},
		{coalition.EditionUnknown, "coverage.projects", func(e map[string]any) {
			e["coverage"] = map[string]any{"at": "2027-01-01", "projects": []any{map[string]any{"project": "nergens"}}}
		}},
		{coalition.EditionCount, "coverage", func(e map[string]any) {
			e["coverage"] = map[string]any{"at": "2027-01-01", "commitments": -3}
		}},
		{coalition.EditionJSON, "", func(e map[string]any) { e["macro"] = true }},
	} {
		_, err := coalition.ReadEdition(strings.NewReader(changed(t, c.change)))
		var bad *coalition.BadEdition
		if !errors.As(err, &bad) || bad.Code != c.code || c.place != "" && bad.Place != c.place || !errors.Is(err, coalition.ErrEdition) {
			t.Errorf("want %s at %s, got %v", c.code, c.place, err)
		}
	}
}

func items(e map[string]any, list string) (all []map[string]any) {
	for _, item := range e[list].([]any) {
		all = append(all, item.(map[string]any))
	}
	return all
}

// changed is the JSON of the bundled edition after a change that no program would make.
func changed(t testing.TB, change func(map[string]any)) string {
	t.Helper()
	e, err := openBundled()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal(raw, &object); err != nil {
		t.Fatal(err)
	}
	change(object)
	if raw, err = json.Marshal(object); err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestAnEditionIsOneObjectOfBoundedSize(t *testing.T) {
	whole := changed(t, func(map[string]any) {})
	for name, text := range map[string]string{"cut": whole[:len(whole)-2], "twice": whole + whole, "more": whole + "x", "empty": "", "list": "[]",
		"large": strings.Repeat(" ", coalition.EditionBytes) + whole} {
		if _, err := coalition.ReadEdition(strings.NewReader(text)); !errors.Is(err, coalition.ErrEdition) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadEdition(f *testing.F) {
	f.Add(changed(f, func(map[string]any) {}))
	f.Add(`{"code":"A","version":1,"serial":1}`)
	f.Add(`{"code":"A","version":1,"serial":1,"iconProjects":[{"code":"a","label":{"nl":"a","en":"a"},"looksFor":[{"kind":"x"}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := coalition.ReadEdition(strings.NewReader(text))
		if err != nil {
			return
		}
		raw, err := e.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := coalition.ReadEdition(bytes.NewReader(raw)); err != nil {
			t.Errorf("what was read can't be read again: %v\n%s", err, raw)
		}
	})
}

// committed is a content with one commitment to safety and mobility with people in hours, and one that is done.
func committed(t *testing.T) *coalition.Content {
	t.Helper()
	c := coalition.NewContent(coalition.NewID())
	e := c.Edit("add", coalition.CauseScreen)
	for _, status := range []string{"committed", "completed"} {
		made, err := e.AddCommitment(coalition.NewID())
		if err != nil {
			t.Fatal(err)
		}
		r := coalition.AsRecord(made)
		row, err := e.Add(coalition.KindContribution, coalition.NewID(), made.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range []struct {
			r            coalition.Record
			field, value string
		}{{r, "title", "Een veilig plein met slim licht"}, {r, "iconProjects", "icon-safety"}, {r, "themes", "theme-mobility"}, {r, "status", status},
			{row, "kind", "people"}, {row, "subkind", "people-lead"}, {row, "unit", "hours"}} {
			if err := e.Set(set.r, set.field, set.value); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}

func TestWhatAnEditionDoesToTheseCommitments(t *testing.T) {
	c := committed(t)
	from := bundled(t)
	to := another(t, func(e *coalition.Edition) {
		e.Themes = slices.DeleteFunc(e.Themes, func(i coalition.Item) bool { return i.Code == "theme-mobility" || i.Code == "theme-other" })
		e.IconProjects[1].Label.NL = "Veiligheid en rust"
		e.Themes = append(e.Themes, coalition.Item{Code: "theme-water", Label: coalition.Text{NL: "Water", EN: "Water"}})
		for i := range e.IconProjects { // no links to what has gone
			e.IconProjects[i].Links = nil
		}
	}).Remembering(from)
	before, _ := to.JSON()
	f := coalition.Effect(c, from, to, "2020-01-01")
	used := func(changes []coalition.EditionChange) string {
		var all []string
		for _, ch := range changes {
			all = append(all, fmt.Sprint(ch.List, " ", ch.Code, " ", ch.Used))
		}
		return strings.Join(all, "; ")
	}
	for _, got := range []struct{ name, got, want string }{
		{"gone", used(f.Gone), "theme theme-mobility [T-001 T-002]; theme theme-other []"},
		{"renamed", used(f.Renamed), "icon-project icon-safety [T-001 T-002]"},
		{"added", used(f.Added), "theme theme-water []"},
		{"deciding", fmt.Sprint(f.Other, f.Deciding), "true [T-001]"},
		{"touched", fmt.Sprint(f.Touched()), "true"},
	} {
		if got.got != got.want {
			t.Errorf("%s: %s, want %s", got.name, got.got, got.want)
		}
	}
	if after, _ := to.JSON(); !bytes.Equal(before, after) {
		t.Error("the edition changed")
	}
	if same := coalition.Effect(c, from, from, "2020-01-01"); same.Touched() || len(same.Added)+len(same.Gone)+len(same.Questions) > 0 {
		t.Errorf("an edition beside itself: %+v", same)
	}
}

func TestNewQuestionsAreTheFindingsThatAppear(t *testing.T) {
	c, from := committed(t), bundled(t)
	c.Commitments[0].Start = "2020-06-01"
	to := another(t, func(e *coalition.Edition) { e.Ends = "2019-12-31" })
	f := coalition.Effect(c, from, to, "2020-01-01")
	if len(f.Questions) == 0 {
		t.Fatal("a commitment that begins after the new period asks nothing")
	}
	for _, q := range f.Questions {
		for _, old := range coalition.Check(c, from, "2020-01-01") {
			if old.Rule == q.Rule && old.Record == q.Record && old.Field == q.Field {
				t.Errorf("%s was asked before", q.Rule)
			}
		}
	}
}

func TestCodesThatAreGoneKeepTheirLabel(t *testing.T) {
	from := bundled(t)
	to := another(t, func(e *coalition.Edition) {
		e.Themes = e.Themes[:1]
		e.IconProjects = []coalition.IconProject{{Item: coalition.Item{Code: "icon-new", Label: coalition.Text{NL: "Nieuw", EN: "New"}}}}
		e.Contributions[0].Subkinds = nil
		e.Ambitions, e.BuildingBlockKinds = nil, nil
		e.Rounds = []coalition.Round{{Code: "r-2", Label: coalition.Text{NL: "Twee", EN: "Two"}, Closes: "2027-06-30"}}
		for i := range e.Themes {
			e.Themes[i].Links = nil
		}
	})
	kept := to.Remembering(from)
	for _, l := range []coalition.List{coalition.ListTheme, coalition.ListIconProject, coalition.ListSubkind, coalition.ListAmbition} {
		for _, was := range from.Items(l) {
			is, ok := kept.Item(l, was.Code)
			if _, still := to.Item(l, was.Code); !ok || is.Label != was.Label || is.Gone == still {
				t.Errorf("%s %s: %v %+v", l, was.Code, ok, is)
			}
			if !slices.Contains(kept.Codes(l), was.Code) == !is.Gone {
				t.Errorf("%s %s: offered and gone don't agree", l, was.Code)
			}
		}
	}
	if len(to.Themes) != 1 || len(from.Themes) != 7 || from.Themes[1].Gone {
		t.Error("remembering changed an edition")
	}
	if again := kept.Remembering(from, to); len(again.Themes) != 7 || len(again.Rounds) != 1 {
		t.Errorf("remembered twice: %d themes, %d rounds", len(again.Themes), len(again.Rounds))
	}
}

func TestACodeIsNeverUsedAgain(t *testing.T) {
	old := another(t, func(e *coalition.Edition) { e.Themes[0].Gone = true })
	again := another(t, func(e *coalition.Edition) { e.Themes[0].Label.NL = "Iets heel anders" })
	if got := coalition.Reused(old, again); !slices.Equal(got, []coalition.Code{"theme-urbanisation"}) {
		t.Errorf("got %v", got)
	}
	if got := coalition.Reused(old, bundled(t)); len(got) != 0 {
		t.Errorf("the same item back again: %v", got)
	}
}

func TestRollingOver(t *testing.T) {
	for _, c := range []struct {
		name   string
		status coalition.Code
		d      coalition.Decided
		want   coalition.Code
		wrong  bool
	}{
		{"keep", coalition.StatusCommitted, coalition.Decided{Decision: coalition.Keep}, coalition.StatusCommitted, false},
		{"change", coalition.StatusUnderWay, coalition.Decided{Decision: coalition.Rework}, coalition.StatusUnderWay, false},
		{"completed", coalition.StatusUnderWay, coalition.Decided{Decision: coalition.Complete, Lesson: "Begin klein"}, coalition.StatusCompleted, false},
		{"a draft can't be done", coalition.StatusDraft, coalition.Decided{Decision: coalition.Complete}, coalition.StatusDraft, true},
		{"stop", coalition.StatusCommitted, coalition.Decided{Decision: coalition.Stop, Reason: "Geen geld"}, coalition.StatusStopped, false},
		{"stop without a word", coalition.StatusCommitted, coalition.Decided{Decision: coalition.Stop}, coalition.StatusCommitted, true},
		{"stop a draft", coalition.StatusDraft, coalition.Decided{Decision: coalition.Stop, Reason: "Geen geld"}, coalition.StatusDraft, false},
	} {
		content := committed(t)
		content.Commitments[0].Status = c.status
		was := content.Clone()
		c.d.Commitment = content.Commitments[0].ID
		step, err := coalition.RollOver(content, c.d, "2027-01-01T10:00:00Z")
		got := content.Commitments[0]
		if (err != nil) != c.wrong || got.Status != c.want || got.StatusReason != c.d.Reason && !c.wrong || got.Lesson != c.d.Lesson {
			t.Errorf("%s: %s %q %q, %v", c.name, got.Status, got.StatusReason, got.Lesson, err)
		}
		if (got.Trashed != "") != (c.name == "stop a draft") {
			t.Errorf("%s: trashed %q", c.name, got.Trashed)
		}
		if err := was.Apply(step); err != nil {
			t.Errorf("%s: the step does not fit: %v", c.name, err)
		}
	}
	if _, err := coalition.RollOver(committed(t), coalition.Decided{Commitment: coalition.NewID()}, ""); !errors.Is(err, coalition.ErrNoRecord) {
		t.Errorf("a commitment that is not there: %v", err)
	}
}
