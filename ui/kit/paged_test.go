package kit

import "testing"

// bench answers what rows ask for from a long list of numbers.
type answering struct {
	p     *Paged[int]
	asked []int
	shown int
	total int
}

func answered(total int) *answering {
	a := &answering{total: total}
	a.p = NewPaged[int](func(offset, _ int) { a.asked = append(a.asked, offset) }, func() { a.shown++ })
	a.p.Begin()
	return a
}

// give answers everything that was asked.
func (a *answering) give() {
	asked := a.asked
	a.asked = nil
	for _, offset := range asked {
		var rows []int
		for i := offset; i < min(offset+pageSize, a.total); i++ {
			rows = append(rows, i)
		}
		a.p.Take(offset, rows, a.total)
	}
}

func TestOnlyPagesInSightAreAskedFor(t *testing.T) {
	a := answered(2_000_000)
	a.give()
	if a.p.Len() != 2_000_000 || a.shown != 1 {
		t.Fatalf("%d rows after %d shows", a.p.Len(), a.shown)
	}
	for range 3 {
		if _, there := a.p.Row(1_999_999); there {
			t.Fatal("the last row is there before it was asked for")
		}
	}
	if len(a.asked) != 1 || a.asked[0] != 1_999_800 {
		t.Fatalf("asked for pages from %v", a.asked)
	}
	a.give()
	if row, there := a.p.Row(1_999_999); !there || row != 1_999_999 {
		t.Errorf("the last row is %d, %v", row, there)
	}
}

func TestFewPagesAreKept(t *testing.T) {
	a := answered(100 * pageSize)
	a.give()
	for i := 0; i < 100*pageSize; i += pageSize {
		a.p.Row(i)
		a.give()
	}
	if len(a.p.pages) > keptPages {
		t.Errorf("%d pages are kept, want at most %d", len(a.p.pages), keptPages)
	}
	a.p.Row(0)
	a.give()
	if row, there := a.p.Row(3); !there || row != 3 {
		t.Error("a page that was let go does not come back")
	}
}

func TestWhatIsThereStaysUntilTheNewComes(t *testing.T) {
	a := answered(10)
	a.give()
	a.total = 3
	a.p.Anew()
	if row, there := a.p.Row(9); !there || row != 9 {
		t.Error("rows go away before the new ones came")
	}
	a.give()
	if _, there := a.p.Row(9); there || a.p.Len() != 3 {
		t.Errorf("%d rows, and the tenth is still there: %v", a.p.Len(), there)
	}
	if _, there := a.p.Row(-1); there {
		t.Error("there is a row before the first")
	}
}
