package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
)

// dossierEnd and registerEnd are how the names of the two kinds of files end.
const dossierEnd, registerEnd = ".doemee", ".doemee-register"

// Open opens a dossier or a register, off the window's goroutine.
func (p *Program) Open(path string) { p.load(path, p.opening(path)) }

// opening opens a file as what its name says it is, and as the other when it turns out to be that.
func (p *Program) opening(path string) func(context.Context) (opened, error) {
	l := p.preferences.Language
	asDossier := func(ctx context.Context) (opened, error) { return session.OpenFile(ctx, path, l, p.waysTo(path)) }
	asRegister := func(ctx context.Context) (opened, error) { return office.OpenFile(ctx, path, l, p.ways) }
	first, second := asDossier, asRegister
	if strings.EqualFold(filepath.Ext(path), registerEnd) {
		first, second = second, first
	}
	return func(ctx context.Context) (opened, error) {
		o, err := first(ctx)
		if err != nil && exchange.FaultOf(err).Key == otherKind {
			return second(ctx)
		}
		return o, err
	}
}

// otherKind is the fault of a register where a dossier was asked for, or the other way round.
const otherKind = "fault.file.other-kind"

func (p *Program) begin(path string, start exchange.Start) {
	p.load(path, func(ctx context.Context) (opened, error) {
		return session.NewFile(ctx, path, start, p.preferences.Language, p.ways)
	})
}

// beginRegister makes a register and opens it.
func (p *Program) beginRegister(path string) {
	p.load(path, func(ctx context.Context) (opened, error) {
		return office.NewFile(ctx, path, p.preferences.Language, p.ways)
	})
}

// load closes what is open and opens something else. What was being opened when that was asked is closed as soon as it is open: it would
// stay open behind the window.
func (p *Program) load(path string, open func(context.Context) (opened, error)) {
	if p.loading == path || !p.letGo() {
		return
	}
	p.dropExample()
	p.loading = path
	if p.home == nil {
		p.welcome()
	}
	p.home.Busy()
	go func() {
		o, err := open(context.Background())
		p.ways.Post(func() {
			if p.loading != path {
				if err == nil {
					_ = o.Close() // nothing was written
				}
				return
			}
			if p.loading = ""; err != nil {
				p.dropExample()
				p.fail(err)
				return
			}
			p.show(o, path)
		})
	}()
}

func (p *Program) show(o opened, path string) {
	p.home = nil
	switch one := o.(type) {
	case *session.Session:
		p.session = one
	case *office.Office:
		p.office = one
	}
	spot := session.Spot{}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if !p.trial() {
		spot = p.preferences.Opened(path)
		p.keepPreferences()
	}
	o.OnReport(p.report)
	o.OnAway(p.onAway)
	o.OnVisit(func(place session.Place) { p.frame.visit(place) })
	o.Watch(func(e session.Event) { p.onEvent(e) })
	p.layOut(spot)
	p.takeWaiting()
}

// onExample makes a dossier to look around in. It stands in a folder for passing files and goes when it is closed.
func (p *Program) onExample() {
	folder, err := os.MkdirTemp("", exampleFolder)
	if err != nil {
		p.fail(err)
		return
	}
	p.loading = folder
	go func() {
		made, err := exchange.Demo(context.Background(), folder, exchange.DemoWish{Organisations: 1, Commitments: 7, Seed: 1})
		p.ways.Post(func() {
			switch {
			case p.loading != folder:
				_ = os.RemoveAll(folder)
				return
			case err != nil:
				p.loading = ""
				p.fail(err)
				return
			}
			p.Open(made[0])
			p.example = folder
		})
	}()
}

// trial tells whether what is open is the example.
func (p *Program) trial() bool { return p.example != "" }

// letGo closes what is open. It says no when something is not saved and can't be.
func (p *Program) letGo() bool {
	if p.open() == nil {
		return true
	}
	p.leaveSpot()
	p.leaveField()
	if p.open().Saving().Cause != nil {
		p.askToLose()
		return false
	}
	err := p.shut()
	p.keepPreferences()
	p.fail(err)
	return true
}

// shut closes the file, and throws the example away.
func (p *Program) shut() error {
	err := p.open().Close()
	p.session, p.office, p.frame = nil, nil, nil
	p.dropExample()
	return err
}

// dropExample throws the example away. What can't be removed is invented, and swept by the system.
func (p *Program) dropExample() {
	if p.trial() {
		_ = os.RemoveAll(p.example)
		p.example = ""
	}
}

// trialNotice stands above every screen of the example.
func (p *Program) trialNotice() fyne.CanvasObject {
	w := p.words()
	own := kit.NewButton(kit.Extra, w.Say("ui.example.own"), p.onCloseDossier)
	return kit.NewNotice(kit.Info, w.Say("ui.example"), w.Say("ui.example.what"), own).Object
}

// leaveField keeps what somebody is typing.
func (p *Program) leaveField() { p.window.Canvas().Unfocus() }

func (p *Program) askToLose() {
	w := p.words()
	dialog.ShowCustomConfirm(w.Say("ui.close.unsaved"), w.Say("ui.close.anyway"), w.Say("ui.close.stay"), kit.Body(w.Say("ui.close.unsaved.what")).Object,
		func(lose bool) {
			if lose {
				_ = p.shut() // what could not be saved is known to be lost, and was agreed to
				p.quit()
			}
		}, p.window)
}

func (p *Program) onClose() {
	if p.letGo() {
		p.quit()
	}
}

func (p *Program) onCloseDossier() {
	if p.letGo() {
		p.welcome()
	}
}

// onNewRegister closes what is open and asks on the welcome where the new register goes.
func (p *Program) onNewRegister() {
	if p.letGo() {
		p.welcome()
		p.home.AskRegister()
	}
}

// onBrowse lets people point at a dossier or a register; the path goes to whoever asks.
func (p *Program) onBrowse(onPath func(string)) { p.onBrowseFor(onPath, dossierEnd, registerEnd) }

func (p *Program) onBrowseFor(onPath func(string), ends ...string) {
	choose := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			p.fail(err)
			return
		}
		if file != nil {
			path := file.URI().Path()
			_ = file.Close() // it was not read; the dossier is opened by its own rules
			onPath(path)
		}
	}, p.window)
	choose.SetFilter(storage.NewExtensionFileFilter(ends))
	choose.Resize(p.window.Canvas().Size())
	choose.Show()
}
