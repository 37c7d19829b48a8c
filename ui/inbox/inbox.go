// Package inbox is the screen on which the secretariat takes in what members sent, sees what each file is and why, and decides about
// those that wait.
package inbox

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
)

// Screen is the list of files that were seen, or the taking in of others.
type Screen struct {
	office *office.Office
	object *fyne.Container
	seen   *seen
	taking *taking
}

// New lays the screen out: on the list or, as long as nothing came in, on taking in.
func New(o *office.Office) *Screen {
	b := &Screen{office: o, object: container.NewStack()}
	b.seen = newSeen(o, b.OnTakeIn)
	b.taking = newTaking(o, b.onList)
	b.put(b.seen.object)
	if o.Standing().Submissions == 0 && o.Standing().Waiting == 0 {
		b.put(b.taking.object)
	}
	b.seen.load()
	return b
}

// Object is what stands in the window.
func (b *Screen) Object() fyne.CanvasObject { return b.object }

// Refresh reads anew what there is.
func (b *Screen) Refresh() { b.seen.load() }

// Visit shows the files that a query chooses, or looks at paths that were dropped on the window.
func (b *Screen) Visit(p session.Place) {
	switch q := p.Query.(type) {
	case register.FileQuery:
		b.put(b.seen.object)
		b.seen.visit(q, p.Record)
	case []string:
		b.put(b.taking.object)
		b.taking.Look(q)
	}
}

// Where is which files are shown.
func (b *Screen) Where(fyne.Focusable) session.Place { return session.Place{Query: b.seen.query} }

// OnTakeIn asks which files to take in.
func (b *Screen) OnTakeIn() {
	b.put(b.taking.object)
	b.taking.begin()
}

// onList goes to the list, at what was taken in when something was.
func (b *Screen) onList(taken *tookIn) {
	b.put(b.seen.object)
	if taken != nil {
		b.seen.tell(taken)
	}
}

func (b *Screen) put(o fyne.CanvasObject) {
	b.object.Objects = []fyne.CanvasObject{o}
	b.object.Refresh()
}

// note keeps a sentence in sight until something else happens.
func note(n *kit.Notice, tone kit.Tone, head, text string) {
	n.Say(tone, head, text)
	n.Object.Show()
}
