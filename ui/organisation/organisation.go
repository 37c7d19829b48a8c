// Package organisation is the screen on which people say who they are, how to reach them and where they stand on the
// declaration.
package organisation

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen holds the three forms.
type Screen struct {
	session *session.Session
	scroll  fyne.CanvasObject
	forms   []*form.Form
}

// New lays the forms out.
func New(s *session.Session) *Screen {
	o := &Screen{session: s}
	w := s.Words()
	left := kit.Column(theme.Wide, o.profile(), o.zero())
	right := kit.Column(theme.Wide, o.contact(), o.support())
	o.scroll = kit.Page(kit.Column(theme.Wide, kit.Title(w.Say("organisation.title")).Object, kit.Columns([]float32{1, 1}, left, right)))
	o.Refresh()
	return o
}

// Object is what stands in the window.
func (o *Screen) Object() fyne.CanvasObject { return o.scroll }

// Refresh shows everything as it stands.
func (o *Screen) Refresh() {
	for _, f := range o.forms {
		f.Refresh()
	}
}

func (o *Screen) form(record func(*coalition.Content) coalition.Record) *form.Form {
	f := form.New(o.session, func() (coalition.Record, bool) { return record(o.session.Content()), true })
	o.forms = append(o.forms, f)
	return f
}

func (o *Screen) profile() fyne.CanvasObject {
	w := o.session.Words()
	f := o.form(func(c *coalition.Content) coalition.Record { return coalition.AsRecord(&c.Organisation) })
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindOrganisation, name) }
	needed := func(name string) form.Labels {
		labels := l(name)
		labels.Question += " " + w.Say("question.needed")
		return labels
	}
	more := kit.Column(theme.Room, f.Line("shortName", l("shortName")), f.Line("subtype", l("subtype")),
		f.Choice("size", coalition.ListSize, l("size")), f.Line("website", l("website")), f.Line("regionGroup", l("regionGroup")))
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("organisation.profile")).Object,
		f.Line("name", needed("name")), f.Choice("type", coalition.ListOrganisationType, needed("type")),
		kit.Split(theme.Room, []float32{1, 1}, f.Choice("scheme", coalition.ListScheme, l("scheme")), f.Line("identifier", l("identifier"))),
		kit.Split(theme.Room, []float32{1, 1}, f.Line("seat", l("seat")), f.Choice("province", coalition.ListProvince, l("province"))),
		kit.NewFold(w.Say("organisation.more"), more).Object))
}

func (o *Screen) contact() fyne.CanvasObject {
	w := o.session.Words()
	f := o.form(func(c *coalition.Content) coalition.Record { return coalition.AsRecord(&c.Contact) })
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindContact, name) }
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("organisation.contact")).Object, kit.Second(w.Say("organisation.contact.what")).Object,
		f.Line("role", l("role")), f.Line("mailbox", l("mailbox")),
		kit.Split(theme.Room, []float32{1, 1}, f.Line("name", l("name")), f.Line("phone", l("phone"))),
		f.Truth("travels", form.Labels{Question: w.Say("organisation.contact.travels")})))
}

func (o *Screen) support() fyne.CanvasObject {
	w := o.session.Words()
	f := o.form(func(c *coalition.Content) coalition.Record { return coalition.AsRecord(&c.Support) })
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindSupport, name) }
	more := kit.Column(theme.Room, f.Line("occasion", l("occasion")),
		kit.Split(theme.Room, []float32{1, 1}, f.Date("decisionDate", l("decisionDate")), f.Line("decisionReference", l("decisionReference"))),
		kit.Split(theme.Room, []float32{1, 1}, f.Line("signerRole", l("signerRole")), f.Line("signerName", l("signerName"))),
		f.Text("expectation", 3, l("expectation")))
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("organisation.support")).Object, kit.Second(w.Say("organisation.support.what")).Object,
		f.Choice("position", coalition.ListPosition, l("position")),
		kit.Split(theme.Room, []float32{1, 1}, f.Date("date", l("date")), f.Choice("authority", coalition.ListAuthority, l("authority"))),
		kit.NewFold(w.Say("organisation.more.support"), more).Object))
}

// zero is the declared return without commitments.
func (o *Screen) zero() fyne.CanvasObject {
	w := o.session.Words()
	f := o.form(func(c *coalition.Content) coalition.Record { return coalition.AsRecord(&c.Support) })
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("organisation.zero")).Object,
		f.Truth("noCommitment", form.Labels{Question: w.Say("organisation.zero.box")}),
		f.Month("contactIn", f.LabelsOf(coalition.KindSupport, "contactIn"))))
}
