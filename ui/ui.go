// Package ui is the window: the frame with navigation, header and state of saving, and in it one screen at a time. It is the
// only room that knows all screens; a screen asks to go elsewhere through the session.
package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/settings"
	"doemee/ui/theme"
	"doemee/ui/welcome"
)

// Program is the running window with what is open in it.
type Program struct {
	app         fyne.App
	window      fyne.Window
	preferences *session.Preferences
	ways        session.Ways

	session *session.Session
	frame   *frame
}

// Run opens the window, with a dossier when a file is given, and comes back when it is closed.
func Run(app fyne.App, file string) {
	p := New(app, session.Ways{Post: fyne.Do, Now: time.Now})
	p.window.Show()
	p.narrate()
	if file != "" {
		p.Open(file)
	}
	app.Run()
}

// New makes the window on its welcome.
func New(app fyne.App, ways session.Ways) *Program {
	first := words.ParseLanguage(os.Getenv("LANG"))
	file, err := session.PreferencesFile()
	if err != nil {
		// Without a folder of one's own the choices hold until the window is closed.
		file = filepath.Join(os.TempDir(), "doemee-settings.json")
	}
	p := &Program{app: app, preferences: session.ReadPreferences(file, first), ways: ways}
	p.dress()
	p.window = app.NewWindow(p.words().Say("program.name"))
	p.window.SetPadded(false)
	p.window.SetMaster()
	p.window.Resize(fyne.NewSize(1280, 800))
	p.window.SetCloseIntercept(p.onClose)
	p.welcome("")
	return p
}

// Window is the one window.
func (p *Program) Window() fyne.Window { return p.window }

// Session is what is open; nil on the welcome.
func (p *Program) Session() *session.Session { return p.session }

func (p *Program) words() *words.Words { return words.In(p.preferences.Language) }

// dress puts the chosen colours and size of text on the whole program.
func (p *Program) dress() {
	p.app.Settings().SetTheme(theme.New(theme.Mode(p.preferences.Mode), p.preferences.Scale()))
	speakFyne(p.words())
	kit.Spoken.Chosen, kit.Spoken.Ticked = p.words().Say("ui.spoken.chosen"), p.words().Say("ui.spoken.ticked")
}

// welcome shows what there is before a dossier is open, with a sentence on what went wrong before when there is one.
func (p *Program) welcome(fault string) {
	w := p.words()
	p.frame = nil
	extra := kit.Split(theme.Wide, []float32{1, 1}, kit.Column(theme.Tight, kit.Strong(w.Say("welcome.language")).Object, settings.Languages(w, p.preferences, p.onPreferences)),
		kit.Column(theme.Tight, kit.Strong(w.Say("welcome.size")).Object, settings.Sizes(w, p.preferences, p.onPreferences)))
	screen := welcome.New(w, p.preferences.Recent, extra, welcome.Ways{Open: p.Open, New: p.begin, Example: p.onExample})
	if fault != "" {
		screen.Fail(fault)
	}
	p.window.SetTitle(w.Say("program.name"))
	p.window.SetContent(screen.Object())
	p.window.SetMainMenu(p.menu())
}

// Open opens a dossier, off the window's goroutine.
func (p *Program) Open(path string) {
	p.load(path, func(ctx context.Context) (*session.Session, error) {
		return session.OpenFile(ctx, path, p.preferences.Language, p.ways)
	})
}

func (p *Program) begin(path string, start exchange.Start) {
	p.load(path, func(ctx context.Context) (*session.Session, error) {
		return session.NewFile(ctx, path, start, p.preferences.Language, p.ways)
	})
}

func (p *Program) load(path string, open func(context.Context) (*session.Session, error)) {
	if !p.letGo() {
		return
	}
	go func() {
		s, err := open(context.Background())
		p.ways.Post(func() {
			if err != nil {
				p.welcome(session.Explain(p.words(), err))
				return
			}
			p.show(s, path)
		})
	}()
}

func (p *Program) show(s *session.Session, path string) {
	p.session = s
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	p.preferences.Opened(path)
	p.keepPreferences()
	s.OnReport(p.report)
	s.OnVisit(func(place session.Place) { p.frame.visit(place) })
	s.Watch(func(e session.Event) { p.onEvent(e) })
	p.layOut("overview")
}

// layOut builds the frame anew, on a screen. Language, colours and size of text are taken as they stand.
func (p *Program) layOut(screen string) {
	p.frame = newFrame(dossierDesk(p.session, p.preferences, p.onPreferences))
	p.window.SetContent(p.frame.object)
	p.window.SetTitle(p.words().Say("ui.title", "name", p.frame.desk.name()))
	p.window.SetMainMenu(p.menu())
	p.frame.visit(session.Place{Screen: screen})
}

func (p *Program) onEvent(e session.Event) {
	if p.frame != nil {
		p.frame.refresh(e)
		p.refreshMenu()
	}
}

// onPreferences takes a new choice over: everything is laid out anew in it.
func (p *Program) onPreferences() {
	p.keepPreferences()
	p.dress()
	if p.session == nil {
		p.welcome("")
		return
	}
	screen := p.frame.shown
	p.session.Speak(p.preferences.Language)
	p.layOut(screen)
}

func (p *Program) keepPreferences() {
	if err := p.preferences.Save(); err != nil && p.session != nil {
		p.report(fmt.Errorf("settings: %w", err))
	}
}

// report shows what went wrong outside a field.
func (p *Program) report(err error) {
	if p.frame != nil {
		p.frame.tell(session.Explain(p.words(), err))
	}
}

func (p *Program) onExample() {
	folder, err := os.MkdirTemp("", "doemee-voorbeeld-")
	if err != nil {
		p.welcome(session.Explain(p.words(), err))
		return
	}
	go func() {
		made, err := exchange.Demo(context.Background(), folder, exchange.DemoWish{Organisations: 1, Commitments: 7, Seed: 1})
		p.ways.Post(func() {
			if err != nil || len(made) == 0 {
				p.welcome(session.Explain(p.words(), err))
				return
			}
			p.Open(made[0])
		})
	}()
}

// letGo closes what is open. It says no when something is not saved and can't be.
func (p *Program) letGo() bool {
	if p.session == nil {
		return true
	}
	p.leaveField()
	if p.session.Saving().Cause != nil {
		p.askToLose()
		return false
	}
	err := p.session.Close()
	p.session, p.frame = nil, nil
	if err != nil {
		p.welcome(session.Explain(p.words(), err))
	}
	return true
}

// leaveField keeps what somebody is typing.
func (p *Program) leaveField() { p.window.Canvas().Unfocus() }

func (p *Program) askToLose() {
	w := p.words()
	dialog.ShowCustomConfirm(w.Say("ui.close.unsaved"), w.Say("ui.close.anyway"), w.Say("ui.close.stay"), kit.Body(w.Say("ui.close.unsaved.what")).Object,
		func(lose bool) {
			if lose {
				_ = p.session.Close() // what could not be saved is known to be lost, and was agreed to
				p.app.Quit()
			}
		}, p.window)
}

func (p *Program) onClose() {
	if p.letGo() {
		p.app.Quit()
	}
}

func (p *Program) onCloseDossier() {
	if p.letGo() {
		p.welcome("")
	}
}
