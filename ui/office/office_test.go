package office_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/register"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

// twelve organisations are each sort of trouble once.
const twelve = 12

func TestAnAnswerThatIsAskedAnewIsNotShown(t *testing.T) {
	o, q := uitest.Office(t, words.NL, 1)
	var slot office.Slot
	begun, shown := make(chan struct{}), []string(nil)
	office.Look(o, &slot, func(ctx context.Context, _ *register.Register) (string, error) {
		close(begun)
		<-ctx.Done() // asking anew lets go of it
		return "first", nil
	}, func(s string) { shown = append(shown, s) })
	<-begun
	office.Look(o, &slot, func(context.Context, *register.Register) (string, error) { return "second", nil }, func(s string) { shown = append(shown, s) })
	uitest.Settle(o, q)
	if len(shown) != 1 || shown[0] != "second" {
		t.Errorf("shown is %v", shown)
	}
}

func TestChangesAreWrittenOneAfterAnother(t *testing.T) {
	o, q := uitest.Office(t, words.NL, 1)
	var order []int
	refused, told, reported := errors.New("refused"), 0, error(nil)
	o.OnReport(func(err error) { reported = err })
	o.Watch(func(e session.Event) {
		if e.Whole {
			told++
		}
	})
	for n := range 5 {
		o.Change(func(context.Context, *register.Register) error {
			order = append(order, n)
			if n == 2 {
				return refused
			}
			return nil
		}, nil)
	}
	if !o.Saving().Busy {
		t.Error("nothing is being saved")
	}
	uitest.Settle(o, q)
	for n, got := range order {
		if n != got {
			t.Errorf("the order is %v", order)
		}
	}
	if len(order) != 5 || !errors.Is(reported, refused) || told == 0 || o.Saving().Busy || o.Saving().At.IsZero() {
		t.Errorf("%d written, reported %v, told %d times, %+v", len(order), reported, told, o.Saving())
	}
}

func TestWhatWaitsIsWrittenBeforeTheRegisterCloses(t *testing.T) {
	path, q := filepath.Join(t.TempDir(), "x.doemee-register"), &uitest.Queue{}
	o, err := office.NewFile(context.Background(), path, words.NL, uitest.Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"one", "two", "three"} {
		o.Change(func(ctx context.Context, r *register.Register) error { return r.SetMeta(ctx, name, name) }, nil)
	}
	stopped := false
	o.Long(func(ctx context.Context, _ *register.Register) error {
		<-ctx.Done()
		stopped = true
		return ctx.Err()
	}, func(error) { t.Error("something comes back after closing") })
	if err := o.Close(); err != nil || !stopped {
		t.Fatal(err, stopped)
	}
	q.Run()
	r, err := register.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, name := range []string{"one", "two", "three"} {
		if got, err := r.Meta(context.Background(), name); got != name {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
}

func TestALongListIsReadPageByPage(t *testing.T) {
	o, q := uitest.Office(t, words.NL, 1)
	const all = 1000
	reads, changed := 0, 0
	lines := office.NewLines(o, func() office.Read[int] {
		return func(_ context.Context, _ *register.Register, p register.Page) ([]int, int, error) {
			reads++
			var page []int
			for i := p.Offset; i < min(p.Offset+p.Limit, all); i++ {
				page = append(page, i)
			}
			return page, all, nil
		}
	}, func() { changed++ })
	lines.Load()
	uitest.Settle(o, q)
	if lines.Len() != all || reads != 1 || changed != 1 {
		t.Fatalf("%d lines after %d reads, told %d times", lines.Len(), reads, changed)
	}
	for range 2 { // asked twice, read once
		if _, ok := lines.At(999); ok {
			t.Error("a line is there that was not read")
		}
	}
	uitest.Settle(o, q)
	if got, ok := lines.At(999); got != 999 || !ok || reads != 2 {
		t.Errorf("the last line is %d, %t, after %d reads", got, ok, reads)
	}
	for line, want := range map[int]int{3: 3, 999: 999, 500: -1} { // the page of 500 was not read
		if got := lines.Find(func(n *int) bool { return *n == line }); got != want {
			t.Errorf("%d stands at %d", line, got)
		}
	}
	lines.Load()
	uitest.Settle(o, q)
	if _, ok := lines.At(500); ok {
		t.Error("an old page is still there")
	}
}

func TestTheCountsFollowWhatChanges(t *testing.T) {
	o, q := uitest.Office(t, words.NL, twelve)
	before := o.Standing()
	if before.Organisations == 0 || before.Waiting == 0 {
		t.Fatalf("%+v", before)
	}
	o.Change(func(ctx context.Context, r *register.Register) error {
		files, _, err := r.Files(ctx, register.FileQuery{Attention: true})
		if err == nil {
			err = r.SettleFile(ctx, files[0].ID)
		}
		return err
	}, nil)
	uitest.Settle(o, q)
	if after := o.Standing(); after.Waiting != before.Waiting-1 {
		t.Errorf("%d files wait, there were %d", after.Waiting, before.Waiting)
	}
}

// What is done with a change may ask for the next: that is written once, and after it.
func TestAChangeThatAsksForAnother(t *testing.T) {
	o, q := uitest.Office(t, words.NL, 1)
	var written []string
	write := func(name string) func(context.Context, *register.Register) error {
		return func(context.Context, *register.Register) error {
			written = append(written, name)
			return nil
		}
	}
	o.Change(write("first"), func(error) { o.Change(write("third"), nil) })
	o.Change(write("second"), nil)
	uitest.Settle(o, q)
	o.Change(write("fourth"), func(error) { o.Change(write("fifth"), nil) })
	uitest.Settle(o, q)
	if got := strings.Join(written, " "); got != "first second third fourth fifth" || o.Saving().Busy {
		t.Errorf("written is %s", got)
	}
}

// A screen may wait for an answer when the register is closed: it is let go of, and nothing is shown or told of it any more.
func TestAQuestionUnderWayEndsWhenTheRegisterCloses(t *testing.T) {
	q := &uitest.Queue{}
	o, err := office.NewFile(context.Background(), filepath.Join(t.TempDir(), "x.doemee-register"), words.NL, uitest.Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	o.OnReport(func(err error) { t.Error("told is", err) })
	begun, ended := make(chan struct{}), false
	office.Look(o, &office.Slot{}, func(ctx context.Context, _ *register.Register) (int, error) {
		close(begun)
		<-ctx.Done()
		ended = true
		return 0, errors.New("no answer")
	}, func(int) { t.Error("an answer is shown") })
	<-begun
	if err := o.Close(); err != nil || !ended {
		t.Fatal(err, ended)
	}
	q.Run()
}

// Nothing comes back to the window once it closes, so closing says what could not be written.
func TestAWriteThatFailsWhileTheRegisterClosesIsTold(t *testing.T) {
	o, err := office.NewFile(context.Background(), filepath.Join(t.TempDir(), "x.doemee-register"), words.NL, uitest.Ways(&uitest.Queue{}))
	if err != nil {
		t.Fatal(err)
	}
	first, second := errors.New("first"), errors.New("second")
	o.Change(func(context.Context, *register.Register) error { return first }, nil)
	o.Change(func(context.Context, *register.Register) error { return second }, nil)
	if err := o.Close(); !errors.Is(err, first) || !errors.Is(err, second) {
		t.Errorf("closing says %v", err)
	}
}

func TestAColumnSortsOneWayAndTheOtherAndThenNot(t *testing.T) {
	columns := []string{"name", "", "date"}
	page := register.Page{Limit: 7}
	for _, want := range []struct {
		tap    int
		turned bool
		column int
		desc   bool
	}{{0, true, 0, false}, {0, true, 0, true}, {1, false, 0, true}, {2, true, 2, false}, {2, true, 2, true}, {2, true, -1, false}} {
		if turned := office.Turn(&page, columns[want.tap]); turned != want.turned || office.Sorted(page, columns) != want.column || page.Desc != want.desc || page.Limit != 7 {
			t.Errorf("column %d: %+v, turned %t", want.tap, page, turned)
		}
	}
}
