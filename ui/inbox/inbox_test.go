package inbox

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// opened is the screen on a register that has taken in the trouble of twelve organisations.
func opened(t *testing.T) (*Screen, *office.Office, *uitest.Queue) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 12)
	return shown(t, o, q), o, q
}

// empty is the screen on a new register.
func empty(t *testing.T) (*Screen, *office.Office, *uitest.Queue) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	q := &uitest.Queue{}
	o, err := office.NewFile(context.Background(), filepath.Join(t.TempDir(), "nieuw.doemee-register"), words.NL, uitest.Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	return shown(t, o, q), o, q
}

func shown(t *testing.T, o *office.Office, q *uitest.Queue) *Screen {
	t.Helper()
	o.OnReport(func(err error) { t.Error(err) })
	b := New(o)
	o.Watch(func(e session.Event) {
		if e.Whole {
			b.Refresh()
		}
	})
	test.NewTempWindow(t, b.Object()).Resize(fyne.NewSize(1280, 900))
	uitest.Settle(o, q)
	return b
}

// find shows the first file of a class.
func find(t *testing.T, b *Screen, q *uitest.Queue, class coalition.Class) register.Seen {
	t.Helper()
	b.Visit(session.Place{Query: register.FileQuery{Classes: []coalition.Class{class}}})
	uitest.Settle(b.office, q)
	s, ok := b.seen.lines.At(0)
	if !ok || s.Class != class {
		t.Fatalf("no file is %s", class)
	}
	return s
}

func TestAClassOpensTheFilesOfThatClass(t *testing.T) {
	b, o, q := opened(t)
	all := b.seen.lines.Len()
	find(t, b, q, coalition.ClassRepair)
	few := b.seen.lines.Len()
	uitest.Tap(t, b.Object(), "alle "+strconv.Itoa(all))
	uitest.Settle(o, q)
	if few >= all || b.seen.lines.Len() != all {
		t.Errorf("%d of %d files are shown, then %d", few, all, b.seen.lines.Len())
	}
	uitest.Tap(t, b.Object(), "vraagt aandacht "+strconv.Itoa(o.Standing().Waiting))
	uitest.Settle(o, q)
	if b.seen.lines.Len() != o.Standing().Waiting {
		t.Errorf("%d files ask for attention, %d are shown", o.Standing().Waiting, b.seen.lines.Len())
	}
}

func TestSearchAndSort(t *testing.T) {
	b, o, q := opened(t)
	b.seen.onSort(1)
	uitest.Settle(o, q)
	before := ""
	for i := range b.seen.lines.Len() {
		s, _ := b.seen.lines.At(i)
		if name := strings.ToLower(s.Name); name < before {
			t.Errorf("%q stands after %q", name, before)
		} else {
			before = name
		}
	}
	b.seen.onSearch("sensorwerf")
	uitest.Settle(o, q)
	if n := b.seen.lines.Len(); n != 2 {
		t.Errorf("%d files of Sensorwerf", n)
	}
	b.seen.onSearch("bestaat niet")
	uitest.Settle(o, q)
	if !uitest.Says(b.Object(), "Hier staat niets") || b.seen.detail.object.Visible() {
		t.Error("nothing found is not told, or the file that was shown still is")
	}
}

// What was looked at is counted before and after: nothing may come in by looking, and everything that was promised by taking in.
func TestAFolderIsLookedAtAndThenTakenIn(t *testing.T) {
	b, o, q := empty(t)
	b.Visit(session.Place{Query: []string{uitest.Inbox(t, 12)}})
	uitest.Settle(o, q)
	if len(b.taking.preview.files) == 0 || o.Standing().Submissions != 0 {
		t.Fatalf("%d files are shown, %d submissions came in by looking", len(b.taking.preview.files), o.Standing().Submissions)
	}
	promised := 0
	for _, s := range b.taking.preview.files {
		if s.Class.Takes() {
			promised++
		}
	}
	if !uitest.Says(b.Object(), "Neem "+strconv.Itoa(promised)+" inzendingen op") {
		t.Errorf("%d submissions are not promised", promised)
	}
	b.taking.preview.onRow(0)
	left := keyOf(b.taking.preview.at(0))
	b.taking.preview.onSkip()
	uitest.Tap(t, b.Object(), "Neem "+strconv.Itoa(promised-1)+" inzendingen op")
	uitest.Settle(o, q)
	if n := o.Standing().Organisations; n == 0 || !b.seen.notice.Object.Visible() {
		t.Fatalf("%d organisations came in", n)
	}
	for i := range b.seen.lines.Len() {
		if s, _ := b.seen.lines.At(i); keyOf(&s) == left {
			t.Error("what was left out came in")
		}
	}
	uitest.Tap(t, b.Object(), "Maak ongedaan")
	if o.Standing().Submissions == 0 {
		t.Error("it is undone without asking")
	}
	uitest.Tap(t, b.Object(), "Ja, maak ongedaan")
	uitest.Settle(o, q)
	if n := o.Standing().Submissions; n != 0 {
		t.Errorf("%d submissions are still there", n)
	}
}

func TestStoppingTakesNothingOver(t *testing.T) {
	b, o, q := empty(t)
	b.taking.Look([]string{uitest.Inbox(t, 12)})
	b.taking.stop()
	uitest.Settle(o, q)
	if !uitest.Says(b.Object(), "Gestopt") || !b.taking.chooser.object.Visible() || len(b.taking.preview.files) != 0 {
		t.Errorf("it says %q", b.taking.notice.Said())
	}
}

func TestAFolderThatIsNotThereOrEmpty(t *testing.T) {
	b, o, q := empty(t)
	b.taking.Look([]string{t.TempDir()})
	uitest.Settle(o, q)
	if got := b.taking.notice.Said(); got != "In deze map staat niets" {
		t.Errorf("an empty folder: %q", got)
	}
	gone := filepath.Join(t.TempDir(), "weg")
	b.taking.Look([]string{gone})
	uitest.Settle(o, q)
	if files := b.taking.preview.files; len(files) > 0 && files[0].Class != coalition.ClassDamaged || len(files) == 0 && !b.taking.notice.Object.Visible() {
		t.Errorf("a folder that is not there is not told: %+v", files)
	}
	uitest.Tap(t, b.Object(), "Naar de lijst")
	if b.object.Objects[0] != b.seen.object {
		t.Error("there is no way back to the list")
	}
}

func TestACellIsReadAsThePersonSays(t *testing.T) {
	b, o, q := opened(t)
	file := find(t, b, q, coalition.ClassRepair)
	entry, ok := b.seen.detail.first.(*kit.Entry)
	if !ok {
		t.Fatal("there is nothing to say how a cell is read")
	}
	entry.SetText("geen waarde van welke lijst ook")
	uitest.Tap(t, b.Object(), "Neem op met open punten")
	uitest.Settle(o, q)
	if o.Standing().Questions == 0 {
		t.Error("open points ask nothing")
	}
	readings := 0
	office.Look(o, &office.Slot{}, func(ctx context.Context, r *register.Register) (int, error) {
		questions, _, err := r.Questions(ctx, register.QuestionQuery{Submission: file.Submission})
		return len(questions), err
	}, func(n int) { readings = n })
	uitest.Settle(o, q)
	if readings == 0 {
		t.Error("the questions are about another submission")
	}
}

func TestTwoVersionsAreDecidedAbout(t *testing.T) {
	b, o, q := opened(t)
	find(t, b, q, coalition.ClassConflict)
	waiting := o.Standing().Waiting
	uitest.Tap(t, b.Object(), "Deze versie geldt")
	uitest.Settle(o, q)
	if o.Standing().Waiting != waiting-1 {
		t.Errorf("%d files wait, there were %d", o.Standing().Waiting, waiting)
	}
	if s, _ := b.seen.lines.At(0); s.SettledAt == "" {
		t.Error("the list still shows it as waiting")
	}
}

func TestTheMailIsCopied(t *testing.T) {
	b, _, q := opened(t)
	file := find(t, b, q, coalition.ClassNotOurs)
	uitest.Tap(t, b.Object(), "Kopieer: Tekst")
	_, body, _ := strings.Cut(exchange.MailText(words.NL, file), "\n")
	if got := fyne.CurrentApp().Clipboard().Content(); got != body {
		t.Errorf("copied is %q", got)
	}
}

func TestPathsInTheEntry(t *testing.T) {
	w := words.In(words.NL)
	uitest.Dress(t, theme.Light, 1)
	var looked []string
	c := newChooser(w, func(paths []string) { looked = paths })
	c.onTap()
	if looked != nil || c.which.Sentence() != w.Say("inbox.path.missing") {
		t.Errorf("nothing typed looks at %v", looked)
	}
	dropped := []string{"/een ; map", "/twee"}
	c.put(dropped)
	c.onTap()
	if len(looked) != 2 || looked[0] != dropped[0] {
		t.Errorf("dropped is %v", looked)
	}
	c.path.SetText(" /een ; /twee ")
	c.onTap()
	if len(looked) != 2 || looked[1] != "/twee" {
		t.Errorf("typed is %v", looked)
	}
	c.path.SetText("los.xlsx")
	c.onTap()
	if want := exchange.InDocuments("los.xlsx"); len(looked) != 1 || looked[0] != want {
		t.Errorf("a name without a folder is %v, want %s", looked, want)
	}
}

// A file that goes away between looking and taking in is told, and the rest comes in.
func TestAFileThatGoesAwayMeanwhile(t *testing.T) {
	b, o, q := empty(t)
	dir := uitest.Inbox(t, 3)
	b.taking.Look([]string{dir})
	uitest.Settle(o, q)
	promised := len(b.taking.preview.files)
	if err := os.Remove(b.taking.preview.files[0].Path); err != nil {
		t.Fatal(err)
	}
	b.taking.OnTake()
	uitest.Settle(o, q)
	if got := b.seen.lines.Len(); got == 0 || got > promised {
		t.Errorf("%d of %d files are in the list", got, promised)
	}
}

func TestAVisitBeginsAtTheFileThatIsNamed(t *testing.T) {
	b, o, q := opened(t)
	b.Visit(session.Place{Query: register.FileQuery{Attention: true}})
	uitest.Settle(o, q)
	want, _ := b.seen.lines.At(2)
	b.Visit(session.Place{Record: want.ID, Query: register.FileQuery{Attention: true}})
	uitest.Settle(o, q)
	if b.seen.chosen != 2 || b.seen.detail.file.ID != want.ID {
		t.Errorf("line %d is chosen, %s", b.seen.chosen, nameOf(&b.seen.detail.file))
	}
	b.seen.onSort(0) // in another order from the top
	uitest.Settle(o, q)
	b.seen.onRow(1)
	is := b.seen.detail.file.ID
	b.seen.query.Desc = true
	b.Refresh()
	uitest.Settle(o, q)
	if one, _ := b.seen.lines.At(b.seen.chosen); one.ID != is || b.seen.chosen == 1 {
		t.Errorf("a list that comes anew goes from %s to %s", is, one.ID)
	}
}

// Down goes from the search into the list, and the headings say by what it is sorted.
func TestTheKeyboardGoesFromTheSearchIntoTheList(t *testing.T) {
	b, o, q := opened(t)
	c := fyne.CurrentApp().Driver().CanvasForObject(b.Object())
	for range 40 {
		if _, there := c.Focused().(*kit.Search); there {
			break
		}
		c.FocusNext()
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if b.seen.chosen != 1 {
		t.Errorf("line %d is chosen", b.seen.chosen)
	}
	for _, want := range []string{"Bestand ▴", "Bestand ▾", ""} {
		b.seen.onSort(0)
		uitest.Settle(o, q)
		if got := sortedBy(b); got != want {
			t.Errorf("the headings say %q, want %q", got, want)
		}
	}
}

// sortedBy is the heading with an arrow.
func sortedBy(b *Screen) (text string) {
	for _, o := range test.LaidOutObjects(b.seen.list.Object) {
		if head, ok := o.(*kit.Button); ok && strings.ContainsAny(head.Text, "▴▾") {
			text += head.Text
		}
	}
	return text
}

func TestWhatIsDoneWithAFileIsSaidBesideThatFile(t *testing.T) {
	b, o, q := opened(t)
	b.Visit(session.Place{Query: register.FileQuery{Attention: true}})
	uitest.Settle(o, q)
	b.seen.onRow(0)
	d := b.seen.detail
	d.change("settled", func(context.Context, *register.Register) error { return nil })
	b.seen.onRow(1)
	uitest.Settle(o, q)
	if d.notice.Object.Visible() {
		t.Error("what was done with one file stands beside another")
	}
	d.change("settled", func(context.Context, *register.Register) error { return nil })
	uitest.Settle(o, q)
	if !d.notice.Object.Visible() {
		t.Error("what was done is not said")
	}
}
