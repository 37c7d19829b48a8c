package inbox

import (
	"context"
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

// detail is one file: what it is and why, what can be decided about it, and the mail to who sent it.
type detail struct {
	office *office.Office
	object *fyne.Container
	notice *kit.Notice
	file   register.Seen
	first  fyne.Focusable // where the keyboard goes
	look   bool           // only look: nothing was taken in yet
}

func newDetail(o *office.Office) *detail {
	d := &detail{office: o, object: container.NewStack(), notice: kit.NewNotice(kit.Good, "", "")}
	d.object.Hide()
	return d
}

// focus puts the keyboard at the first thing that can be done.
func (d *detail) focus() {
	if d.first != nil && d.object.Visible() {
		kit.Focus(d.first)
	}
}

// show lays a file out; a file that is shown already stays as somebody fills it in.
func (d *detail) show(s register.Seen) {
	if d.object.Visible() && d.file.ID == s.ID && d.file.SettledAt == s.SettledAt && d.file.Submission == s.Submission && s.ID != "" {
		return
	}
	if d.file.ID != s.ID || s.ID == "" {
		d.notice.Object.Hide()
	}
	d.file, d.first = s, nil
	w := d.office.Words()
	head := kit.Column(theme.Tight, kit.Heading(nameOf(&s)).Object, kit.Second(origin(w, &s)).Object, pills(w, &s))
	if s.Name != "" {
		head.Add(kit.Body(whose(&s)).Object)
	}
	column := kit.Column(theme.Wide, head, d.notice.Object, d.reasons())
	if !d.look {
		column.Add(d.decisions())
	}
	column.Add(letter(w, &s))
	page := container.NewVScroll(kit.Pad(column, theme.Room, theme.Room))
	d.object.Objects = []fyne.CanvasObject{kit.Sheet(page)}
	d.object.Show()
	d.object.Refresh()
}

// reasons lists why the file is what it is, each with its place and, where a cell could not be read, how to read it.
func (d *detail) reasons() fyne.CanvasObject {
	w := d.office.Words()
	if len(d.file.Reasons) == 0 {
		return kit.Body(w.Say("inbox.why." + string(d.file.Class))).Object
	}
	var rows []fyne.CanvasObject
	for _, r := range d.file.Reasons {
		row := kit.Column(theme.Hair)
		if at := place(w, r); at != "" {
			row.Add(kit.Strong(at).Object)
		}
		row.Add(kit.Body(exchange.ReasonText(w, r)).Object)
		if !d.look && readable(&d.file, r) {
			row.Add(d.readAs(r))
		}
		rows = append(rows, row)
	}
	return kit.Column(theme.Gap, kit.Heading(w.Say("inbox.why")).Object, kit.Rows(rows...))
}

// readable tells whether a person can say how a cell is to be read.
func readable(s *register.Seen, r register.Reason) bool {
	return s.Submission != "" && s.Class == coalition.ClassRepair && !r.Note && r.Record != "" && r.Cell != ""
}

// readAs asks how one cell is to be read.
func (d *detail) readAs(r register.Reason) fyne.CanvasObject {
	w, file := d.office.Words(), d.file.ID
	entry := kit.NewEntry(func(string) {})
	field := kit.NewField(w.Say("inbox.read-as", "cell", r.Cell), w.Say("inbox.read-as.help"), entry)
	read := kit.NewButton(kit.Extra, w.Say("inbox.read-as.do"), func() {
		text := strings.TrimSpace(entry.Text)
		if text == "" {
			field.Find(kit.Bad, w.Say("inbox.read-as.missing"))
			return
		}
		d.office.Change(func(ctx context.Context, r2 *register.Register) error {
			_, err := exchange.ReadAs(ctx, r2, file, r.Sheet, r.Cell, text)
			return err
		}, func(err error) {
			if err != nil {
				field.Find(kit.Bad, session.Explain(w, err))
				return
			}
			field.Find(kit.Muted, w.Say("inbox.read-as.done", "found", r.Found, "as", text))
		})
	})
	entry.OnSubmitted = func(string) { read.Tapped(nil) }
	if d.first == nil {
		d.first = entry
	}
	return kit.Column(theme.Tight, field.Object, kit.Wrap(read.Speak(w.Say("inbox.read-as.do")+": "+r.Cell)))
}

// decisions are what can be decided about the file, and where what it says can be read.
func (d *detail) decisions() fyne.CanvasObject {
	w, s := d.office.Words(), d.file
	row := kit.Wrap()
	column := kit.Column(theme.Gap)
	add := func(weight kit.Weight, key string, do func()) {
		b := kit.NewButton(weight, w.Say(key), do)
		if d.first == nil {
			d.first = b
		}
		row.Add(b)
	}
	switch {
	case s.SettledAt == "" && s.Class.Waits() && s.Submission != "":
		column.Add(kit.Body(w.Say("inbox.decide." + string(s.Class))).Object)
		add(kit.Main, "inbox.overrule."+string(s.Class), func() { d.decide("overruled", exchange.Overrule, s.Submission) })
		add(kit.Extra, "inbox.settle."+string(s.Class), d.settle)
	case s.SettledAt == "":
		add(kit.Extra, "inbox.settle", d.settle)
	case s.Class.Takes() && s.Submission != "":
		add(kit.Quiet, "inbox.set-aside", func() { d.decide("set-aside", exchange.SetAside, s.Submission) })
	case s.Class.Waits() && s.Submission != "":
		column.Add(kit.Second(w.Say("inbox.settled", "date", w.Moment(string(s.SettledAt)))).Object)
		add(kit.Quiet, "inbox.overrule."+string(s.Class), func() { d.decide("overruled", exchange.Overrule, s.Submission) })
	}
	if s.Organisation != "" && s.Submission != "" {
		add(kit.Quiet, "inbox.review", func() {
			d.office.Visit(session.Place{Screen: "review", Query: register.CommitmentQuery{Organisation: s.Organisation}})
		})
	}
	column.Add(row)
	return column
}

// decide carries a decision about the submission out.
func (d *detail) decide(what string, do func(context.Context, *register.Register, coalition.ID) error, taken coalition.ID) {
	d.change(what, func(ctx context.Context, r *register.Register) error { return do(ctx, r, taken) })
}

// settle says that the file needs no more attention.
func (d *detail) settle() {
	file := d.file.ID
	d.change("settled", func(ctx context.Context, r *register.Register) error { return r.SettleFile(ctx, file) })
}

func (d *detail) change(what string, write func(context.Context, *register.Register) error) {
	w, file := d.office.Words(), d.file.ID
	d.office.Change(write, func(err error) {
		if d.file.ID != file { // another file is shown by now
			d.office.Report(err)
			return
		}
		if err != nil {
			note(d.notice, kit.Bad, session.Explain(w, err), "")
			return
		}
		note(d.notice, kit.Good, w.Say("inbox.done."+what), "")
	})
}
