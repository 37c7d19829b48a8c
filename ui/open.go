package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// Open opens a dossier, off the window's goroutine.
func (p *Program) Open(path string) {
	p.load(path, func(ctx context.Context) (*session.Session, error) {
		return session.OpenFile(ctx, path, p.preferences.Language, p.waysTo(path))
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
	if p.home == nil {
		p.welcome()
	}
	p.home.Busy()
	go func() {
		s, err := open(context.Background())
		p.ways.Post(func() {
			if err != nil {
				p.dropExample()
				p.fail(err)
				return
			}
			p.show(s, path)
		})
	}()
}

func (p *Program) show(s *session.Session, path string) {
	p.session, p.home = s, nil
	spot := session.Spot{}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if !p.trial() {
		spot = p.preferences.Opened(path)
		p.keepPreferences()
	}
	s.OnReport(p.report)
	s.OnAway(p.onAway)
	s.OnVisit(func(place session.Place) { p.frame.visit(place) })
	s.Watch(func(e session.Event) { p.onEvent(e) })
	p.layOut(spot)
}

// onExample makes a dossier to look around in. It stands in a folder for passing files and goes when it is closed.
func (p *Program) onExample() {
	folder, err := os.MkdirTemp("", exampleFolder)
	if err != nil {
		p.fail(err)
		return
	}
	go func() {
		made, err := exchange.Demo(context.Background(), folder, exchange.DemoWish{Organisations: 1, Commitments: 7, Seed: 1})
		p.ways.Post(func() {
			if err != nil {
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
	if p.session == nil {
		return true
	}
	p.leaveSpot()
	p.leaveField()
	if p.session.Saving().Cause != nil {
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
	err := p.session.Close()
	p.session, p.frame = nil, nil
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

// onBrowse lets people point at a dossier; the path goes to whoever asks.
func (p *Program) onBrowse(onPath func(string)) {
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
	choose.SetFilter(storage.NewExtensionFileFilter([]string{".doemee"}))
	choose.Resize(p.window.Canvas().Size())
	choose.Show()
}
