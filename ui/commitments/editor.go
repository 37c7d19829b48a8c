package commitments

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// editor is the ten questions of one commitment, with the rest folded away.
type editor struct {
	session *session.Session
	owner   func() *coalition.Commitment
	object  *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject

	heading *kit.Text
	tools   *tools
	clear   *kit.Notice
	next    *kit.Button // leads to what is still asked
	asked   int         // how many times it led somewhere
	trashed *kit.Notice
	scroll  *container.Scroll
	form    *form.Form
	rows    []*form.Rows

	groups  map[string]*form.Rows // the rows by the question they stand in
	folds   []*kit.Fold
	blocks  *blocks
	news    *news
	state   *state
	history *history
	said    *said
}

func newEditor(s *session.Session, owner func() *coalition.Commitment) *editor {
	w := s.Words()
	e := &editor{session: s, owner: owner, heading: kit.Heading(""), groups: map[string]*form.Rows{}}
	e.next = kit.NewButton(kit.Quiet, w.Say("commitments.next"), e.onNext)
	e.clear = kit.NewNotice(kit.Warn, "", "", e.next)
	e.form = form.New(s, func() (coalition.Record, bool) {
		if c := owner(); c != nil {
			return coalition.AsRecord(c), true
		}
		return coalition.Record{}, false
	})
	e.tools = newTools(e)
	e.history = newHistory(e)
	e.said = newSaid(e)
	e.trashed = kit.NewNotice(kit.Neutral, w.Say("commitments.trash.what"), "", kit.NewButton(kit.Extra, w.Say("commitments.restore"), e.onRestore))
	e.scroll = container.NewVScroll(kit.Pad(kit.Column(theme.Room, e.said.object, e.newsSection(), e.questions(), e.folded()), 0, theme.Room))
	head := kit.Column(theme.Gap, kit.Pad(kit.Column(theme.Tight, kit.Beside(e.heading.Object, e.tools.more), e.tools.line), 0, theme.Gap),
		kit.Pad(kit.Column(theme.Gap, e.trashed.Object, e.clear.Object), 0, theme.Gap))
	body := container.NewStack(e.scroll, e.history.object)
	e.full = kit.Panel(container.NewBorder(head, nil, nil, nil, kit.Pad(body, theme.Gap, 0)))
	e.empty = kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("commitments.empty")).Object, kit.Body(w.Say("commitments.empty.what")).Object))
	e.object = container.NewStack(e.empty, e.full)
	return e
}

func (e *editor) refresh() {
	c := e.owner()
	if c == nil {
		e.full.Hide()
		e.empty.Show()
		return
	}
	e.empty.Hide()
	e.full.Show()
	title := c.Title
	if strings.TrimSpace(title) == "" {
		title = e.session.Words().Say("commitments.untitled")
	}
	e.heading.Say(string(c.Number) + " · " + brief(title))
	e.refreshClear(c)
	e.tools.refresh()
	e.said.refresh(c)
	e.form.Refresh()
	for _, r := range e.rows {
		r.Refresh()
	}
	e.blocks.refresh()
	e.news.refresh(c)
	e.state.refresh(c)
	e.history.refresh()
	e.object.Refresh()
}

// longestHeading is how much of a title stands above the form.
const longestHeading = 120

func brief(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	if letters := []rune(title); len(letters) > longestHeading {
		return string(letters[:longestHeading]) + "…"
	}
	return title
}

// refreshClear says what is clear already and what is not; it stays in sight while the questions scroll.
func (e *editor) refreshClear(c *coalition.Commitment) {
	w := e.session.Words()
	concrete := coalition.ConcretenessOf(c)
	head, missing, tone := w.Say("commitments.clear", "n", strconv.Itoa(len(concrete.Clear))), "", kit.Warn
	if len(concrete.Missing) == 0 {
		head, tone = w.Say("commitments.clear.all"), kit.Good
	} else {
		words := make([]string, len(concrete.Missing))
		for i, a := range concrete.Missing {
			words[i] = w.Say("concrete." + string(a))
		}
		missing = w.Say("commitments.clear.missing", "list", strings.Join(words, ", "))
	}
	e.clear.Say(tone, head, missing)
	show(e.next, len(e.asking()) > 0)
	show(e.trashed.Object, c.Trashed != "")
	if c.Trashed != "" {
		e.trashed.Say(kit.Neutral, w.Count("commitments.trash.days", daysLeft(c.Trashed, e.session.Today())), "")
	}
}

// leave keeps what stands in the fields of the commitment that was shown.
func (e *editor) leave() {
	e.form.Leave()
	for _, r := range e.rows {
		r.Leave()
	}
	e.asked = 0
	e.history.close()
	e.scroll.ScrollToTop()
}

// begin tells that the commitment was just made.
func (e *editor) begin() { e.form.Begin() }

// focus puts the keyboard at a field of the commitment, or of one of its rows.
func (e *editor) focus(row coalition.ID, field string) {
	e.history.close()
	if row != "" {
		for _, rows := range e.rows {
			if rows.Focus(row, field) {
				return
			}
		}
	}
	if group := e.groups[field]; group != nil {
		group.FocusFirst()
		return
	}
	e.form.Focus(field)
}

// where is the row and the field that have the keyboard.
func (e *editor) where(focused fyne.Focusable) (row coalition.ID, field string) {
	for _, rows := range e.rows {
		if row, field = rows.Where(focused); row != "" {
			return row, field
		}
	}
	return "", e.form.Where(focused)
}

// asking is what the rules still ask about the commitment.
func (e *editor) asking() []coalition.Finding {
	c := e.owner()
	if c == nil {
		return nil
	}
	asked := coalition.About(e.session.Findings(), c.ID)
	for _, block := range c.BuildingBlocks {
		asked = append(asked, coalition.About(e.session.Findings(), block)...)
	}
	return coalition.Asking(asked)
}

// onNext puts the keyboard at what is asked first, and then at what is asked after that.
func (e *editor) onNext() {
	asked := e.asking()
	if len(asked) == 0 {
		return
	}
	to := e.session.PlaceOf(asked[e.asked%len(asked)])
	e.asked++
	e.focus(to.Row, to.Field)
}

// unfold opens everything that is folded away.
func (e *editor) unfold() {
	for _, fold := range e.folds {
		fold.Open(true)
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (e *editor) change(name string, gather func(*coalition.Edit, coalition.Record) error) {
	c := e.owner()
	if c == nil {
		return
	}
	e.session.Report(e.session.Change(name, func(edit *coalition.Edit) error { return gather(edit, coalition.AsRecord(c)) }))
}
