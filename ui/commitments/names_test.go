package commitments

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/uitest"
)

// partner is the place to type the n-th partner.
func (b *bench) partner(name string) *kit.Entry {
	b.Helper()
	for _, o := range test.LaidOutObjects(b.c.Object()) {
		if one, ok := o.(*kit.Entry); ok && one.Called() == name {
			return one
		}
	}
	b.Fatalf("there is no %q", name)
	return nil
}

// menu chooses something in the menu of the n-th partner; the rows of contributions stand above those.
func (b *bench) menu(n int, label string) {
	b.Helper()
	at := len(b.s.Content().Commitment(b.c.chosen).Contributions) + n
	for _, o := range test.LaidOutObjects(b.c.editor.scroll) {
		if one, ok := o.(*kit.Button); ok && one.Text == "⋯" {
			if at == 0 {
				one.Tapped(nil)
				break
			}
			at--
		}
	}
	for _, o := range test.LaidOutObjects(b.w.Canvas().Overlays().Top()) {
		one, ok := o.(interface {
			fyne.Widget
			fyne.Tappable
		})
		if ok && writes(one, label) {
			one.Tapped(nil)
			return
		}
	}
	b.Fatalf("the menu has no %q", label)
}

// writes tells whether a widget draws a text itself.
func writes(o fyne.Widget, text string) bool {
	return slices.ContainsFunc(test.WidgetRenderer(o).Objects(), func(part fyne.CanvasObject) bool {
		drawn, ok := part.(*canvas.Text)
		return ok && drawn.Text == text
	})
}

func TestPartnersAreRows(t *testing.T) {
	b := open(t)
	id := b.choose("T-005").ID
	b.c.editor.unfold()
	partners := func() []string { return b.s.Content().Commitment(id).Partners }
	for i, name := range []string{"Waterschap Voorbeeld", "Hogeschool Proefstad"} {
		uitest.Tap(t, b.c.Object(), "+ Nog een partner")
		entry := b.partner("9 Met wie? " + string(rune('1'+i)))
		if b.w.Canvas().Focused() != fyne.Focusable(entry) {
			t.Fatal("the keyboard is not at the new row")
		}
		entry.SetText(name)
		b.w.Canvas().Unfocus()
	}
	if want := []string{"Waterschap Voorbeeld", "Hogeschool Proefstad"}; !slices.Equal(partners(), want) {
		t.Fatalf("partners are %q", partners())
	}
	uitest.Tap(t, b.c.Object(), "+ Nog een partner")
	b.w.Canvas().Unfocus()
	if len(partners()) != 2 {
		t.Errorf("an empty row is a partner: %q", partners())
	}
	cleared := b.partner("9 Met wie? 1")
	b.w.Canvas().Focus(cleared)
	cleared.SetText("")
	cleared.Keep() // as after a pause, before another name is typed
	if cleared.Text != "" || len(partners()) != 1 {
		t.Errorf("in the row that was cleared stands %q", cleared.Text)
	}
	cleared.SetText("Waterschap Voorbeeld")
	b.w.Canvas().Unfocus()
	b.c.editor.leave()
	b.c.Refresh()
	for _, c := range []struct {
		row   int
		label string
		want  []string
	}{
		{0, "Omlaag", []string{"Hogeschool Proefstad", "Waterschap Voorbeeld"}},
		{1, "Omhoog", []string{"Waterschap Voorbeeld", "Hogeschool Proefstad"}},
		{1, "Omlaag", []string{"Waterschap Voorbeeld", "Hogeschool Proefstad"}},
	} {
		if b.menu(c.row, c.label); !slices.Equal(partners(), c.want) {
			t.Errorf("%s of row %d makes %q, want %q", c.label, c.row+1, partners(), c.want)
		}
	}
	b.s.Undo()
	if partners()[0] != "Hogeschool Proefstad" || b.partner("9 Met wie? 2").Text != "Waterschap Voorbeeld" {
		t.Errorf("undone they are %q", partners())
	}
}

func TestABuildingBlockComesBackFromTheTrash(t *testing.T) {
	b := open(t)
	var owner *coalition.Commitment
	for _, c := range b.s.Content().Active() {
		if len(c.BuildingBlocks) > 0 {
			owner = c
		}
	}
	b.choose(owner.Number)
	b.c.editor.unfold()
	id := owner.BuildingBlocks[0]
	name := b.s.Content().Block(id).Name
	b.c.editor.blocks.rows.Remove(id)
	if b.s.Content().Block(id).Trashed == "" {
		t.Fatal("another commitment uses it too")
	}
	if !uitest.Says(b.c.Object(), "Weggegooid: "+name) {
		t.Error("what was thrown away is not shown")
	}
	uitest.Tap(t, b.c.Object(), "Zet terug: "+name)
	if b.s.Content().Block(id).Trashed != "" || !slices.Contains(b.c.editor.blocks.ids(), id) {
		t.Error("it does not come back")
	}
	b.c.editor.history.openOf(id)
	uitest.Settle(b.s, b.q)
	if len(b.c.editor.history.list.Objects) < 2 {
		t.Errorf("its history has %d steps", len(b.c.editor.history.list.Objects))
	}
}
