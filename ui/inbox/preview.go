package inbox

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// preview is what taking in would do, file by file; a file can be left out.
type preview struct {
	taking *taking
	head   *fyne.Container   // the classes
	left   fyne.CanvasObject // the files
	foot   *fyne.Container   // what can be done
	chips  *kit.Chips
	list   *kit.List
	detail *detail
	take   *kit.Button
	skip   *kit.Button
	open   *kit.Check

	files  []register.Seen
	shown  []int // indexes of the files of the chosen class
	class  coalition.Class
	chosen int
	out    map[string]bool // what is left out, see key
}

func newPreview(t *taking) *preview {
	w := t.office.Words()
	p := &preview{taking: t, detail: newDetail(t.office), out: map[string]bool{}}
	p.detail.look = true
	p.chips = kit.NewChips(func(code string) { p.filter(coalition.Class(code)) })
	p.list = kit.NewList(columns(w), kit.ListWays{Choose: p.onRow, Enter: p.onSkip}).Call(w.Say("inbox.title"))
	p.take = kit.NewButton(kit.Main, "", t.OnTake)
	p.skip = kit.NewButton(kit.Extra, w.Say("inbox.skip"), p.onSkip)
	p.open = kit.NewCheck(w.Say("inbox.open-points"), func(bool) { p.count() })
	p.head = kit.Column(0, p.chips.Object)
	p.left = kit.Sheet(p.list.Object)
	again := kit.NewButton(kit.Quiet, w.Say("inbox.other"), t.begin)
	p.foot = kit.Pad(kit.Column(theme.Gap, p.open, kit.Second(w.Say("inbox.open-points.what")).Object, kit.Wrap(p.take, p.skip, again), kit.Second(w.Say("inbox.keys")).Object), theme.Room, 0)
	return p
}

// keyOf names a file over looking and taking in.
func keyOf(s *register.Seen) string { return s.Path + "\x00" + s.Inside }

func (p *preview) clear() {
	p.files, p.out, p.class = nil, map[string]bool{}, ""
	p.open.Put(false)
}

func (p *preview) show(files []register.Seen) {
	p.files = files
	p.filter("")
}

func (p *preview) focus() { kit.Focus(p.take) }

// filter shows the files of one class, all of them for none.
func (p *preview) filter(class coalition.Class) {
	w := p.taking.office.Words()
	p.class, p.shown, p.chosen = class, nil, 0
	counts := map[coalition.Class]int{}
	for i, s := range p.files {
		counts[s.Class]++
		if class == "" || s.Class == class {
			p.shown = append(p.shown, i)
		}
	}
	options := []kit.Option{{Label: w.Say("inbox.all") + " " + strconv.Itoa(len(p.files))}}
	for _, c := range coalition.Classes {
		if n := counts[c]; n > 0 {
			options = append(options, kit.Option{Code: string(c), Label: w.Say("class."+string(c)) + " " + strconv.Itoa(n)})
		}
	}
	p.chips.Offer(options, string(class))
	p.refresh()
}

func (p *preview) refresh() {
	p.list.Put(len(p.shown), p.row, p.chosen)
	if s := p.at(p.chosen); s != nil {
		p.detail.show(*s)
	}
	p.count()
}

func (p *preview) at(row int) *register.Seen {
	if row < 0 || row >= len(p.shown) {
		return nil
	}
	return &p.files[p.shown[row]]
}

func (p *preview) row(i int) kit.ListRow {
	w, s := p.taking.office.Words(), p.at(i)
	if s == nil { // drawn while another choice of files is on its way
		return kit.ListRow{Cells: []string{"", "", "", ""}, Tone: kit.Muted}
	}
	row := rowOf(w, s)
	if p.out[keyOf(s)] {
		row.Cells[len(row.Cells)-1], row.Tone = w.Say("inbox.skipped"), kit.Muted
	}
	return row
}

func (p *preview) onRow(row int) {
	p.chosen = row
	if s := p.at(row); s != nil {
		p.detail.show(*s)
	}
	p.nameSkip()
}

// onSkip leaves the chosen file out, or takes it along again.
func (p *preview) onSkip() {
	if s := p.at(p.chosen); s != nil {
		p.out[keyOf(s)] = !p.out[keyOf(s)]
		p.list.Put(len(p.shown), p.row, p.chosen)
		p.count()
	}
}

func (p *preview) nameSkip() {
	key := "inbox.skip"
	if s := p.at(p.chosen); s != nil && p.out[keyOf(s)] {
		key = "inbox.unskip"
	}
	p.skip.Say(p.taking.office.Words().Say(key))
}

// count says how many submissions would count after taking in.
func (p *preview) count() {
	n := 0
	for i := range p.files {
		s := &p.files[i]
		if !p.out[keyOf(s)] && (s.Class.Takes() || p.open.Checked && s.Class == coalition.ClassRepair) {
			n++
		}
	}
	w := p.taking.office.Words()
	p.take.Say(w.Count("inbox.take", n))
	if n == 0 {
		p.take.Say(w.Say("inbox.take.none"))
	}
	p.nameSkip()
}
