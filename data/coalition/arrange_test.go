package coalition

import (
	"slices"
	"strings"
	"testing"
)

// rowsOf makes a commitment with rows that are called by the letters, and tells them in order.
func rowsOf(t *testing.T, letters string) (c *Content, order func() string, row func(letter string) Record) {
	t.Helper()
	c = NewContent(NewID())
	e := c.Edit("add", CauseScreen)
	made, err := e.AddCommitment(NewID())
	if err != nil {
		t.Fatal(err)
	}
	owner := made.ID
	for _, letter := range letters {
		r, err := e.Add(KindMilestone, NewID(), owner)
		if err == nil {
			err = e.Set(r, "title", string(letter))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	order = func() string {
		c.Sort()
		var b strings.Builder
		for _, m := range c.Commitment(owner).Milestones {
			b.WriteString(m.Title)
		}
		return b.String()
	}
	row = func(letter string) Record {
		rows := c.Commitment(owner).Milestones
		return AsRecord(&rows[slices.IndexFunc(rows, func(m Milestone) bool { return m.Title == letter })])
	}
	return c, order, row
}

func TestMove(t *testing.T) {
	c, order, row := rowsOf(t, "abcd")
	for _, m := range []struct {
		letter string
		by     int
		want   string
	}{{"a", 1, "bacd"}, {"d", -1, "badc"}, {"d", -9, "dbac"}, {"d", -1, "dbac"}, {"c", 1, "dbac"}, {"d", 3, "bacd"}} {
		if err := c.Edit("move", CauseScreen).Move(row(m.letter), m.by); err != nil || order() != m.want {
			t.Errorf("%s by %d gave %s, %v; want %s", m.letter, m.by, order(), err, m.want)
		}
	}
	// Halving the room again and again ends where there is none.
	for range 40 {
		if err := c.Edit("move", CauseScreen).Move(row("d"), -1); err != nil || order() != "badc" {
			t.Fatalf("got %s, %v", order(), err)
		}
		if err := c.Edit("move", CauseScreen).Move(row("c"), -1); err != nil || order() != "bacd" {
			t.Fatalf("got %s, %v", order(), err)
		}
	}
}

func TestMoveIsTakenBack(t *testing.T) {
	c, order, row := rowsOf(t, "abc")
	e := c.Edit("move", CauseScreen)
	if err := e.Move(row("c"), -2); err != nil || order() != "cab" {
		t.Fatalf("got %s, %v", order(), err)
	}
	if err := c.Apply(e.Step().Inverse(CauseUndo)); err != nil || order() != "abc" {
		t.Errorf("taken back: %s, %v", order(), err)
	}
}

func TestCopyRow(t *testing.T) {
	c, order, row := rowsOf(t, "abc")
	if err := c.Edit("edit", CauseScreen).Set(row("a"), "metOn", "2026-01-02"); err != nil {
		t.Fatal(err)
	}
	made, err := c.Edit("copy", CauseScreen).CopyRow(row("a"), NewID())
	if err != nil || order() != "aabc" || made.Value("metOn") != "" {
		t.Errorf("got %s, met on %q, %v", order(), made.Value("metOn"), err)
	}
}
