package form

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/kit"
	"doemee/ui/theme"
)

// names are the rows of a field for several names: one name in each. A row that was added or cleared stays while the record is shown, for
// somebody is about to type there.
type names struct {
	*bound
	rows  []*nameRow
	list  *fyne.Container
	more  *kit.Button
	stand []string // what stands in the rows
}

// nameRow is one name, with what can be done with it.
type nameRow struct {
	entry  *kit.Entry
	object fyne.CanvasObject
}

// Names is a field for several names, each in a row that can be moved and taken away; the same name twice is one name, so there is no copy. add is the word for one more.
func (f *Form) Names(name string, l Labels, add string) fyne.CanvasObject {
	n := &names{bound: &bound{form: f, name: name, question: l.Question}, list: kit.Column(theme.Tight)}
	n.more = kit.NewButton(kit.Quiet, add, n.onAdd)
	n.show, n.raw, n.flush, n.target = n.put, n.put, n.onLeave, n.more
	n.field = kit.NewGroup("", l.Help, kit.Column(theme.Tight, n.list, kit.Row(0, n.more)))
	f.fields = append(f.fields, n.bound)
	return n.field.Object
}

// put shows names. Rows that stay keep what somebody is typing.
func (n *names) put(value string) {
	if given(n.stand) != value {
		n.stand = strings.FieldsFunc(value, func(r rune) bool { return r == '\n' })
	}
	for len(n.rows) < len(n.stand) {
		n.rows = append(n.rows, n.newRow(len(n.rows)))
	}
	n.rows = n.rows[:len(n.stand)]
	n.list.RemoveAll()
	n.target = n.more
	for i, text := range n.stand {
		n.rows[i].entry.Put(text)
		n.list.Add(n.rows[i].object)
		n.target = n.rows[0].entry
	}
}

func (n *names) newRow(i int) *nameRow {
	w := n.form.session.Words()
	r := &nameRow{entry: kit.NewEntry(func(string) { n.take() })}
	r.entry.OnLeave(n.leave)
	r.entry.OnRefuse(n.tooMuch)
	r.entry.Call(n.question + " " + strconv.Itoa(i+1))
	away := kit.NewButton(kit.Quiet, w.Say("form.remove"), func() { n.change(i, func(texts []string) []string { return append(texts[:i], texts[i+1:]...) }) })
	var more *kit.Button
	more = kit.NewButton(kit.Quiet, "⋯", func() { kit.ShowMenu(more, n.tools(i)) }).Speak(w.Say("form.row.more")).Tip(w.Say("form.row.more"))
	r.object = container.NewBorder(nil, nil, nil, container.NewCenter(kit.Row(theme.Tight, away, more)), r.entry)
	return r
}

func (n *names) tools(i int) []kit.RowTool {
	w := n.form.session.Words()
	swap := func(by int) func() {
		return func() {
			n.change(i+by, func(texts []string) []string {
				if to := i + by; to >= 0 && to < len(texts) {
					texts[i], texts[to] = texts[to], texts[i]
				}
				return texts
			})
		}
	}
	return []kit.RowTool{{Label: w.Say("form.row.up"), Do: swap(-1)}, {Label: w.Say("form.row.down"), Do: swap(1)}}
}

// texts are the names as they stand on the screen.
func (n *names) texts() []string {
	texts := make([]string, len(n.rows))
	for i, r := range n.rows {
		texts[i] = r.entry.Text
	}
	return texts
}

// take keeps what stands in the rows.
func (n *names) take() { n.keepAll(n.texts()) }

func (n *names) keepAll(texts []string) {
	n.stand = texts
	n.keep(given(texts))
}

// given are the names in texts, one on each line: an empty one is no name, and the same twice is one.
func given(texts []string) string {
	var names []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" && !slices.Contains(names, text) {
			names = append(names, text)
		}
	}
	return strings.Join(names, "\n")
}

// change does something with all the names, shows what came of it, and leaves the keyboard at a row.
func (n *names) change(at int, do func([]string) []string) {
	n.keepAll(do(n.texts()))
	n.form.Refresh()
	if at = max(0, min(at, len(n.rows)-1)); at < len(n.rows) {
		kit.Focus(n.rows[at].entry)
		return
	}
	kit.Focus(n.more)
}

// onAdd makes an empty row; it is a name when something is written in it.
func (n *names) onAdd() {
	if last := len(n.stand) - 1; last < 0 || strings.TrimSpace(n.stand[last]) != "" {
		n.stand = append(n.stand, "")
	}
	n.form.Refresh()
	kit.Focus(n.rows[len(n.rows)-1].entry)
}

// onLeave keeps what stands there, for another record will be shown.
func (n *names) onLeave() {
	for _, r := range n.rows {
		r.entry.Keep()
	}
	n.stand = nil
}
