package search

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// looking is the screen in a window, with what it told.
func looking(t *testing.T) (s *Screen, window fyne.Window, at *session.Place, told *[]string) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	open, _ := uitest.Session(t, words.NL)
	at, told = &session.Place{}, &[]string{}
	open.OnVisit(func(p session.Place) { *at = p })
	say := func(what string) func() { return func() { *told = append(*told, what) } }
	s = New(open, Ways{Done: say("done"), Back: say("back")})
	window = test.NewTempWindow(t, s.Object())
	window.Resize(fyne.NewSize(1000, 700))
	return s, window, at, told
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestResultsAreGroupedAndMarked(t *testing.T) {
	s, _, _, _ := looking(t)
	s.Find("data")
	for _, want := range []string{"Toezeggingen (", "Bouwstenen (", "Agenda ("} {
		if !uitest.Says(s.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	marked := parts(s.found.Hits[0])
	if len(marked) < 2 || !marked[1].Stand {
		t.Errorf("nothing stands out in %+v", marked)
	}
}

func TestTheKeyboardGoesThroughResults(t *testing.T) {
	s, w, at, told := looking(t)
	s.Find("data")
	s.Down()
	if w.Canvas().Focused() != s.rows[0] {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if w.Canvas().Focused() != s.rows[1] {
		t.Error("down, down and up does not end at the second")
	}
	press(w, fyne.KeyEnd)
	if w.Canvas().Focused() != s.rows[len(s.rows)-1] {
		t.Error("End does not go to the last")
	}
	press(w, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyEscape)
	if len(*told) != 2 || (*told)[0] != "back" || (*told)[1] != "done" {
		t.Errorf("told %v", *told)
	}
	press(w, fyne.KeyReturn)
	if at.Screen == "" || len(*told) != 3 {
		t.Errorf("Enter went to %+v and told %v", *at, *told)
	}
}

func TestAResultGoesToTheExactField(t *testing.T) {
	s, _, at, _ := looking(t)
	third := s.session.Content().Active()[2]
	s.Find(string(third.Number))
	s.Open()
	if *at != (session.Place{Screen: "commitments", Record: third.ID, Field: "number"}) {
		t.Errorf("went to %+v", *at)
	}
	s.Find("verstedelijking")
	s.Open()
	if *at != (session.Place{Screen: "agenda", Field: "theme-urbanisation"}) {
		t.Errorf("went to %+v", *at)
	}
}

func TestABuildingBlockLeadsToWhatNamesIt(t *testing.T) {
	s, _, at, _ := looking(t)
	block := s.session.Content().Blocks()[0]
	s.Find(block.Name)
	s.Open()
	if c := s.session.Content().Commitment(at.Record); c == nil || at.Row != block.ID || !slices.Contains(c.BuildingBlocks, block.ID) {
		t.Errorf("went to %+v", *at)
	}
}

func TestNothingFoundSaysSo(t *testing.T) {
	s, _, at, _ := looking(t)
	s.Find("zeppelin")
	s.Down()
	s.Open()
	if !uitest.Says(s.Object(), "Niets gevonden voor ‘zeppelin’") || at.Screen != "" {
		t.Errorf("went to %+v", *at)
	}
}
