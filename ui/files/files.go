// Package files is the screen about the dossier as a file: a copy, its backups and what restoring one would change, whether the file is
// whole, where everything lies, and a person's own data: to take along, or to be erased.
package files

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is a panel for each thing that can be done with the file.
type Screen struct {
	session *session.Session
	words   *words.Words
	scroll  fyne.CanvasObject
	copying *saving
	health  *kit.Notice
	backups *backups
	export  *saving
	erasing *erasing
}

// New lays the screen out.
func New(s *session.Session) *Screen {
	f := &Screen{session: s, words: s.Words(), health: hidden()}
	f.copying = newSaving(f, "copy", f.name("-kopie", filepath.Ext(s.Path())), func(ctx context.Context, d *dossier.Dossier, path string) error { return d.Backup(ctx, path) })
	f.export = newSaving(f, "export", f.name("-gegevens", ".json"), exchange.Export)
	f.backups = newBackups(f)
	f.erasing = newErasing(f)
	left := kit.Column(theme.Wide, f.file(), f.whole(), f.where())
	right := kit.Column(theme.Wide, kit.Panel(f.backups.object), kit.Panel(f.export.object), kit.Panel(f.erasing.object))
	head := kit.Column(theme.Tight, kit.Title(f.words.Say("files.title")).Object, kit.Second(f.words.Say("files.intro")).Object)
	f.scroll = kit.Page(kit.Column(theme.Wide, head, kit.Columns([]float32{1, 1}, left, right)))
	return f
}

// Object is what stands in the window.
func (f *Screen) Object() fyne.CanvasObject { return f.scroll }

// Refresh reads anew which backups there are.
func (f *Screen) Refresh() { f.backups.load() }

// name is a free name beside the dossier, or in the documents where that folder is known.
func (f *Screen) name(more, end string) string {
	base := filepath.Base(f.session.Path())
	base = strings.TrimSuffix(base, filepath.Ext(base))
	folder := filepath.Dir(f.session.Path())
	for n := 1; ; n++ {
		path := filepath.Join(folder, base+more+end)
		if n > 1 {
			path = filepath.Join(folder, base+more+"-"+strconv.Itoa(n)+end)
		}
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

func hidden() *kit.Notice {
	n := kit.NewNotice(kit.Good, "", "")
	n.Object.Hide()
	return n
}

// tell shows what came of something, in its own panel.
func tell(n *kit.Notice, tone kit.Tone, head, text string) {
	n.Say(tone, head, text)
	n.Object.Show()
}

// fail says why something did not work.
func (f *Screen) fail(n *kit.Notice, err error) { tell(n, kit.Bad, session.Explain(f.words, err), "") }

// file is which dossier this is, what to mind about where it lies, and a copy of it.
func (f *Screen) file() fyne.CanvasObject {
	w := f.words
	column := kit.Column(theme.Room, kit.Heading(w.Say("files.file")).Object, kit.Strong(filepath.Base(f.session.Path())).Object,
		kit.Second(filepath.Dir(f.session.Path())).Object)
	if disk := exchange.DiskOf(f.session.Path()); disk != exchange.DiskOrdinary {
		column.Add(kit.NewNotice(kit.Info, w.Say("disk."+string(disk)), "").Object)
	}
	column.Add(f.copying.object)
	column.Add(kit.Wrap(kit.NewButton(kit.Quiet, w.Say("files.other"), func() { f.session.Away(session.Away{}) })))
	return kit.Panel(column)
}

// whole is the check of the whole file.
func (f *Screen) whole() fyne.CanvasObject {
	w := f.words
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("files.whole")).Object, kit.Second(w.Say("files.whole.what")).Object, f.health.Object,
		kit.Wrap(kit.NewButton(kit.Extra, w.Say("files.whole.check"), f.OnCheck))))
}

// OnCheck reads the file to its last row.
func (f *Screen) OnCheck() {
	w := f.words
	tell(f.health, kit.Info, w.Say("files.whole.busy"), "")
	var found exchange.Verified
	f.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		found, err = f.session.Places().Verify(ctx, d)
		return err
	}, func(err error) {
		if err != nil {
			f.fail(f.health, err)
			return
		}
		tell(f.health, kit.Good, w.Say("files.whole.good"), f.counts(found.Counts))
	})
}

// counts says how many there are of everything.
func (f *Screen) counts(counts map[string]int) string {
	var parts []string
	for _, kind := range exchange.CountKinds() {
		switch n := counts[kind]; n {
		case 0:
		case 1:
			parts = append(parts, "1 "+f.words.Say("kind."+kind))
		default:
			parts = append(parts, strconv.Itoa(n)+" "+f.words.Say("kind."+kind+".many"))
		}
	}
	return strings.Join(parts, " · ")
}

// where tells where everything lies, so that somebody who must back up or clean up a computer need not search.
func (f *Screen) where() fyne.CanvasObject {
	w, p := f.words, f.session.Places()
	column := kit.Column(theme.Room, kit.Heading(w.Say("files.where")).Object)
	for _, line := range []struct{ key, path string }{{"dossier", f.session.Path()}, {"backups", p.Backups}, {"settings", p.Settings}, {"logs", p.Logs}} {
		if line.path != "" {
			column.Add(kit.Column(theme.Hair, kit.Strong(w.Say("files.where."+line.key)).Object, kit.Second(line.path).Object))
		}
	}
	key := "files.portable.how"
	if p.Portable {
		key = "files.portable.is"
	}
	column.Add(kit.Body(w.Say(key)).Object)
	return kit.Panel(column)
}

// saving is a file that is written under a name that people choose.
type saving struct {
	screen *Screen
	key    string
	path   *kit.Entry
	which  *kit.Field
	notice *kit.Notice
	object fyne.CanvasObject
	write  func(ctx context.Context, d *dossier.Dossier, path string) error
}

func newSaving(f *Screen, key, path string, write func(context.Context, *dossier.Dossier, string) error) *saving {
	w := f.words
	s := &saving{screen: f, key: key, notice: hidden(), write: write}
	s.path = kit.NewLong(func(string) { s.which.Find(kit.Muted, "") })
	s.path.Put(path)
	s.which = kit.NewField(w.Say("files.as"), "", s.path)
	s.object = kit.Column(theme.Room, kit.Heading(w.Say("files."+key)).Object, kit.Second(w.Say("files."+key+".what")).Object, s.which.Object,
		s.notice.Object, kit.Wrap(kit.NewButton(kit.Extra, w.Say("files."+key+".do"), s.OnSave)))
	return s
}

// OnSave writes the file; one that exists is never replaced.
func (s *saving) OnSave() {
	w := s.screen.words
	s.path.Keep()
	path := strings.TrimSpace(s.path.Text)
	if path == "" {
		s.which.Find(kit.Bad, w.Say("files.as.missing"))
		return
	}
	s.screen.session.WorkSaved(func(ctx context.Context, d *dossier.Dossier) error { return s.write(ctx, d, path) }, func(err error) {
		if err != nil {
			s.which.Find(kit.Bad, session.Explain(w, err))
			return
		}
		tell(s.notice, kit.Good, w.Say("files."+s.key+".done"), path)
		s.screen.scroll.Refresh()
	})
}
