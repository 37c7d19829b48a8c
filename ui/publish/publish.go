// Package publish is the screen on which the secretariat makes the next agenda: the present one goes out as a workbook, comes back
// edited and is looked at, and is then signed with the coalition's key and written as a file for the members. Keys are read from a
// file each time and never kept.
package publish

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/theme"
)

// Screen is a panel for each step from the present agenda to the next.
type Screen struct {
	office *office.Office
	page   *container.Scroll
	now    *fyne.Container
	editor *editor
	keys   *keys
	issue  *issue
}

// New lays the screen out.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, now: kit.Column(theme.Tight)}
	s.editor, s.keys = newEditor(s), newKeys(s)
	s.issue = newIssue(s)
	head := kit.Column(theme.Tight, kit.Title(w.Say("publish.title")).Object, kit.Second(w.Say("publish.intro")).Object)
	left := kit.Column(theme.Wide, kit.Panel(s.now), kit.Panel(s.editor.Object))
	right := kit.Column(theme.Wide, kit.Panel(s.keys.Object), kit.Panel(s.issue.Object))
	s.page = kit.Page(kit.Column(theme.Wide, head, kit.Columns([]float32{1, 1}, left, right)))
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Refresh shows the agenda as the register has it now. What was read in or typed stays.
func (s *Screen) Refresh() {
	s.now.Objects = append([]fyne.CanvasObject{kit.Heading(s.office.Words().Say("publish.now")).Object}, s.facts(s.office.Edition())...)
	s.editor.show()
	s.issue.show()
	s.page.Refresh()
}

// next is the edition that would be published: the one that was read in, else the present one.
func (s *Screen) next() *coalition.Edition {
	if s.editor.draft != nil {
		return s.editor.draft
	}
	return s.office.Edition()
}
