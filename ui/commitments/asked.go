package commitments

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// said is what the coalition said about a commitment as a whole: that it is in order, or questions that are about no field of it.
// Questions about a field stand at the field.
type said struct {
	editor  *editor
	object  *fyne.Container
	order   *kit.Notice
	replies form.Replies
}

func newSaid(e *editor) *said {
	s := &said{editor: e, replies: form.Replies{}}
	s.order = kit.NewNotice(kit.Good, e.session.Words().Say("commitments.accepted"), "")
	s.object = kit.Column(theme.Gap)
	return s
}

func (s *said) refresh(c *coalition.Commitment) {
	s.object.Objects = nil
	if s.editor.session.Accepted(c) {
		s.object.Add(s.order.Object)
	}
	for _, p := range s.editor.session.AskedAt(c.ID, "") {
		s.object.Add(s.replies.Show(s.editor.session, p, "").Object)
	}
	show(s.object, len(s.object.Objects) > 0)
	s.object.Refresh()
}
