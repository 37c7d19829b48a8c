package inbox

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// taking is the way files come in: they are chosen, looked at without anything being kept, and then taken in.
type taking struct {
	office   *office.Office
	object   *fyne.Container
	title    *kit.Text
	intro    *kit.Text
	notice   *kit.Notice
	chooser  *chooser
	progress *kit.Progress
	running  fyne.CanvasObject
	preview  *preview
	onList   func(*tookIn)

	paths []string
	stop  func() // stops what runs; nil when nothing does
	mu    sync.Mutex
	state looked // guarded by mu: filled off the window's goroutine
}

// looked is how far looking or taking in is.
type looked struct {
	progress exchange.TakeInProgress
	files    []register.Seen
}

// tookIn is what came of taking in, and how to say it.
type tookIn struct {
	out        *exchange.TakenIn
	tone       kit.Tone
	head, text string
}

func newTaking(o *office.Office, onList func(*tookIn)) *taking {
	w := o.Words()
	t := &taking{office: o, onList: onList, title: kit.Title(w.Say("inbox.take-in.title")), intro: kit.Second(""), notice: kit.NewNotice(kit.Bad, "", "")}
	t.chooser = newChooser(w, t.Look)
	t.preview = newPreview(t)
	t.progress = kit.NewProgress(kit.NewButton(kit.Quiet, w.Say("inbox.stop"), func() {
		if t.stop != nil {
			t.stop()
		}
	}))
	t.running = kit.Panel(t.progress.Object)
	t.notice.Object.Hide()
	back := kit.NewButton(kit.Extra, w.Say("inbox.to-list"), func() { t.onList(nil) })
	head := kit.Beside(kit.Column(theme.Tight, t.title.Object, t.intro.Object), kit.Row(0, back))
	top := kit.Pad(kit.Column(theme.Room, head, t.notice.Object, t.running, t.chooser.object, t.preview.head), theme.Gap, 0)
	t.object = kit.Pad(kit.Workbench(top, []float32{8, 5}, t.preview.left, t.preview.detail.object, t.preview.foot), theme.Wide, theme.Margin)
	t.begin()
	return t
}

// begin asks which files, unless some are being looked at or taken in.
func (t *taking) begin() {
	if t.stop == nil {
		t.put(t.office.Words().Say("inbox.take-in.what"), t.chooser.object)
	}
}

// put shows one part of the screen, under a line about it.
func (t *taking) put(intro string, parts ...fyne.CanvasObject) {
	t.intro.Say(intro)
	for _, part := range []fyne.CanvasObject{t.chooser.object, t.running, t.preview.head, t.preview.left, t.preview.detail.object, t.preview.foot} {
		part.Hide()
		for _, one := range parts {
			if one == part {
				part.Show()
			}
		}
	}
	t.object.Refresh()
}

// Look looks at files and folders and shows what each would be. Nothing is kept.
func (t *taking) Look(paths []string) {
	if t.stop != nil {
		return
	}
	t.paths = paths
	t.chooser.put(paths)
	t.notice.Object.Hide()
	t.preview.clear()
	wish := exchange.TakeInWish{DryRun: true}
	t.run(wish, "inbox.looking", func(_ *exchange.TakenIn, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			note(t.notice, kit.Info, t.office.Words().Say("inbox.stopped"), t.office.Words().Say("inbox.stopped.look"))
			t.begin()
		case err != nil:
			note(t.notice, kit.Bad, session.Explain(t.office.Words(), err), "")
			t.begin()
		default:
			t.looked()
		}
	})
}

// run looks at the files or takes them in, with the bar that shows how far it is.
func (t *taking) run(wish exchange.TakeInWish, key string, done func(*exchange.TakenIn, error)) {
	t.state = looked{}
	tell := t.office.Soon(func() { t.tell(key) })
	wish.Progress = func(p exchange.TakeInProgress) {
		t.mu.Lock()
		t.state.progress = p
		t.mu.Unlock()
		tell()
	}
	wish.Each = func(a register.Arrival) {
		t.mu.Lock()
		t.state.files = append(t.state.files, a.Seen)
		t.mu.Unlock()
	}
	key0, passphrase, paths := t.chooser.secrets(), t.chooser.passphrase.Text, t.paths
	var out *exchange.TakenIn
	t.stop = t.office.Long(func(ctx context.Context, r *register.Register) (err error) {
		if wish, err = unlocked(wish, key0, passphrase); err == nil {
			out, err = exchange.TakeIn(ctx, r, paths, wish)
		}
		return err
	}, func(err error) {
		t.stop = nil
		done(out, err)
	})
	t.put(t.said(), t.running)
	t.tell(key)
}

// unlocked gives a wish what opens secured files: the coalition's keys, or a passphrase.
func unlocked(wish exchange.TakeInWish, keys, passphrase string) (_ exchange.TakeInWish, err error) {
	if keys == "" {
		wish.Passphrase = passphrase
		return wish, nil
	}
	wish.Keys, err = exchange.OpenKeys(keys, passphrase)
	return wish, err
}

// said names what is looked at.
func (t *taking) said() string {
	names := make([]string, len(t.paths))
	for i, path := range t.paths {
		names[i] = "‘" + filepath.Base(path) + "’"
	}
	return strings.Join(names[:min(len(names), 3)], ", ") + map[bool]string{true: " …"}[len(names) > 3]
}

// tell shows how far it is and how long the rest takes.
func (t *taking) tell(key string) {
	t.mu.Lock()
	p := t.state.progress
	t.mu.Unlock()
	w := t.office.Words()
	if p.Files == 0 {
		t.progress.Say(w.Say("inbox.finding"), 0)
		return
	}
	text := w.Say(key, "done", w.Amount(strconv.Itoa(p.Done)), "files", w.Amount(strconv.Itoa(p.Files)))
	if p.Left > 0 {
		text += " · " + left(w, p.Left)
	}
	t.progress.Say(text, float32(p.Done)/float32(p.Files))
}

// left says how long the rest takes, in whole minutes or seconds.
func left(w *words.Words, rest time.Duration) string {
	if rest >= 2*time.Minute {
		return w.Count("inbox.left.minutes", int(rest.Round(time.Minute)/time.Minute))
	}
	return w.Count("inbox.left.seconds", max(1, int(rest.Round(time.Second)/time.Second)))
}

// looked shows the preview.
func (t *taking) looked() {
	t.mu.Lock()
	files := t.state.files
	t.mu.Unlock()
	w := t.office.Words()
	if len(files) == 0 {
		note(t.notice, kit.Warn, w.Say("inbox.nothing"), w.Say("inbox.nothing.what"))
		t.begin()
		return
	}
	t.preview.show(files)
	t.put(w.Count("inbox.found", len(files), "where", t.said()), t.preview.head, t.preview.left, t.preview.detail.object, t.preview.foot)
	t.preview.focus()
}

// OnTake takes in what was looked at, without what was left out.
func (t *taking) OnTake() {
	if t.stop != nil {
		return
	}
	out := t.preview.out
	wish := exchange.TakeInWish{OpenPoints: t.preview.open.Checked, Only: func(path, inside string) bool { return !out[path+"\x00"+inside] }}
	t.run(wish, "inbox.taking", t.taken)
}

// taken tells what came of it, over the list of what was taken in.
func (t *taking) taken(out *exchange.TakenIn, err error) {
	w := t.office.Words()
	switch {
	case out == nil || err != nil && out.Files == 0:
		note(t.notice, kit.Bad, t.failed(err), "")
		t.begin()
	case err != nil:
		t.begin()
		t.onList(&tookIn{out, kit.Warn, t.failed(err), w.Count("inbox.stopped.take", out.Kept)})
	default:
		t.begin()
		t.onList(&tookIn{out, kit.Good, w.Count("inbox.taken", out.Kept), t.attention(out)})
	}
}

func (t *taking) failed(err error) string {
	if errors.Is(err, context.Canceled) {
		return t.office.Words().Say("inbox.stopped")
	}
	return session.Explain(t.office.Words(), err)
}

// attention says how many of the files ask for something.
func (t *taking) attention(out *exchange.TakenIn) string {
	w := t.office.Words()
	if n := out.Refused(); n > 0 {
		return w.Count("inbox.taken.refused", n)
	}
	return w.Say("inbox.taken.all")
}
