package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Rows are the rows of one kind that belong to a commitment: each a small form of its own, with a way to take it away, and a
// way to add one more.
type Rows struct {
	Object  *fyne.Container
	session *session.Session
	kind    coalition.Kind
	owner   func() *coalition.Commitment
	lay     func(*Form) fyne.CanvasObject
	list    *fyne.Container
	ids     []coalition.ID
	forms   []*Form
}

// NewRows makes rows of a kind; owner gives the commitment that is shown, nil for none; lay lays out the fields of one row.
func NewRows(s *session.Session, kind coalition.Kind, owner func() *coalition.Commitment, add string, lay func(*Form) fyne.CanvasObject) *Rows {
	r := &Rows{session: s, kind: kind, owner: owner, lay: lay, list: kit.Column(theme.Gap)}
	more := kit.NewButton(kit.Quiet, add, r.onAdd)
	r.Object = kit.Column(theme.Gap, r.list, kit.Row(0, more))
	return r
}

// Refresh shows the rows as they stand. Rows that stay keep what somebody is typing.
func (r *Rows) Refresh() {
	owner := r.owner()
	if owner == nil {
		return
	}
	if ids := owned(owner, r.kind); !slices.Equal(ids, r.ids) {
		r.ids = ids
		r.rebuild()
	}
	for _, f := range r.forms {
		f.Refresh()
	}
}

func owned(c *coalition.Commitment, k coalition.Kind) []coalition.ID {
	var ids []coalition.ID
	c.Rows(func(r coalition.Record) bool {
		if r.Kind() == k {
			ids = append(ids, r.ID())
		}
		return true
	})
	return ids
}

func (r *Rows) rebuild() {
	r.forms = nil
	r.list.RemoveAll()
	for _, id := range r.ids {
		f := New(r.session, func() (coalition.Record, bool) { return r.find(id) })
		r.forms = append(r.forms, f)
		remove := kit.NewButton(kit.Quiet, r.session.Words().Say("form.remove"), func() { r.onRemove(id) })
		r.list.Add(kit.Inset(kit.Column(theme.Tight, r.lay(f), kit.Row(0, remove))))
	}
}

func (r *Rows) find(id coalition.ID) (found coalition.Record, ok bool) {
	owner := r.owner()
	if owner == nil {
		return coalition.Record{}, false
	}
	owner.Rows(func(one coalition.Record) bool {
		if one.ID() == id {
			found, ok = one, true
		}
		return !ok
	})
	return found, ok
}

func (r *Rows) onAdd() {
	owner := r.owner()
	if owner == nil {
		return
	}
	r.session.Report(r.session.Change("add", func(e *coalition.Edit) error {
		_, err := e.Add(r.kind, coalition.NewID(), owner.ID)
		return err
	}))
}

func (r *Rows) onRemove(id coalition.ID) {
	r.session.Report(r.session.Change("delete", func(e *coalition.Edit) error {
		one, ok := r.find(id)
		if !ok {
			return coalition.ErrNoRecord
		}
		return e.Remove(one)
	}))
}
