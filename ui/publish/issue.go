package publish

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// issue is the last step: the agenda is signed and written, and the register goes on with it.
type issue struct {
	Object *fyne.Container
	screen *Screen
	effect *kit.Text
	folder *kit.Path
	along  *kit.Check
	lost   *kit.Check
	do     *kit.Button
	told   *kit.Notice
	use    *kit.Button
	made   exchange.Agenda
}

func newIssue(s *Screen) *issue {
	w := s.office.Words()
	i := &issue{screen: s, effect: kit.Body(""), told: kit.NewNotice(kit.Good, "", "")}
	i.folder = kit.NewFolder(w.Say("publish.folder"), "", w.Say("bringin.browse"))
	i.folder.Put(exchange.Documents())
	i.along = kit.NewCheck(w.Say("publish.along"), func(bool) {})
	i.along.Put(true)
	i.lost = kit.NewCheck(w.Say("publish.lost"), func(bool) {})
	i.lost.Hide()
	i.do = kit.NewButton(kit.Main, w.Say("publish.do"), i.onPublish)
	i.use = kit.NewButton(kit.Extra, w.Say("publish.use"), i.onUse)
	i.told.Object.Hide()
	i.use.Hide()
	i.Object = kit.Column(theme.Room, kit.Heading(w.Say("publish.issue")).Object, i.effect.Object, i.folder.Object,
		kit.Column(theme.Tight, i.along, kit.Second(w.Say("publish.along.what")).Object), i.lost, i.told.Object, kit.Wrap(i.do, i.use))
	return i
}

// show says what will be published.
func (i *issue) show() {
	e, now := i.screen.next(), i.screen.office.Edition()
	version := e.Version
	if e.Name == now.Name {
		version = now.Version + 1
	}
	i.effect.Say(i.screen.office.Words().Say("publish.effect", "name", e.Name, "version", strconv.Itoa(version), "serial", strconv.Itoa(now.Serial+1)))
}

// errOtherKey tells that members know another key than the one that is signed with.
var errOtherKey = errors.New("another key than members know")

// onPublish signs and writes the agenda off the window's goroutine.
func (i *issue) onPublish() {
	s := i.screen
	w := s.office.Words()
	if !s.keys.key.filled() {
		s.keys.key.path.Fail(w.Say("publish.key.missing"))
		s.keys.key.path.Focus()
		return
	}
	s.keys.key.path.Fail("")
	p := exchange.Publication{Edition: s.next(), After: s.office.Edition(), Dir: exchange.InDocuments(i.folder.Text())}
	takes := []func() (exchange.KeyRing, error){s.keys.key.take()}
	if s.keys.old.filled() {
		takes = append(takes, s.keys.old.take())
	}
	i.run(p, takes, i.along.Checked, i.lost.Checked)
}

// run does the work: keys are opened, the coalition is counted, the agenda is made and proved.
func (i *issue) run(p exchange.Publication, takes []func() (exchange.KeyRing, error), along, lost bool) {
	o := i.screen.office
	var made exchange.Agenda
	var path string
	i.do.Able(false)
	i.tell(kit.Info, o.Words().Say("publish.busy"), "")
	o.Long(func(ctx context.Context, r *register.Register) (err error) {
		for _, take := range takes {
			ring, err := take()
			if err != nil {
				return err
			}
			p.Rings = append(p.Rings, ring)
		}
		if err := followed(p, lost); err != nil {
			return err
		}
		if p.Edition = without(p.Edition); along {
			if p.Coverage, err = r.Covered(ctx, p.Edition); err != nil {
				return err
			}
		}
		made, path, err = exchange.Publish(p)
		return err
	}, func(err error) { i.done(made, path, err) })
}

// without is the edition without the numbers of an earlier time.
func without(e *coalition.Edition) *coalition.Edition {
	plain := *e
	plain.Coverage = nil
	return &plain
}

// followed tells whether members can follow from the key they know to the one that signs: it is the same, or both sign.
func followed(p exchange.Publication, lost bool) error {
	known := p.After.Keys.Signing
	if known == "" || lost {
		return nil
	}
	for _, ring := range p.Rings {
		if public, err := ring.Public(); err == nil && public.Signing == known {
			return nil
		}
	}
	return errOtherKey
}

func (i *issue) done(made exchange.Agenda, path string, err error) {
	s, w := i.screen, i.screen.office.Words()
	i.do.Able(true)
	switch {
	case errors.Is(err, errOtherKey):
		print, _ := exchange.Fingerprint(s.office.Edition().Keys) // without one it could not be another
		i.lost.Show()
		s.keys.renewal.Open(true)
		i.tell(kit.Warn, w.Say("publish.other-key", "found", print), "")
	case err != nil:
		i.tell(kit.Bad, session.Explain(w, err), "")
	default:
		s.keys.key.forget()
		s.keys.old.forget()
		i.made = made
		i.lost.Put(false) // a key is lost once, not the next time as well
		i.lost.Hide()
		i.use.Show()
		i.tell(kit.Good, w.Say("publish.done", "found", made.Fingerprint), path)
	}
}

// onUse lets the register take in submissions for the agenda that was just made.
func (i *issue) onUse() {
	o, made := i.screen.office, i.made
	o.Change(func(ctx context.Context, r *register.Register) error { return exchange.UseAgenda(ctx, r, made) }, func(err error) {
		if err != nil {
			i.tell(kit.Bad, session.Explain(o.Words(), err), "")
			return
		}
		i.use.Hide()
		i.screen.editor.draft = nil
		i.tell(kit.Good, o.Words().Say("publish.used", "name", made.Edition.Name), "")
	})
}

func (i *issue) tell(tone kit.Tone, sentence, more string) {
	i.told.Say(tone, sentence, more)
	i.told.Object.Show()
	i.screen.page.Refresh()
}
