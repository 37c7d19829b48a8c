package handin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// screen is the screen on the example, with a folder of its own for what it makes.
func screen(t *testing.T, l words.Language) (*Screen, *session.Session, func()) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	s, q := uitest.Session(t, l)
	h := New(s)
	s.Watch(func(e session.Event) {
		if !e.State {
			h.Refresh()
		}
	})
	h.folder.Put(t.TempDir())
	settle := func() { uitest.Settle(s, q) }
	settle()
	return h, s, settle
}

// texts gathers every visible text of an object, as somebody reads it.
func texts(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	switch o := o.(type) {
	case *widget.Label:
		return o.Text + "\n"
	case *kit.Button:
		return o.Text + "\n"
	case *kit.Pill:
		return ""
	case *fyne.Container:
		var all strings.Builder
		for _, one := range o.Objects {
			all.WriteString(texts(one))
		}
		return all.String()
	case *container.Scroll:
		return texts(o.Content)
	}
	return ""
}

func wants(t *testing.T, o fyne.CanvasObject, all ...string) {
	t.Helper()
	text := texts(o)
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not to be read in:\n%s", want, text)
		}
	}
}

func TestHandingInEndsWithWhereItIsAndWhatToDo(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	h.OnMake()
	settle()
	made, err := os.ReadDir(h.folder.Text)
	if err != nil || len(made) != 1 {
		t.Fatalf("made are %v (%v)", made, err)
	}
	wants(t, h.outcome.object, "Het bestand staat klaar", made[0].Name(), "Kenmerk", "Wat nu?", "Tekst voor uw mail", "Toezeggingen Voorbeeldstad", "inzending 2", "Kopieer")
	if len(h.submissions) != 2 {
		t.Errorf("%d submissions", len(h.submissions))
	}
	if s.Saving().Cause != nil {
		t.Error(s.Saving().Cause)
	}
	wants(t, h.earlier.object, "Inzending nr. 2", made[0].Name())
	uitest.Shot(t, "6-handin-done-nl-light-100", h.Object(), fyne.NewSize(1060, 800))
}

func TestWhatLeavesIsAllThatLeavesAndNothingElse(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	c := s.Content()
	first := c.Commitment(h.plan.Going[0])
	if err := s.Set(coalition.AsRecord(first), "internalNote", "Wethouder twijfelt"); err != nil {
		t.Fatal(err)
	}
	settle()
	h.leaving.all.Open(true)
	shown := texts(h.leaving.object)
	for _, r := range recordsOf(h.plan.Submission) {
		if title := r.Value("title"); !strings.Contains(shown, title) {
			t.Errorf("%s goes along and is not shown", title)
		}
	}
	if strings.Contains(shown, "Wethouder twijfelt") {
		t.Error("an internal note is shown as if it went along")
	}
	wants(t, h.leaving.object, "Interne notities", "niet ondertekend", "Mijlpalen (", "Bouwstenen (", "Verschil met uw vorige inzending")
}

func TestAWarningIsExplainedWhereItStands(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	var warning coalition.Finding
	for _, f := range s.Findings() {
		if f.Severity == coalition.Warning {
			warning = f
			break
		}
	}
	h.onExplain(nameOf(warning))
	wants(t, h.check, "Uw toelichting")
	before := len(coalition.Open(s.Findings()))
	h.OnExplained(warning, "Dat is zo afgesproken")
	settle()
	if after := len(coalition.Open(s.Findings())); after != before-1 {
		t.Errorf("%d findings open, %d before", after, before)
	}
	wants(t, h.check, "Toegelicht (1)", "Uw toelichting: Dat is zo afgesproken")
	h.OnExplained(explained(s.Findings())[0], "")
	settle()
	if after := len(coalition.Open(s.Findings())); after != before {
		t.Error("an explanation that was taken away still counts")
	}
}

func TestSecuringAsksForAPassphraseTwice(t *testing.T) {
	h, _, settle := screen(t, words.EN)
	h.secured.onChoose(passphrase)
	for _, try := range []struct{ one, other string }{{"short", "short"}, {"four words in a row", "four words in a raw"}} {
		h.secured.words.SetText(try.one)
		h.secured.again.SetText(try.other)
		h.OnMake()
		settle()
		if made, _ := os.ReadDir(h.folder.Text); len(made) != 0 || h.secured.first.Sentence()+h.secured.second.Sentence() == "" {
			t.Errorf("%+v: made %v without a word", try, made)
		}
	}
	h.secured.again.SetText("four words in a row")
	h.OnMake()
	settle()
	made, _ := filepath.Glob(filepath.Join(h.folder.Text, "*.xlsx.age"))
	if len(made) != 1 {
		t.Errorf("made %v", made)
	}
	if h.secured.words.Text != "" {
		t.Error("the passphrase still stands in its field")
	}
	wants(t, h.outcome.object, "Tell the passphrase by phone")
}

func TestEarlierSubmissionsAreReadComparedAndMadeAgain(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	first := h.submissions[0]
	if err := s.Set(coalition.AsRecord(&s.Content().Organisation), "seat", "Elders"); err != nil {
		t.Fatal(err)
	}
	settle()
	h.earlier.OnLook(first)
	wants(t, h.earlier.object, "zoals u haar inleverde", "Organisatie (2)")
	h.earlier.OnDifference(first)
	wants(t, h.earlier.object, "Wat er veranderde sinds inzending nr. 1", "wordt ‘Elders’")
	h.earlier.OnAgain(first)
	settle()
	if _, err := os.Stat(filepath.Join(h.folder.Text, first.File)); err != nil {
		t.Error(err)
	}
	h.earlier.OnAgain(first)
	settle()
	wants(t, h.outcome.object, "Het bestand is er nog")
}

func TestWhatCannotBeMadeIsToldAndNothingIsRecorded(t *testing.T) {
	h, _, settle := screen(t, words.NL)
	h.folder.Put(filepath.Join(t.TempDir(), "nergens"))
	h.OnMake()
	settle()
	wants(t, h.outcome.object, "bestaat niet")
	if len(h.submissions) != 1 {
		t.Error("recorded without a file")
	}
}

// What is handed in is what the file holds: while that lacks what was typed, nothing is made. Afterwards it is.
func TestWhatIsNotSavedIsNotHandedIn(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	inTheWay := s.Path() + "-journal"
	_ = os.Remove(inTheWay)
	if err := os.MkdirAll(filepath.Join(inTheWay, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	edit := func(seat string) {
		if err := s.Set(coalition.AsRecord(&s.Content().Organisation), "seat", seat); err != nil {
			t.Fatal(err)
		}
	}
	edit("Voorbeelddorp")
	h.OnMake() // the write fails only after this was asked
	settle()
	wants(t, h.outcome.object, "nog niet bewaard")
	h.OnMake() // and here it has failed before
	settle()
	wants(t, h.outcome.object, "nog niet bewaard")
	if made, _ := os.ReadDir(h.folder.Text); len(made) != 0 || len(h.submissions) != 1 {
		t.Errorf("made are %v, recorded %d", made, len(h.submissions))
	}
	if err := os.RemoveAll(inTheWay); err != nil {
		t.Fatal(err)
	}
	s.Retry()
	settle()
	h.OnMake()
	settle()
	if len(h.submissions) != 2 || s.Saving().Cause != nil {
		t.Errorf("after saving works again: %d submissions, %v", len(h.submissions), s.Saving().Cause)
	}
}

func TestWhereNothingIsCompleteWhatHasNoErrorIsProposed(t *testing.T) {
	h, s, settle := screen(t, words.NL)
	if !h.complete {
		t.Error("with complete commitments, these alone are proposed")
	}
	for _, c := range s.Content().Active() {
		if err := s.Set(coalition.AsRecord(c), "result", ""); err != nil {
			t.Fatal(err)
		}
	}
	settle()
	if h.complete || len(h.plan.Going) == 0 {
		t.Errorf("only what is complete is proposed (%t), and %d go along", h.complete, len(h.plan.Going))
	}
	h.onWhat("complete")
	settle()
	if !h.complete {
		t.Error("what somebody chose does not stay")
	}
}
