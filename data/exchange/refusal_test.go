package exchange

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
)

// What was refused is not asked again: not a conflict, and not what was proposed. Something else in the same cell is.
func TestWhatWasRefusedIsRemembered(t *testing.T) {
	c := complete(t, 2)
	write := func(key, number, text string) func(*excelize.File) {
		return func(f *excelize.File) {
			must(t, f.SetCellStr("Toezeggingen", cellAt(t, f, "Toezeggingen", key, number), text))
		}
	}
	d, path := returned(t, c, func(f *excelize.File) {
		write("commitment.title", "T-001", "Een titel uit Excel, lang genoeg")(f)
		write("commitment.role", "T-002", "Projectleider")(f)
	})
	e := c.Edit("edit", coalition.CauseScreen)
	set(t, e, coalition.AsRecord(c.Numbered("T-001")), "title=Een titel van hier, lang genoeg")
	must(t, d.Apply(t.Context(), e.Step()))
	plan := func() BringingIn {
		b, err := PlanBringIn(t.Context(), d, c, path, "")
		must(t, err)
		return b
	}
	b := plan()
	choices := b.Choices()
	if b.Open(choices) != 1 || b.Taken(choices) != 1 {
		t.Fatalf("open %d, taken %d of %+v", b.Open(choices), b.Taken(choices), b.Lines)
	}
	for i := range choices {
		choices[i] = coalition.KeepOurs
	}
	step, err := BringIn(t.Context(), d, c, b, choices, today)
	if err != nil || len(step.Changes) != 0 {
		t.Fatalf("refusing everything changed %+v, %v", step, err)
	}
	again := plan()
	if len(again.Lines) != 2 || again.Open(again.Choices()) != 0 || again.Taken(again.Choices()) != 0 || len(again.Refusals(again.Choices())) != 0 {
		t.Errorf("it is asked again: %+v", again.Lines)
	}
	edit(t, path, write("commitment.title", "T-001", "Nog een andere titel uit Excel"))
	if b := plan(); b.Open(b.Choices()) != 1 {
		t.Errorf("something else in the same cell is not asked: %+v", b.Lines)
	}
}
