package review

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/theme"
)

// sheet is one commitment as it is read: who, what is known of it, and its fields one under another.
type sheet struct {
	screen  *Screen
	object  *fyne.Container
	scroll  *container.Scroll
	title   *kit.Text
	about   *kit.Text
	verdict *kit.Pill
	clear   *kit.Notice
	version *kit.Choice
	body    *fyne.Container
	asking  *asking

	one    register.Commitment
	papers papers
	taken  coalition.ID // the submission that is read, empty for how it stands
	asked  office.Slot
	lines  []line
	rows   []*kit.Result
	stale  bool // what is drawn is another commitment, until this one has come
	wanted bool // the keyboard goes to the first row when it is there
}

func newSheet(s *Screen) *sheet {
	w := s.office.Words()
	p := &sheet{screen: s, title: kit.Heading(""), about: kit.Second(""), verdict: kit.NewPill(kit.Neutral, ""), clear: kit.NewNotice(kit.Info, "", ""), body: kit.Column(theme.Hair)}
	p.version = kit.NewChoice(nil, p.onVersion)
	p.version.Call(w.Say("review.version"))
	p.asking = newAsking(p)
	accept := kit.NewButton(kit.Main, w.Say("review.accept"), s.OnAccept)
	question := kit.NewButton(kit.Extra, w.Say("review.ask"), p.ask)
	tools := kit.Wrap(accept, question, kit.NewButton(kit.Extra, w.Say("review.next"), s.OnNext), kit.NewButton(kit.Quiet, w.Say("review.earlier"), s.OnEarlier),
		kit.NewButton(kit.Quiet, w.Say("review.take-back"), s.OnTakeBack), kit.NewButton(kit.Quiet, w.Say("review.all"), p.onAll))
	head := kit.Column(theme.Gap, kit.Beside(kit.Column(theme.Tight, p.title.Object, p.about.Object), p.verdict), tools, kit.Framed(p.version), p.clear.Object)
	p.scroll = container.NewVScroll(kit.Pad(kit.Column(theme.Room, head, p.asking.object, p.body), theme.Room, theme.Room))
	p.object = container.NewStack(kit.Sheet(p.scroll))
	p.object.Hide()
	return p
}

// load reads a commitment with all papers of its organisation, and shows it.
func (p *sheet) load(c register.Commitment) {
	if c.ID != p.one.ID {
		p.wanted = p.wanted || p.focused() >= 0
		p.taken = ""
		p.asking.close()
		p.lines, p.rows, p.stale = nil, nil, true
	}
	p.one = c
	office.Look(p.screen.office, &p.asked, func(ctx context.Context, r *register.Register) (papers, error) { return gather(ctx, r, c.Organisation) }, func(found papers) {
		p.papers = found
		p.show()
	})
}

// clearAway shows nothing.
func (p *sheet) clearAway() {
	p.asked.Drop()
	if p.focused() >= 0 || p.wanted {
		p.screen.list.Focus() // what is hidden must not have the keyboard
	}
	p.one, p.lines, p.rows, p.wanted = register.Commitment{}, nil, nil, false
	p.asking.close()
	p.object.Hide()
}

func (p *sheet) onVersion(code string) {
	p.taken = coalition.ID(code)
	p.show()
}

// show lays out what was read. A sheet that says the same stays as it is, with the keyboard where it was.
func (p *sheet) show() {
	o := p.screen.office
	v, err := p.papers.as(p.taken)
	if err != nil {
		o.Report(err)
		return
	}
	p.head(v)
	var lines []line
	if c := v.content.Commitment(p.one.ID); c != nil {
		d := reader{o.Words(), report.Shower{Words: o.Words(), Edition: o.Edition(), Content: v.content}, v, p.papers.questions}
		lines = d.lines(c)
	}
	if p.stale || !p.object.Visible() || !slices.Equal(lines, p.lines) {
		p.put(lines)
	}
	p.object.Show()
	if p.wanted {
		p.wanted = false
		p.focus()
	}
}

// head tells whose it is, how it was judged, and how clear it is.
func (p *sheet) head(v version) {
	o, one := p.screen.office, p.one
	w := o.Words()
	p.title.Say(string(one.Number) + " · " + one.Name)
	p.verdict.Say(tones[p.judged()], verdict(o, p.judged()))
	about := []string{one.Key, o.Label(coalition.ListOrganisationType, p.papers.organisation.Type, "")}
	if top := p.papers.top(); top >= 0 {
		sent := p.papers.sent[top]
		about = append(about, w.Say("review.sent", "n", strconv.Itoa(sent.Sequence), "date", w.Moment(string(sent.MadeAt))))
		if sent.Edited {
			about = append(about, w.Say("class.flag.edited"))
		}
	}
	p.about.Say(strings.Join(about, " · "))
	p.tellClear(v)
	p.offerVersions()
}

// judged is the verdict as the row now has it.
func (p *sheet) judged() coalition.Verdict {
	for _, c := range p.screen.row {
		if c.ID == p.one.ID {
			return c.Review
		}
	}
	return p.one.Review
}

// tellClear says how concrete the commitment is, and whether it was left out or is not in the version that is read.
func (p *sheet) tellClear(v version) {
	w := p.screen.office.Words()
	c := v.content.Commitment(p.one.ID)
	if c == nil {
		p.clear.Say(kit.Warn, w.Say("review.not-in"), "")
		return
	}
	is := coalition.ConcretenessOf(c)
	var missing []string
	for _, a := range is.Missing {
		missing = append(missing, w.Say("concrete."+string(a)))
	}
	head, text := w.Say("review.clear", "n", strconv.Itoa(len(is.Clear)), "all", strconv.Itoa(len(coalition.Aspects))), ""
	if len(missing) > 0 {
		text = w.Say("review.clear.missing", "list", strings.Join(missing, ", "))
	}
	tone := kit.Info
	if p.one.LeftOut && p.taken == "" {
		tone, text = kit.Warn, w.Say("review.left-out")+" "+text
	}
	p.clear.Say(tone, head, text)
}

// offerVersions offers the ways to read it: as it stands, or as each submission said it.
func (p *sheet) offerVersions() {
	w := p.screen.office.Words()
	options := []kit.Option{{Label: w.Say("review.version.now")}}
	for _, s := range slices.Backward(p.papers.sent) {
		key := "review.version.sent"
		if !s.Placed {
			key = "review.version.waits"
		}
		options = append(options, kit.Option{Code: string(s.Taken), Label: w.Say(key, "n", strconv.Itoa(s.Sequence), "date", w.Moment(string(s.MadeAt)))})
	}
	p.version.Offer(options)
	p.version.Put(string(p.taken))
}

// put lays the lines out, and puts the keyboard back where it was.
func (p *sheet) put(lines []line) {
	at := p.focused()
	p.lines, p.rows, p.stale = lines, nil, false
	p.body.Objects = nil
	for i, l := range lines {
		if l.section != "" {
			p.body.Add(kit.Pad(kit.Heading(l.section).Object, theme.Gap, theme.Gap))
		}
		row := kit.NewResult(l.spoken(p), p.row(l), func() { p.askAt(i) }, func(k fyne.KeyName) { p.onKey(i, k) })
		p.rows = append(p.rows, row)
		p.body.Add(row)
	}
	p.body.Refresh()
	p.scroll.Refresh()
	if at >= 0 && !p.asking.object.Visible() {
		p.goTo(at)
	}
}

// marks are the tones of what changed.
var marks = map[string]kit.Tone{coalition.Added: kit.Good, coalition.Changed: kit.Warn, coalition.Removed: kit.Bad}

// row is one line as it stands on the sheet.
func (p *sheet) row(l line) fyne.CanvasObject {
	w := p.screen.office.Words()
	head := kit.Row(theme.Gap, kit.Line(l.heading).Object)
	if l.change != "" {
		head.Add(kit.NewPill(marks[l.change], w.Say("review.change."+l.change)))
	}
	column := kit.Column(theme.Hair, head, kit.Strong(l.value).Object)
	if l.was != "" {
		column.Add(kit.Second(w.Say("review.was", "was", l.was)).Object)
	}
	if l.asked != "" {
		tone := kit.Muted
		if l.open {
			tone = kit.Warn
		}
		text := kit.Body(l.asked)
		text.Tone(tone)
		column.Add(text.Object)
	}
	return column
}

// spoken is how a line is read aloud.
func (l line) spoken(p *sheet) string {
	text := l.heading + ": " + l.value
	if l.change != "" {
		text += ", " + p.screen.office.Words().Say("review.change."+l.change)
	}
	if l.asked != "" {
		text += ". " + l.asked
	}
	return text
}

// focused is the row that has the keyboard; -1 when none has.
func (p *sheet) focused() int {
	if len(p.rows) == 0 {
		return -1
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(p.rows[0])
	if c == nil {
		return -1
	}
	one, ok := c.Focused().(*kit.Result)
	if !ok {
		return -1
	}
	return slices.Index(p.rows, one)
}

// focus puts the keyboard at the first row.
func (p *sheet) focus() { p.goTo(0) }

// goTo puts the keyboard at a row, or the one nearest to it that there is; at the list when there is none.
func (p *sheet) goTo(at int) {
	if len(p.rows) == 0 {
		p.screen.list.Focus()
		return
	}
	kit.Focus(p.rows[max(0, min(at, len(p.rows)-1))])
}

// onKey goes from row to row; what else is pressed is for the whole screen.
func (p *sheet) onKey(at int, key fyne.KeyName) {
	switch key {
	case fyne.KeyDown:
		p.goTo(at + 1)
	case fyne.KeyUp:
		p.goTo(at - 1)
	case fyne.KeyHome:
		p.goTo(0)
	case fyne.KeyEnd:
		p.goTo(len(p.rows) - 1)
	case fyne.KeyQ, fyne.KeyV:
		p.askAt(at)
	default:
		p.screen.onKey(key)
	}
}

// ask asks about the row that has the keyboard, or else about the commitment as a whole.
func (p *sheet) ask() { p.askAt(p.focused()) }

func (p *sheet) askAt(at int) {
	switch {
	case at >= 0 && at < len(p.lines) && p.lines[at].change != coalition.Removed:
		p.asking.open(p.lines[at])
	case p.one.ID != "":
		p.asking.open(line{kind: coalition.KindCommitment, record: p.one.ID, heading: p.screen.office.Words().Say("review.ask.whole")})
	}
}

// onAll finds everything of the organisation in order that nobody judged yet, and the submission with it.
func (p *sheet) onAll() {
	organisation := p.one.Organisation
	if organisation == "" {
		return
	}
	p.screen.office.Change(func(ctx context.Context, r *register.Register) error {
		left, _, err := r.Commitments(ctx, register.CommitmentQuery{Organisation: organisation, Unreviewed: true, Page: register.Page{Limit: 1000}})
		for _, c := range left {
			if err == nil {
				err = r.Judge(ctx, organisation, c.ID, coalition.Accepted)
			}
		}
		if err != nil {
			return err
		}
		papers, err := gather(ctx, r, organisation) // those on the screen may still be another's
		if taken := papers.organisation.Submission; err == nil && taken != "" && len(papers.questions) == 0 {
			err = r.JudgeSubmission(ctx, taken, coalition.Accepted)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.screen.office.Report(err)
			return
		}
		p.screen.skip(organisation)
	})
}

// skip goes to the next commitment of another organisation.
func (s *Screen) skip(organisation coalition.ID) {
	for at := s.at; at < len(s.row); at++ {
		if s.row[at].Organisation != organisation {
			s.choose(at)
			return
		}
	}
	s.choose(len(s.row) - 1)
	s.OnNext()
}
