// Package ui is the window: the frame with navigation, header and state of saving, and in it one screen at a time. It is the
// only room that knows all screens; a screen asks to go elsewhere through the session.
package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/welcome"
)

// Program is the running window with what is open in it.
type Program struct {
	app         fyne.App
	window      fyne.Window
	preferences *session.Preferences
	ways        session.Ways
	quit        func() // ends the program, when everything of ours is closed

	home  *welcome.Screen // what stands there while nothing is open
	draft welcome.Draft   // what was filled in on it

	session *session.Session // the dossier that is open, if one is
	office  *office.Office   // the register that is open, if one is
	frame   *frame
	example string   // the folder of the example, when that is what is open
	waiting []string // files that came while nothing was open
	loading string   // the file that is being opened, or the folder in which the example is made; empty when none is

	stir *time.Timer // runs while something moved lately, see [Program.onStir]
}

// Run opens the window, with a dossier or register when a file is given, and comes back when it is closed.
func Run(app fyne.App, file string) {
	places, err := exchange.Here()
	if err != nil {
		fyne.LogError("No folder for backups", err)
	}
	p := New(app, session.Ways{Post: fyne.Do, Now: time.Now, Places: places})
	p.quit = func() { endSoon(app, os.Exit) }
	p.window.Show()
	p.narrate()
	app.Settings().AddListener(func(fyne.Settings) { p.onSystem() })
	if file != "" {
		p.start(file)
	}
	app.Run()
}

// stopping is how long Fyne may take to stop. Now and then it waits for ever: an event of the window's life that comes in while its
// queue of work is being closed is never carried out, and its loop waits for it.
const stopping = time.Second

// endSoon stops Fyne, and the program when Fyne does not: everything of ours is on disk by then.
func endSoon(app fyne.App, exit func(code int)) {
	time.AfterFunc(stopping, func() { exit(0) })
	app.Quit()
}

// New makes the window on its welcome.
func New(app fyne.App, ways session.Ways) *Program {
	first := words.ParseLanguage(os.Getenv("LANG"))
	file, err := session.PreferencesFile()
	if err != nil {
		// Without a folder of one's own the choices hold until the window is closed.
		file = filepath.Join(os.TempDir(), "doemee-settings.json")
	}
	p := &Program{app: app, preferences: session.ReadPreferences(file, first), ways: ways, quit: app.Quit}
	p.dress()
	kit.Moved = p.onStir
	p.window = app.NewWindow(p.words().Say("program.name"))
	p.window.SetPadded(false)
	p.window.SetMaster()
	p.window.Resize(fyne.NewSize(1280, 800))
	p.window.SetCloseIntercept(p.onClose)
	p.window.Canvas().SetOnTypedKey(p.onKey)
	p.window.SetOnDropped(p.onDropped)
	p.welcome()
	return p
}

// Window is the one window.
func (p *Program) Window() fyne.Window { return p.window }

// Session is the dossier that is open; nil on the welcome and with a register.
func (p *Program) Session() *session.Session { return p.session }

// open is what is open: a dossier, a register, or nil on the welcome.
func (p *Program) open() opened {
	switch {
	case p.session != nil:
		return p.session
	case p.office != nil:
		return p.office
	}
	return nil
}

func (p *Program) words() *words.Words { return words.In(p.preferences.Language) }

// dress puts the chosen colours and size of text on the whole program.
func (p *Program) dress() {
	p.app.Settings().SetTheme(theme.New(p.mode(), p.preferences.Scale()))
	speakFyne(p.words())
	w := p.words()
	kit.Spoken.Chosen, kit.Spoken.Ticked, kit.Spoken.Off = w.Say("ui.spoken.chosen"), w.Say("ui.spoken.ticked"), w.Say("ui.spoken.off")
	kit.Spoken.Open, kit.Spoken.Closed = w.Say("ui.spoken.open"), w.Say("ui.spoken.closed")
}

// mode is the set of colours that was chosen, or that the system shows.
func (p *Program) mode() theme.Mode {
	switch {
	case p.preferences.Mode != session.ModeSystem:
		return theme.Mode(p.preferences.Mode)
	case p.app.Settings().ThemeVariant() == base.VariantDark:
		return theme.Dark
	}
	return theme.Light
}

// onSystem follows the system when it goes from light to dark or back.
func (p *Program) onSystem() {
	if p.mode() != theme.Current().Mode {
		p.dress()
		p.again()
	}
}

// welcome shows what there is before a dossier is open.
func (p *Program) welcome() {
	p.session, p.office, p.frame = nil, nil, nil
	p.home = welcome.New(p.preferences, &p.draft, welcome.Ways{Open: p.Open, New: p.begin, Register: p.beginRegister, Example: p.onExample,
		Browse: p.onBrowse, Change: p.onPreferences, Forget: p.onForget})
	p.window.SetTitle(p.words().Say("program.name"))
	p.window.SetContent(p.home.Object())
	p.window.SetMainMenu(p.menu())
	p.lookForRecent(p.home)
	p.sayWaiting()
}

// lookForRecent tells the welcome which recent files are gone. A network drive may take long to say so.
func (p *Program) lookForRecent(home *welcome.Screen) {
	for _, recent := range p.preferences.Recent {
		go func() {
			if _, err := os.Stat(recent.Path); err != nil {
				p.ways.Post(func() { home.Missing(recent.Path) })
			}
		}()
	}
}

func (p *Program) onForget(path string) {
	p.preferences.Forget(path)
	p.onPreferences()
}

// fail says what went wrong, where the person is.
func (p *Program) fail(err error) {
	switch {
	case err == nil:
		return
	case p.frame != nil:
		p.report(err)
		return
	case p.home == nil:
		p.welcome()
	}
	p.home.Fail(session.Explain(p.words(), err))
}

// layOut builds the frame anew, at a spot. Language, colours and size of text are taken as they stand.
func (p *Program) layOut(spot session.Spot) {
	p.frame = newFrame(p.desk())
	p.frame.moved = p.onMoved
	p.window.SetContent(kit.WithTips(p.frame.object))
	p.window.SetTitle(p.words().Say("ui.title", "name", p.frame.desk.name()))
	p.window.SetMainMenu(p.menu())
	p.restore(spot)
}

// desk is that of what is open.
func (p *Program) desk() desk {
	ways := deskWays{p.preferences, p.onPreferences, p.keys}
	if p.office != nil {
		return registerDesk(p.office, ways)
	}
	d := dossierDesk(p.session, ways)
	if p.trial() {
		d.above = p.trialNotice()
	}
	return d
}

// onMoved remembers the file in which the dossier goes on.
func (p *Program) onMoved(path string) {
	p.preferences.Opened(path)
	p.keepPreferences()
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
	p.again()
}

// again lays everything out anew where the person is. What is being typed is kept first.
func (p *Program) again() {
	if p.open() == nil {
		p.welcome()
		return
	}
	spot := p.frame.spot(p.window.Canvas().Focused())
	p.leaveField()
	p.open().Speak(p.preferences.Language)
	p.layOut(spot)
}

func (p *Program) keepPreferences() {
	if err := p.preferences.Save(); err != nil && p.open() != nil {
		p.report(fmt.Errorf("settings: %w", err))
	}
}

// report shows what went wrong outside a field.
func (p *Program) report(err error) {
	if p.frame != nil {
		p.frame.tell(session.Explain(p.words(), err))
	}
}
