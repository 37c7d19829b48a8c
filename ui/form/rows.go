package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Source tells where rows come from and how one is made and taken away.
type Source struct {
	IDs    func() []coalition.ID
	Find   func(coalition.ID) (coalition.Record, bool)
	Add    func(*coalition.Edit, coalition.ID) error
	Remove func(*coalition.Edit, coalition.Record) error
	Copy   func(*coalition.Edit, coalition.Record, coalition.ID) error
	Loose  bool                             // the rows have no order of their own to change
	Tools  func(coalition.ID) []kit.RowTool // what else can be done with a row; nil for nothing
}

// Plan tells how a row looks: the fields of its line and how they stand, and what can be unfolded below it.
type Plan struct {
	Shape  kit.RowShape
	Fields func(*Form) []fyne.CanvasObject // one for each heading, in that order
	More   func(*Form) fyne.CanvasObject   // nil where the line holds everything
}

// Rows are small forms under each other, each of which can be taken away, copied and moved, with a way to add one more.
type Rows struct {
	Object  *fyne.Container
	session *session.Session
	source  Source
	plan    Plan
	list    *fyne.Container
	head    fyne.CanvasObject
	add     *kit.Button
	ids     []coalition.ID
	forms   map[coalition.ID]*rowForm
}

// rowForm is the form of one row, with what is unfolded below it.
type rowForm struct {
	form   *Form
	object fyne.CanvasObject
	more   fyne.CanvasObject
}

// NewRows makes rows; add is the word for one more.
func NewRows(s *session.Session, source Source, plan Plan, add string) *Rows {
	r := &Rows{session: s, source: source, plan: plan, list: kit.Column(theme.Gap), forms: map[coalition.ID]*rowForm{}}
	r.head = kit.RowHead(plan.Shape)
	r.add = kit.NewButton(kit.Quiet, add, r.onAdd)
	r.Object = kit.Column(theme.Tight, r.head, r.list, kit.Row(0, r.add))
	return r
}

// Owned are the rows of one kind that belong to a commitment; owner gives the one that is shown, nil for none.
func Owned(kind coalition.Kind, owner func() *coalition.Commitment) Source {
	return Source{
		IDs: func() []coalition.ID { return owned(owner(), kind) },
		Find: func(id coalition.ID) (coalition.Record, bool) {
			return find(owner(), kind, id)
		},
		Add: func(e *coalition.Edit, id coalition.ID) error {
			_, err := e.Add(kind, id, owner().ID)
			return err
		},
		Remove: func(e *coalition.Edit, r coalition.Record) error { return e.Remove(r) },
		Copy: func(e *coalition.Edit, r coalition.Record, id coalition.ID) error {
			_, err := e.CopyRow(r, id)
			return err
		},
	}
}

func owned(c *coalition.Commitment, k coalition.Kind) (ids []coalition.ID) {
	if c == nil {
		return nil
	}
	c.Rows(func(r coalition.Record) bool {
		if r.Kind() == k {
			ids = append(ids, r.ID())
		}
		return true
	})
	return ids
}

func find(c *coalition.Commitment, k coalition.Kind, id coalition.ID) (found coalition.Record, ok bool) {
	if c == nil {
		return coalition.Record{}, false
	}
	c.Rows(func(one coalition.Record) bool {
		if one.Kind() == k && one.ID() == id {
			found, ok = one, true
		}
		return !ok
	})
	return found, ok
}

// Refresh shows the rows as they stand. Rows that stay keep what somebody is typing, also when they move.
func (r *Rows) Refresh() {
	if ids := r.source.IDs(); !slices.Equal(ids, r.ids) {
		r.ids = ids
		r.arrange()
	}
	for _, id := range r.ids {
		r.forms[id].form.Refresh()
	}
}

// arrange puts the rows in order; what has gone is forgotten.
func (r *Rows) arrange() {
	forms := map[coalition.ID]*rowForm{}
	r.list.Objects = r.list.Objects[:0]
	for _, id := range r.ids {
		one, ok := r.forms[id]
		if !ok {
			one = r.newRow(id)
		}
		forms[id] = one
		r.list.Objects = append(r.list.Objects, one.object)
	}
	r.forms = forms
	if len(r.ids) > 0 {
		r.head.Show()
	} else {
		r.head.Hide()
	}
	r.list.Refresh()
	r.Object.Refresh()
}

func (r *Rows) newRow(id coalition.ID) *rowForm {
	w := r.session.Words()
	one := &rowForm{form: New(r.session, func() (coalition.Record, bool) { return r.source.Find(id) })}
	one.form.cells = true
	r.plan.Fields(one.form)
	fields := make([]*kit.Field, len(one.form.fields))
	for i, b := range one.form.fields {
		fields[i] = b.field
	}
	one.form.cells = false
	words := kit.RowWords{Remove: w.Say("form.remove"), More: w.Say("form.row.more")}
	line := kit.NewRow(r.plan.Shape, fields, words, func() { r.Remove(id) }, r.tools(id, one))
	if r.plan.More == nil {
		one.object = line
		return one
	}
	one.more = kit.Inset(r.plan.More(one.form))
	one.more.Hide()
	one.object = kit.Unfolding(theme.Tight, line, one.more, one.unfold)
	return one
}

func (r *Rows) tools(id coalition.ID, one *rowForm) []kit.RowTool {
	w := r.session.Words()
	var tools []kit.RowTool
	if r.plan.More != nil {
		tools = append(tools, kit.RowTool{Label: w.Say("form.row.fields"), Do: one.unfold})
	}
	tools = append(tools, kit.RowTool{Label: w.Say("form.row.copy"), Do: func() { r.Copy(id) }})
	if r.source.Tools != nil {
		tools = append(tools, r.source.Tools(id)...)
	}
	if r.source.Loose {
		return tools
	}
	return append(tools, kit.RowTool{Label: w.Say("form.row.up"), Do: func() { r.Move(id, -1) }},
		kit.RowTool{Label: w.Say("form.row.down"), Do: func() { r.Move(id, 1) }})
}

// unfold shows or hides the fields that most rows do without.
func (o *rowForm) unfold() {
	if o.more.Visible() {
		o.more.Hide()
	} else {
		o.more.Show()
	}
	o.object.Refresh()
}

// Unfold shows the further fields of every row.
func (r *Rows) Unfold() {
	for _, one := range r.forms {
		if one.more != nil {
			one.more.Show()
		}
	}
	r.Object.Refresh()
}

// FocusFirst puts the keyboard at the first row, or at the button for one where there is none.
func (r *Rows) FocusFirst() {
	if len(r.ids) == 0 {
		kit.Focus(r.add)
		return
	}
	r.forms[r.ids[0]].form.FocusFirst()
}

// Begin unfolds a row just made and puts the keyboard at one of its fields.
func (r *Rows) Begin(id coalition.ID, field string) {
	r.Refresh()
	one := r.forms[id]
	if one == nil {
		return
	}
	one.form.Begin()
	if one.more != nil {
		one.more.Show()
		one.object.Refresh()
	}
	one.form.Focus(field)
}

// Focus puts the keyboard at a field of a row, or at its first field when it has no such field; it tells whether there is such a row.
func (r *Rows) Focus(id coalition.ID, field string) bool {
	one := r.forms[id]
	if one != nil && !one.form.Focus(field) {
		one.form.FocusFirst()
	}
	return one != nil
}

// Where is the row and the field of it that have the keyboard; both are empty when it is elsewhere.
func (r *Rows) Where(focused fyne.Focusable) (id coalition.ID, field string) {
	for id, one := range r.forms {
		if field := one.form.Where(focused); field != "" {
			return id, field
		}
	}
	return "", ""
}

// Leave keeps what stands in the fields and forgets what was refused.
func (r *Rows) Leave() {
	for _, one := range r.forms {
		one.form.Leave()
	}
}

func (r *Rows) onAdd() {
	id := coalition.NewID()
	if r.change("add", func(e *coalition.Edit) error { return r.source.Add(e, id) }) {
		if one := r.forms[id]; one != nil {
			one.form.Begin()
			one.form.FocusFirst()
		}
	}
}

// Remove takes a row away.
func (r *Rows) Remove(id coalition.ID) {
	r.on("delete", id, func(e *coalition.Edit, one coalition.Record) error { return r.source.Remove(e, one) })
}

// Copy makes a row like another, right behind it.
func (r *Rows) Copy(id coalition.ID) {
	r.on("copy", id, func(e *coalition.Edit, one coalition.Record) error { return r.source.Copy(e, one, coalition.NewID()) })
}

// Move puts a row some places up, or down.
func (r *Rows) Move(id coalition.ID, by int) {
	r.on("move", id, func(e *coalition.Edit, one coalition.Record) error { return e.Move(one, by) })
}

func (r *Rows) on(name string, id coalition.ID, gather func(*coalition.Edit, coalition.Record) error) {
	r.change(name, func(e *coalition.Edit) error {
		one, ok := r.source.Find(id)
		if !ok {
			return coalition.ErrNoRecord
		}
		return gather(e, one)
	})
}

// change makes a step and shows the rows at once; it tells whether that went well.
func (r *Rows) change(name string, gather func(*coalition.Edit) error) bool {
	err := r.session.Change(name, gather)
	r.session.Report(err)
	r.Refresh()
	return err == nil
}
