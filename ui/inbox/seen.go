package inbox

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/theme"
)

// seen is the list of files that were seen, chosen by class, by taking in and by words, with the chosen one beside it.
type seen struct {
	office  *office.Office
	object  fyne.CanvasObject
	intro   *kit.Text
	notice  *kit.Notice
	undo    *kit.Button
	batches *kit.Choice
	chips   *kit.Chips
	list    *kit.List
	detail  *detail
	empty   *kit.Notice

	query  register.FileQuery
	lines  *office.Lines[register.Seen]
	around office.Slot
	taken  []register.Batch
	chosen int
	wish   coalition.ID // the file to begin with
	wanted bool         // the keyboard goes to the list when it has come
	sure   coalition.ID // the taking in that is about to be undone
}

// attention is the filter of files that ask something of the secretariat.
const attention = "attention"

func newSeen(o *office.Office, onTakeIn func()) *seen {
	w := o.Words()
	f := &seen{office: o, intro: kit.Second(""), chosen: -1, detail: newDetail(o)}
	f.undo = kit.NewButton(kit.Extra, w.Say("inbox.undo"), f.onUndo)
	f.notice, f.empty = kit.NewNotice(kit.Good, "", ""), kit.NewNotice(kit.Info, w.Say("inbox.none"), w.Say("inbox.none.what"))
	f.notice.Object.Hide()
	f.empty.Object.Hide()
	f.batches, f.chips = kit.NewChoice(nil, f.onBatch), kit.NewChips(f.onFilter)
	f.batches.Call(w.Say("inbox.batches"))
	search := kit.NewSearch(w.Say("inbox.search"), kit.SearchWays{Text: f.onSearch, Down: f.onDown, Enter: f.onDown})
	f.list = kit.NewList(columns(w), kit.ListWays{Choose: f.onRow, Enter: f.detail.focus, Sort: f.onSort}).Call(w.Say("inbox.title"))
	f.lines = office.NewLines(o, f.read, f.show)
	head := kit.Beside(kit.Column(theme.Tight, kit.Title(w.Say("inbox.title")).Object, f.intro.Object), kit.Row(0, kit.NewButton(kit.Main, w.Say("inbox.take-in"), onTakeIn)))
	tools := kit.Columns([]float32{3, 2}, search, kit.Beside(kit.Framed(f.batches), f.undo))
	top := kit.Pad(kit.Column(theme.Room, head, f.notice.Object, tools, f.chips.Object, f.empty.Object), theme.Gap, 0)
	f.object = kit.Pad(kit.Workbench(top, []float32{8, 5}, kit.Sheet(f.list.Object), f.detail.object, container.NewWithoutLayout()), theme.Wide, theme.Margin)
	return f
}

// read gives a page of the list, each file with its reasons.
func (f *seen) read() office.Read[register.Seen] {
	q := f.query
	return func(ctx context.Context, r *register.Register, p register.Page) ([]register.Seen, int, error) {
		q.Limit, q.Offset = p.Limit, p.Offset
		files, total, err := r.Files(ctx, q)
		for i := range files {
			if err == nil && files[i].ReasonCount > 0 {
				files[i], err = r.File(ctx, files[i].ID)
			}
		}
		return files, total, err
	}
}

// aroundList is what stands around the list.
type aroundList struct {
	counts  map[coalition.Class]int
	waiting int
	batches []register.Batch
}

// load reads the list and what stands around it anew.
func (f *seen) load() {
	f.list.Sorted(office.Sorted(f.query.Page, sorts), f.query.Desc)
	f.lines.Load()
	q := register.FileQuery{Batch: f.query.Batch, Search: f.query.Search}
	office.Look(f.office, &f.around, func(ctx context.Context, r *register.Register) (a aroundList, err error) {
		if a.counts, err = r.FileClasses(ctx, q); err == nil {
			q.Attention, q.Limit = true, 1
			_, a.waiting, err = r.Files(ctx, q)
		}
		if err == nil {
			a.batches, err = r.Batches(ctx)
		}
		return a, err
	}, f.showAround)
}

// choose shows the files that a query chooses.
func (f *seen) choose(q register.FileQuery) {
	f.query, f.chosen = q, -1
	f.load()
}

// visit shows the files that a query chooses, beginning with the one that is named, and puts the keyboard there.
func (f *seen) visit(q register.FileQuery, file coalition.ID) {
	f.wish, f.wanted = file, true
	f.choose(q)
}

func (f *seen) onFilter(code string) {
	f.query.Classes, f.query.Attention = nil, code == attention
	if code != "" && code != attention {
		f.query.Classes = []coalition.Class{coalition.Class(code)}
	}
	f.choose(f.query)
}

func (f *seen) onSearch(text string) {
	f.query.Search = text
	f.choose(f.query)
}

func (f *seen) onBatch(code string) {
	f.query.Batch, f.sure = coalition.ID(code), ""
	f.notice.Object.Hide()
	f.choose(f.query)
}

// sorts names what the columns are sorted by.
var sorts = []string{"path", "name", "", "class"}

// onSort sorts by a column, then the other way round, then the newest first again.
func (f *seen) onSort(column int) {
	if office.Turn(&f.query.Page, sorts[column]) {
		f.choose(f.query)
	}
}

// onDown takes the keyboard from the search into the list.
func (f *seen) onDown() { f.list.Begin() }

func (f *seen) onRow(row int) {
	if row >= f.lines.Len() {
		return
	}
	f.chosen = row
	f.list.Choose(row)
	f.showDetail()
}

// show shows the lines that came. The file that was chosen stays so; the first is chosen when none was.
func (f *seen) show() {
	f.intro.Say(f.office.Words().Count("inbox.intro", f.lines.Len()))
	if f.wish == "" && f.chosen >= 0 && f.detail.object.Visible() {
		f.wish = f.detail.file.ID
	}
	if at := f.lines.Find(func(s *register.Seen) bool { return s.ID == f.wish }); at >= 0 {
		f.chosen = at
	}
	f.wish = ""
	if f.chosen >= f.lines.Len() || f.chosen < 0 {
		f.chosen = min(0, f.lines.Len()-1)
	}
	f.list.Put(f.lines.Len(), f.row, f.chosen)
	if f.lines.Len() == 0 {
		f.empty.Object.Show()
	} else {
		f.empty.Object.Hide()
	}
	f.showDetail()
	if f.wanted {
		f.wanted = false
		f.list.Focus()
	}
}

func (f *seen) showDetail() {
	if s, ok := f.lines.At(f.chosen); ok {
		f.detail.show(s)
		return
	}
	f.detail.object.Hide()
}

func (f *seen) row(i int) kit.ListRow {
	s, ok := f.lines.At(i)
	if !ok {
		return kit.ListRow{Cells: []string{"…", "", "", "…"}, Tone: kit.Muted}
	}
	return rowOf(f.office.Words(), &s)
}

// showAround offers the classes with their counts and the takings in.
func (f *seen) showAround(a aroundList) {
	w, all := f.office.Words(), 0
	f.taken = a.batches
	var options []kit.Option
	for _, class := range coalition.Classes {
		if n := a.counts[class]; n > 0 {
			all += n
			options = append(options, kit.Option{Code: string(class), Label: w.Say("class."+string(class)) + " " + strconv.Itoa(n)})
		}
	}
	first := []kit.Option{{Label: w.Say("inbox.all") + " " + strconv.Itoa(all)}}
	if a.waiting > 0 {
		first = append(first, kit.Option{Code: attention, Label: w.Say("inbox.attention") + " " + strconv.Itoa(a.waiting)})
	}
	f.chips.Offer(append(first, options...), f.filter())
	f.showBatches()
}

func (f *seen) filter() string {
	switch {
	case f.query.Attention:
		return attention
	case len(f.query.Classes) == 1:
		return string(f.query.Classes[0])
	}
	return ""
}

func (f *seen) showBatches() {
	w := f.office.Words()
	options := []kit.Option{{Label: w.Say("inbox.batches.all")}}
	for _, b := range f.taken {
		label := w.Count("inbox.batch", b.Files, "at", w.Moment(string(b.At)))
		if b.UndoneAt != "" {
			label = w.Say("inbox.batch.undone", "batch", label)
		}
		options = append(options, kit.Option{Code: string(b.ID), Label: label})
	}
	f.batches.Offer(options)
	f.batches.Put(string(f.query.Batch))
	if f.undo.Hide(); f.undoable() {
		f.undo.Show()
	}
	if f.sure == "" {
		f.undo.Say(w.Say("inbox.undo"))
	}
}

// undoable tells whether one taking in is shown that was not undone.
func (f *seen) undoable() bool {
	return slices.ContainsFunc(f.taken, func(b register.Batch) bool { return b.ID == f.query.Batch && b.UndoneAt == "" })
}

// tell shows what came of taking in.
func (f *seen) tell(t *tookIn) {
	f.wanted = true
	f.choose(register.FileQuery{Batch: t.out.Batch})
	note(f.notice, t.tone, t.head, t.text)
}

// onUndo takes back the taking in that is shown, once the person has read what that means.
func (f *seen) onUndo() {
	w, batch, undone := f.office.Words(), f.query.Batch, 0
	if !f.undoable() {
		return // another choice of files is on its way
	}
	if f.sure != batch {
		f.sure = batch
		note(f.notice, kit.Warn, w.Say("inbox.undo.sure"), w.Say("inbox.undo.sure.what"))
		f.undo.Say(w.Say("inbox.undo.yes"))
		return
	}
	f.office.Change(func(ctx context.Context, r *register.Register) (err error) {
		undone, err = exchange.UndoTakeIn(ctx, r, batch)
		return err
	}, func(err error) {
		f.sure = ""
		if err != nil {
			note(f.notice, kit.Bad, exchange.FaultOf(err).Sentence(w), "")
			return
		}
		note(f.notice, kit.Good, w.Count("inbox.undone", undone), w.Say("inbox.undone.what"))
	})
}
