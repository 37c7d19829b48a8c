package commitments

import (
	"slices"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// state is the status of a commitment with its reason and lesson, which are asked where the status calls for them.
type state struct {
	object *fyne.Container
	what   *kit.Text
	choice fyne.CanvasObject
	reason fyne.CanvasObject
	lesson fyne.CanvasObject
}

func newState(e *editor) *state {
	f, w := e.form, e.session.Words()
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindCommitment, name) }
	s := &state{what: kit.Second(w.Say("commitments.status.draft"))}
	s.choice = f.ChoiceOf("status", coalition.ListStatus, l("status"), func(r coalition.Record) []coalition.Code {
		is := coalition.Code(r.Value("status"))
		if is == coalition.StatusDraft || is == "" {
			return nil // Handing in makes it committed.
		}
		return append([]coalition.Code{is}, coalition.Transitions(is)...)
	})
	s.reason, s.lesson = f.Text("statusReason", 2, l("statusReason")), f.Text("lesson", 2, l("lesson"))
	s.object = kit.Column(theme.Room, s.choice, s.what.Object, s.reason, s.lesson)
	return s
}

func (s *state) refresh(c *coalition.Commitment) {
	draft := c.Status == coalition.StatusDraft || c.Status == ""
	reasons := []coalition.Code{coalition.StatusPostponed, coalition.StatusStopped, coalition.StatusWithdrawn}
	lessons := []coalition.Code{coalition.StatusCompleted, coalition.StatusStopped}
	show(s.choice, !draft)
	show(s.what.Object, draft)
	show(s.reason, slices.Contains(reasons, c.Status) || c.StatusReason != "")
	show(s.lesson, slices.Contains(lessons, c.Status) || c.Lesson != "")
}
