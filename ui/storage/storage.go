// Package storage is the screen about the register as a file: a copy that is proved, whether its counts are right, and where everything
// lies.
package storage

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is a panel for each thing that can be done with the file.
type Screen struct {
	office *office.Office
	scroll fyne.CanvasObject
	copy   *kit.Saver
	health *kit.Notice
	counts *kit.Text
	busy   bool
}

// New lays the screen out.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, health: kit.NewNotice(kit.Good, "", ""), counts: kit.Body("")}
	s.health.Object.Hide()
	s.copy = kit.NewSaver(w.Say("files.as"), w.Say("storage.copy.do"), s.onCopy)
	name := strings.TrimSuffix(filepath.Base(o.Path()), filepath.Ext(o.Path())) + "-" + string(o.Today())
	s.copy.Path.Put(exchange.FreePath(name, filepath.Ext(o.Path())))
	file := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("storage.file")).Object, kit.Strong(filepath.Base(o.Path())).Object,
		kit.Second(filepath.Dir(o.Path())).Object, s.counts.Object, kit.Wrap(kit.NewButton(kit.Quiet, w.Say("storage.other"), func() { o.Away(session.Away{}) }))))
	whole := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("files.whole")).Object, kit.Second(w.Say("storage.whole.what")).Object, s.health.Object,
		kit.Wrap(kit.NewButton(kit.Extra, w.Say("storage.whole.check"), s.OnCheck))))
	saved := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("storage.copy")).Object, kit.Second(w.Say("storage.copy.what")).Object, s.copy.Object,
		kit.Hairline(), kit.Strong(w.Say("storage.back")).Object, kit.Body(w.Say("storage.back.what")).Object))
	head := kit.Column(theme.Tight, kit.Title(w.Say("files.title")).Object, kit.Second(w.Say("storage.intro")).Object)
	s.scroll = kit.Page(kit.Column(theme.Wide, head, kit.Columns([]float32{1, 1}, kit.Column(theme.Wide, file, whole), kit.Column(theme.Wide, saved, s.where()))))
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.scroll }

// Refresh says how much there is in the register now.
func (s *Screen) Refresh() {
	w, now := s.office.Words(), s.office.Standing()
	s.counts.Say(w.Say("storage.counts", "organisations", strconv.Itoa(now.Organisations), "submissions", strconv.Itoa(now.Submissions),
		"commitments", strconv.Itoa(now.Commitments)))
}

// where tells where everything lies.
func (s *Screen) where() fyne.CanvasObject {
	w, p := s.office.Words(), s.office.Places()
	column := kit.Column(theme.Room, kit.Heading(w.Say("files.where")).Object)
	for _, line := range []struct{ name, path string }{{w.Say("storage.where.register"), s.office.Path()}, {w.Say("files.where.settings"), p.Settings},
		{w.Say("files.where.logs"), p.Logs}} {
		if line.path != "" {
			column.Add(kit.Column(theme.Hair, kit.Strong(line.name).Object, kit.Second(line.path).Object))
		}
	}
	return kit.Panel(column)
}

// onCopy writes a copy under another name, opens and checks it. A file that exists is never replaced.
func (s *Screen) onCopy(path string) {
	w := s.office.Words()
	if path == "" {
		s.copy.Fail(w.Say("files.as.missing"))
		return
	}
	path = exchange.InDocuments(path)
	s.copy.Busy(w.Say("storage.copy.busy"))
	s.office.Long(func(ctx context.Context, r *register.Register) error { return r.Backup(ctx, path) }, func(err error) {
		if err != nil {
			s.copy.Fail(session.Explain(w, err))
			return
		}
		s.copy.Done(w.Say("storage.copy.done"), path)
	})
}

// OnCheck counts everything anew and compares it with the counts that are kept.
func (s *Screen) OnCheck() {
	if s.busy {
		return
	}
	s.busy = true
	w, right := s.office.Words(), false
	s.tell(kit.Info, w.Say("storage.whole.busy"))
	s.office.Long(func(ctx context.Context, r *register.Register) (err error) {
		right, err = r.Recount(ctx)
		return err
	}, func(err error) {
		s.busy = false
		switch {
		case err != nil:
			s.tell(kit.Bad, session.Explain(w, err))
		case !right:
			s.tell(kit.Warn, w.Say("storage.whole.mended"))
		default:
			s.tell(kit.Good, w.Say("storage.whole.good"))
		}
	})
}

func (s *Screen) tell(tone kit.Tone, sentence string) {
	s.health.Say(tone, sentence, "")
	s.health.Object.Show()
	s.scroll.Refresh()
}
