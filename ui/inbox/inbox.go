// Package inbox is the screen on which the secretariat takes in what members sent, sees what each file is and why, and decides about
// those that wait.
package inbox

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the list of files that were seen.
type Screen struct {
	office *office.Office
	object fyne.CanvasObject
	intro  *kit.Text
	chips  *kit.Chips
	list   *kit.List
	query  register.FileQuery
	lines  *office.Lines[register.Seen]
	counts office.Slot
	chosen int
}

// New lays the screen out.
func New(o *office.Office) *Screen {
	w := o.Words()
	b := &Screen{office: o, intro: kit.Second(""), chosen: -1}
	b.chips = kit.NewChips(b.onFilter)
	b.list = kit.NewList([]kit.ListColumn{{Heading: w.Say("inbox.column.file"), Share: 8}, {Heading: w.Say("inbox.column.organisation"), Share: 6},
		{Heading: w.Say("inbox.column.sequence"), Share: 1.5}, {Heading: w.Say("inbox.column.class"), Share: 4}}, kit.ListWays{Choose: func(row int) { b.chosen = row }})
	b.lines = office.NewLines(o, func(ctx context.Context, r *register.Register, p register.Page) ([]register.Seen, int, error) {
		q := b.query
		q.Limit, q.Offset = p.Limit, p.Offset
		return r.Files(ctx, q)
	}, b.show)
	head := kit.Column(theme.Tight, kit.Title(w.Say("inbox.title")).Object, b.intro.Object, b.chips.Object)
	b.object = kit.Pad(container.NewBorder(kit.Pad(head, theme.Gap, 0), nil, nil, nil, kit.Sheet(b.list.Object)), theme.Wide, theme.Margin)
	b.Refresh()
	return b
}

// Object is what stands in the window.
func (b *Screen) Object() fyne.CanvasObject { return b.object }

// Refresh reads anew what there is.
func (b *Screen) Refresh() {
	b.lines.Load()
	office.Look(b.office, &b.counts, func(ctx context.Context, r *register.Register) (map[coalition.Class]int, error) {
		return r.FileClasses(ctx, register.FileQuery{Batch: b.query.Batch})
	}, b.showClasses)
}

// Visit shows the files that a query chooses.
func (b *Screen) Visit(p session.Place) {
	if q, ok := p.Query.(register.FileQuery); ok {
		b.query, b.chosen = q, -1
		b.Refresh()
	}
}

func (b *Screen) onFilter(code string) {
	b.query.Classes = nil
	if code != "" {
		b.query.Classes = []coalition.Class{coalition.Class(code)}
	}
	b.chosen = -1
	b.Refresh()
}

func (b *Screen) showClasses(counts map[coalition.Class]int) {
	w, all := b.office.Words(), 0
	var options []kit.Option
	for _, class := range coalition.Classes {
		if n := counts[class]; n > 0 {
			all += n
			options = append(options, kit.Option{Code: string(class), Label: w.Say("class."+string(class)) + " " + strconv.Itoa(n)})
		}
	}
	chosen := ""
	if len(b.query.Classes) == 1 {
		chosen = string(b.query.Classes[0])
	}
	b.chips.Offer(append([]kit.Option{{Label: w.Say("inbox.all") + " " + strconv.Itoa(all)}}, options...), chosen)
}

func (b *Screen) show() {
	b.intro.Say(b.office.Words().Count("inbox.intro", b.lines.Len()))
	b.list.Put(b.lines.Len(), b.row, b.chosen)
}

// tones are the senses of the classes.
var tones = map[coalition.Class]kit.Tone{coalition.ClassNew: kit.Good, coalition.ClassNewer: kit.Good, coalition.ClassConflict: kit.Warn,
	coalition.ClassOtherEdition: kit.Warn, coalition.ClassRepair: kit.Bad, coalition.ClassDamaged: kit.Bad, coalition.ClassNotOurs: kit.Bad}

func (b *Screen) row(i int) kit.ListRow {
	s, ok := b.lines.At(i)
	if !ok {
		return kit.ListRow{Cells: []string{"…", "", "", "…"}, Tone: kit.Muted}
	}
	number := ""
	if s.Sequence > 0 {
		number = strconv.Itoa(s.Sequence)
	}
	return kit.ListRow{Cells: []string{filepath.Base(s.Path), s.Name, number, b.office.Words().Say("class." + string(s.Class))}, Tone: tones[s.Class]}
}
