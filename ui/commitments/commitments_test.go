package commitments

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// bench is the screen in a window, on the example dossier.
type bench struct {
	*testing.T
	s *session.Session
	q *uitest.Queue
	c *Screen
	w fyne.Window
}

func open(t *testing.T) *bench {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	s, q := uitest.Session(t, words.NL)
	c := New(s)
	s.Watch(func(session.Event) { c.Refresh() })
	s.OnVisit(c.Visit)
	s.OnReport(func(err error) { t.Error(err) })
	w := test.NewTempWindow(t, c.Object())
	w.Resize(fyne.NewSize(1060, 760))
	return &bench{t, s, q, c, w}
}

// typing puts a text in a field as a person does: go there, type, go on.
func (b *bench) typing(field, text string) {
	b.Helper()
	b.c.editor.focus("", field)
	entry, ok := b.w.Canvas().Focused().(*kit.Entry)
	if !ok {
		b.Fatalf("%s is no place to type", field)
	}
	entry.SetText(text)
	b.w.Canvas().Unfocus()
}

func (b *bench) at(field string) string {
	b.Helper()
	b.c.editor.focus("", field)
	defer b.w.Canvas().Unfocus()
	return b.w.Canvas().Focused().(*kit.Entry).Text
}

func (b *bench) choose(number coalition.Number) *coalition.Commitment {
	t := b.s.Content().Numbered(number)
	b.c.choose(t.ID)
	return t
}

func TestBadInputIsKeptOrRefusedWithItsReason(t *testing.T) {
	tried := 0
	long := strings.Repeat("Wij delen onze kennis. ", 450)
	for name, c := range map[string]struct{ field, typed, kept, says string }{
		"ten thousand letters":      {"title", long, long, "tekens"},
		"emoji":                     {"title", "Samen 😀 aan de slag 👩🏽‍🚒", "Samen 😀 aan de slag 👩🏽‍🚒", ""},
		"right to left":             {"title", "خريطة الحرارة المفتوحة", "خريطة الحرارة المفتوحة", ""},
		"line breaks in one line":   {"title", "Open\nwarmtekaart\r\nvan de stad", "Open warmtekaart van de stad", ""},
		"nothing but spaces":        {"role", "    ", "    ", "functie"},
		"a control character":       {"title", "Open \x01 warmtekaart", "Open warmtekaart", "kan hier niet staan"},
		"a day that does not exist": {"start", "31-2-2026", "", "is geen datum"},
		"a day in short":            {"start", "1 april '26", "2026-04-01", ""},
		"no day at all":             {"start", "ooit", "", "is geen datum"},
		"a huge amount":             {"target", "99999999999999999999", "", "getal"},
		"a negative amount":         {"baseline", "-12,5", "-12.5", ""},
		"a thousand with a point":   {"target", "12.500", "12500", ""},
		"a formula":                 {"title", "=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")", ""},
	} {
		if tried++; testing.Short() && tried > 5 {
			break // any five of them; all in the long run
		}
		b := open(t)
		before := b.choose("T-005")
		b.typing(c.field, c.typed)
		uitest.Settle(b.s, b.q)
		if got := coalition.AsRecord(b.s.Content().Commitment(before.ID)).Value(c.field); got != c.kept {
			t.Errorf("%s: kept %.60q, want %.60q", name, got, c.kept)
		}
		said := b.c.editor.form.Sentence(c.field)
		if c.says != "" && !strings.Contains(said, c.says) || len([]rune(said)) > 300 {
			t.Errorf("%s: it says %.200q", name, said)
		}
		// What was refused is still there after looking at another commitment.
		if refused := c.kept != c.typed && c.says != ""; refused {
			b.choose("T-001")
			b.choose("T-005")
			if got := b.at(c.field); got != c.typed {
				t.Errorf("%s: on the screen stands %q", name, got)
			}
		}
	}
}

func TestANewCommitmentAccusesNobody(t *testing.T) {
	b := open(t)
	b.c.OnNew()
	for _, field := range []string{"title", "role"} {
		if said := b.c.editor.form.Sentence(field); strings.Contains(said, "Schrijf op wat") || strings.Contains(said, "Vul in welke") {
			t.Errorf("%s says %q before anybody came there", field, said)
		}
	}
	b.typing("role", "")
	if said := b.c.editor.form.Sentence("role"); !strings.Contains(said, "Vul in welke functie") {
		t.Errorf("a field that was left says %q", said)
	}
}

func TestRowsAreAddedCopiedMovedAndTakenBack(t *testing.T) {
	b := open(t)
	id := b.choose("T-005").ID
	rows := func() []coalition.Contribution { return b.s.Content().Commitment(id).Contributions }
	kinds := func() string {
		said := ""
		for _, r := range rows() {
			said += string(r.Kind)[:1]
		}
		return said
	}
	before := kinds()
	first := rows()[0].ID
	r := b.c.editor.rows[1] // progress comes before contributions
	r.Copy(first)
	if got := kinds(); got != before[:1]+before {
		t.Errorf("copied: %s from %s", got, before)
	}
	r.Move(first, 5)
	if got := rows(); got[len(got)-1].ID != first {
		t.Error("it did not move to the end")
	}
	r.Remove(first)
	uitest.Settle(b.s, b.q)
	for range 3 {
		b.s.Undo()
		uitest.Settle(b.s, b.q)
	}
	if got := kinds(); got != before {
		t.Errorf("taken back: %s, want %s", got, before)
	}
}

func TestAWarningIsExplainedInPlace(t *testing.T) {
	b := open(t)
	b.choose("T-005")
	b.typing("description", "Ons kenmerk is 111222333.")
	if said := b.c.editor.form.Sentence("description"); !strings.Contains(said, "burgerservicenummer") {
		t.Fatalf("it says %q", said)
	}
	b.c.editor.form.Explain("description", "Het is een zaaknummer.")
	if said := b.c.editor.form.Sentence("description"); !strings.Contains(said, "Toegelicht: Het is een zaaknummer.") {
		t.Errorf("it says %q", said)
	}
	b.typing("description", "Ons kenmerk is toch 111222333.")
	if said := b.c.editor.form.Sentence("description"); !strings.Contains(said, "burgerservicenummer") {
		t.Errorf("the value changed and it says %q", said)
	}
}

func TestHistoryBringsAValueBack(t *testing.T) {
	b := open(t)
	id := b.choose("T-005").ID
	b.typing("role", "Wethouder voor van alles")
	uitest.Settle(b.s, b.q)
	b.c.editor.history.open()
	uitest.Settle(b.s, b.q)
	if n := len(b.c.editor.history.list.Objects); n == 0 {
		t.Fatal("the history is empty")
	}
	step := coalition.Step{Name: "edit", Changes: []coalition.Change{{Kind: coalition.KindCommitment, ID: id, Field: "role", Old: "Adviseur duurzaamheid", New: "Wethouder voor van alles"}}}
	b.c.editor.history.restore(step, step.Changes[0])
	if got := b.s.Content().Commitment(id).Role; got != "Adviseur duurzaamheid" {
		t.Errorf("the role is %q", got)
	}
}

func TestTheListByKeyboardAndSorted(t *testing.T) {
	b := open(t)
	b.choose("T-001")
	for _, c := range []struct {
		key  fyne.KeyName
		want coalition.Number
	}{{fyne.KeyEnd, "T-007"}, {fyne.KeyUp, "T-006"}, {fyne.KeyHome, "T-001"}, {fyne.KeyDown, "T-002"}, {fyne.KeyPageDown, "T-007"}, {fyne.KeyDown, "T-007"}} {
		b.c.list.TypedKey(&fyne.KeyEvent{Name: c.key})
		if got := b.s.Content().Commitment(b.c.chosen).Number; got != c.want {
			t.Errorf("%s went to %s, want %s", c.key, got, c.want)
		}
	}
	b.c.onSort(0)
	b.c.onSort(0)
	if got := b.s.Content().Commitment(b.c.shown[0]).Number; got != "T-007" {
		t.Errorf("sorted down by number, first comes %s", got)
	}
	b.c.onSort(3)
	if last := b.s.Content().Commitment(b.c.shown[len(b.c.shown)-1]); last.End != "" {
		t.Errorf("sorted by end, one without comes last, not %s", last.Number)
	}
}

func TestNewsIsAskedInARoundAndOneClickAnswers(t *testing.T) {
	b := open(t)
	e := b.s.Edition()
	before := e.Rounds
	t.Cleanup(func() { e.Rounds = before })
	e.Rounds = []coalition.Round{{Code: "r1", Closes: "2026-06-30"}, {Code: "r2", Label: coalition.Text{NL: "Ronde 2"}, Closes: "2026-12-31"}}
	id := b.choose("T-005").ID
	if !b.c.editor.news.ask.Object.Visible() {
		t.Fatal("news is not asked")
	}
	b.c.editor.news.report(true)
	if p := b.s.Content().Commitment(id).LatestProgress(); p == nil || !p.Unchanged || p.Round != "r2" || b.c.editor.news.ask.Object.Visible() {
		t.Errorf("got %+v, still asked: %t", p, b.c.editor.news.ask.Object.Visible())
	}
}

func TestTheKeyboardGoesToAFieldOfARow(t *testing.T) {
	b := open(t)
	first := b.choose("T-001")
	milestone := first.Milestones[0]
	b.s.Visit(session.Place{Screen: "commitments", Record: first.ID, Row: milestone.ID, Field: "title"})
	if entry, ok := b.w.Canvas().Focused().(*kit.Entry); !ok || entry.Text != milestone.Title || !entry.Visible() {
		t.Fatalf("the keyboard is at %T", b.w.Canvas().Focused())
	}
	want := session.Place{Record: first.ID, Row: milestone.ID, Field: "title"}
	if got := b.c.Where(b.w.Canvas().Focused()); got != want {
		t.Errorf("the keyboard is at %+v, want %+v", got, want)
	}
	b.s.Visit(session.Place{Screen: "commitments", Record: first.ID, Row: milestone.ID, Field: "metOn"})
	if got := b.c.Where(b.w.Canvas().Focused()); got.Field != "metOn" || !b.shown(b.w.Canvas().Focused()) {
		t.Errorf("a field that is folded away is not brought in sight: %+v", got)
	}
	b.s.Visit(session.Place{Screen: "commitments", Record: first.ID, Field: "milestones"})
	if got := b.c.Where(b.w.Canvas().Focused()); got.Row != milestone.ID {
		t.Errorf("the question of the milestones leads to %+v", got)
	}
}

// shown tells whether what has the keyboard stands on the screen, unfolded.
func (b *bench) shown(focused fyne.Focusable) bool {
	for _, o := range test.LaidOutObjects(b.c.Object()) {
		if one, ok := o.(fyne.Focusable); ok && one == focused {
			return true
		}
	}
	return false
}

func TestWhatIsStillAskedIsOneStepAway(t *testing.T) {
	b := open(t)
	c := b.choose("T-005")
	asked := b.c.editor.asking()
	if len(asked) == 0 {
		t.Fatal("nothing is asked of the example")
	}
	for i := range len(asked) + 1 {
		uitest.Tap(t, b.c.Object(), "Ga erheen")
		want := b.s.PlaceOf(asked[i%len(asked)])
		if got := b.c.Where(b.w.Canvas().Focused()); got.Record != c.ID || got.Row != want.Row || b.c.editor.groups[want.Field] == nil && got.Field != want.Field {
			t.Errorf("step %d leads to %+v, want %+v", i+1, got, want)
		}
	}
	b.choose("T-001")
	if b.c.editor.next.Visible() {
		t.Error("a commitment that is complete leads somewhere")
	}
}
