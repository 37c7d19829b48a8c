// Package answers is the screen on which the secretariat makes the answers: who gets one and what it says, the key that signs them, the
// folder they go to, and the mail that brings each.
package answers

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the list of who gets an answer, with the way to make them above it.
type Screen struct {
	office   *office.Office
	object   fyne.CanvasObject
	intro    *kit.Text
	form     *form
	list     *kit.List
	detail   *fyne.Container
	progress *kit.Progress
	running  fyne.CanvasObject
	notice   *kit.Notice
	anew     *kit.Button

	all    []exchange.Answered
	chosen int
	made   bool // the list shows what was made, with its mails
	asked  office.Slot
	stop   func() // nil when nothing is being made
}

// New lays the screen out and finds out who gets an answer.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, intro: kit.Second(""), notice: kit.NewNotice(kit.Good, "", ""), detail: container.NewStack()}
	s.form = newForm(s)
	s.progress = kit.NewProgress(kit.NewButton(kit.Quiet, w.Say("answers.stop"), s.onStop))
	s.running = kit.Panel(s.progress.Object)
	s.anew = kit.NewButton(kit.Extra, w.Say("answers.anew"), s.onAnew)
	s.list = kit.NewList([]kit.ListColumn{{Heading: w.Say("answers.column.organisation"), Share: 7}, {Heading: w.Say("answers.column.submission"), Share: 3},
		{Heading: w.Say("answers.column.what"), Share: 5}}, kit.ListWays{Choose: s.onRow}).Call(w.Say("answers.title"))
	for _, o := range []fyne.CanvasObject{s.notice.Object, s.running, s.anew} {
		o.Hide()
	}
	title := kit.Column(theme.Tight, kit.Title(w.Say("answers.title")).Object, s.intro.Object)
	head := kit.Pad(kit.Column(theme.Room, kit.Beside(title, kit.Row(0, s.anew)), s.notice.Object, s.running, s.form.object), theme.Gap, 0)
	s.object = kit.Pad(kit.Workbench(head, []float32{1, 1}, kit.Sheet(s.list.Object), s.detail, kit.Column(0)), theme.Wide, theme.Margin)
	s.load()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Refresh finds out anew who gets an answer. What was just made stays until somebody is done with its mails.
func (s *Screen) Refresh() {
	if !s.made && s.stop == nil {
		s.load()
	}
}

func (s *Screen) onAnew() {
	s.made = false
	s.notice.Object.Hide()
	s.load()
}

// load works out who would get what. Nothing is made.
func (s *Screen) load() {
	wish := exchange.AnswerWish{DryRun: true, Again: s.form.again.Checked, Now: s.office.Now()}
	office.Look(s.office, &s.asked, func(ctx context.Context, r *register.Register) ([]exchange.Answered, error) {
		return exchange.Answer(ctx, r, wish)
	}, func(all []exchange.Answered) { s.show(all, false) })
}

// show shows who gets or got what.
func (s *Screen) show(all []exchange.Answered, made bool) {
	s.all, s.made, s.chosen = all, made, min(0, len(all)-1)
	w, n := s.office.Words(), s.count()
	key := "answers.intro"
	if made {
		key = "answers.intro.made"
	}
	s.intro.Say(w.Count(key, n))
	if n == 0 && !made {
		s.intro.Say(w.Say("answers.none"))
	}
	s.form.make.Say(w.Count("answers.make", n))
	s.form.make.Able(n > 0)
	visible(s.form.object, !made)
	visible(s.anew, made)
	s.list.Put(len(all), func(i int) kit.ListRow { return s.line(all[i]) }, s.chosen)
	s.showDetail()
}

// count is how many there are new answers for.
func (s *Screen) count() (n int) {
	for _, a := range s.all {
		if a.Made() {
			n++
		}
	}
	return n
}

func visible(o fyne.CanvasObject, on bool) {
	if o.Hide(); on {
		o.Show()
	}
}

func (s *Screen) line(a exchange.Answered) kit.ListRow {
	text, tone := s.says(a)
	return kit.ListRow{Cells: []string{a.Name, strconv.Itoa(a.Sequence), text}, Tone: tone}
}

// says is what an answer comes to in a word or two.
func (s *Screen) says(a exchange.Answered) (string, kit.Tone) {
	w := s.office.Words()
	switch {
	case a.Err != nil:
		return w.Say("answers.failed"), kit.Bad
	case a.Sent:
		return w.Say("answers.sent"), kit.Muted
	case a.Verdict == coalition.Accepted:
		return w.Say("answers.accepted"), kit.Good
	case a.Verdict == coalition.Unreadable:
		return w.Say("answers.unreadable"), kit.Bad
	}
	return w.Count("answers.questions", a.Questions), kit.Warn
}

func (s *Screen) onRow(row int) {
	s.chosen = row
	s.showDetail()
}

// showDetail shows what one organisation gets, and the mail that brings it.
func (s *Screen) showDetail() {
	if s.chosen < 0 || s.chosen >= len(s.all) {
		s.detail.Hide()
		return
	}
	w, a := s.office.Words(), s.all[s.chosen]
	text, tone := s.says(a)
	column := kit.Column(theme.Room, kit.Heading(a.Name).Object, kit.Wrap(kit.NewPill(tone, text)),
		kit.Second(w.Say("answers.about", "key", a.Key, "n", strconv.Itoa(a.Sequence), "accepted", strconv.Itoa(a.Accepted), "questions", strconv.Itoa(a.Questions))).Object)
	if a.Err != nil {
		column.Add(kit.NewNotice(kit.Bad, session.Explain(w, a.Err), "").Object)
	}
	if a.Path != "" && a.Err == nil {
		column.Add(kit.Column(theme.Hair, kit.Second(w.Say("answers.file")).Object, kit.Strong(a.Path).Object))
	}
	if subject, body, ok := strings.Cut(a.Mail, "\n"); ok {
		say := kit.CopyWords{Copy: w.Say("inbox.copy"), Copied: w.Say("inbox.copied")}
		column.Add(kit.Heading(w.Say("answers.mail")).Object)
		column.Add(kit.NewCopy(say, w.Say("inbox.letter.subject"), subject))
		column.Add(kit.NewCopy(say, w.Say("inbox.letter.body"), body))
	}
	column.Add(kit.Wrap(kit.NewButton(kit.Quiet, w.Say("answers.review"), func() {
		s.office.Visit(session.Place{Screen: "review", Query: register.CommitmentQuery{Organisation: a.Organisation}})
	})))
	s.detail.Objects = []fyne.CanvasObject{kit.Sheet(container.NewVScroll(kit.Pad(column, theme.Room, theme.Room)))}
	s.detail.Show()
	s.detail.Refresh()
}

func (s *Screen) onStop() {
	if s.stop != nil {
		s.stop()
	}
}

// OnMake makes the answers, with the key and into the folder that are filled in.
func (s *Screen) OnMake() {
	if s.stop != nil || !s.form.sound() {
		return
	}
	w := s.office.Words()
	wish := exchange.AnswerWish{Dir: exchange.InDocuments(s.form.folder.Text()), Again: s.form.again.Checked, Now: s.office.Now()}
	wish.Progress = s.far()
	path, phrase := exchange.InDocuments(s.form.key.Text()), s.form.phrase.Text
	var all []exchange.Answered
	s.asked.Drop() // what would be made does not come over what is
	s.notice.Object.Hide()
	s.progress.Say(w.Say("answers.opening"), 0)
	s.running.Show()
	s.stop = s.office.Long(func(ctx context.Context, r *register.Register) (err error) {
		if wish.Keys, err = exchange.OpenKeys(path, phrase); err == nil {
			all, err = exchange.Answer(ctx, r, wish)
		}
		return err
	}, func(err error) { s.done(all, err) })
}

// far shows how far it is, in organisations.
func (s *Screen) far() func(exchange.AnswerProgress) {
	w := s.office.Words()
	return func(p exchange.AnswerProgress) {
		s.office.Post(func() {
			s.progress.Say(w.Say("answers.progress", "done", strconv.Itoa(p.Done), "all", strconv.Itoa(p.All)), float32(p.Done)/float32(max(1, p.All)))
		})
	}
}

// done tells what came of it.
func (s *Screen) done(all []exchange.Answered, err error) {
	w := s.office.Words()
	s.stop = nil
	s.running.Hide()
	tone, head := kit.Good, ""
	switch {
	case err != nil && !errors.Is(err, context.Canceled):
		tone, head = kit.Bad, session.Explain(w, err)
	case err != nil:
		tone, head = kit.Info, w.Say("inbox.stopped")
	}
	if len(all) > 0 {
		s.form.phrase.Put("")
		s.show(all, true)
		if head == "" {
			head = w.Count("answers.done", s.count())
		}
	}
	s.notice.Say(tone, head, s.next(all))
	visible(s.notice.Object, head != "")
}

// next says what comes after making answers: the mails, or why some failed.
func (s *Screen) next(all []exchange.Answered) string {
	failed := 0
	for _, a := range all {
		if a.Err != nil {
			failed++
		}
	}
	switch w := s.office.Words(); {
	case len(all) == 0:
		return ""
	case failed > 0:
		return w.Count("answers.done.failed", failed)
	default:
		return w.Say("answers.done.what")
	}
}
