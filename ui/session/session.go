// Package session holds the open dossier as it stands and tells every screen when something changed. It is the one way
// from a screen to the file: a change is carried out in memory at once, written by one worker in the order in which it was
// made, and only called saved when it is durable.
//
// Everything here is called on the window's own goroutine, except what is handed to [Session.Work]. The package knows no
// Fyne: the function that brings a result back to the window is given by whoever makes the session.
package session

import (
	"context"
	"errors"
	"sync"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// Ways are the ways out of a session that differ between a real window and a test.
type Ways struct {
	Post func(func())     // brings work back to the window's goroutine
	Now  func() time.Time // the clock

	Places exchange.Places // where backups go; none are made when it is zero
}

// Session is one open dossier.
type Session struct {
	dossier *dossier.Dossier
	content *coalition.Content
	edition *coalition.Edition
	words   *words.Words
	ways    Ways

	findings []coalition.Finding
	checked  bool
	checker  coalition.Checker
	answers  []coalition.Answer
	handed   []string // lines of the submission that was answered last
	asked    []coalition.Pinned
	pinned   bool
	changes  []coalition.RecordChange
	compared bool

	saving  Saving
	pending []write
	try     int // counts the times that saving stopped
	broken  int // the try in which a write failed; the worker's own
	undo    coalition.Step
	redo    coalition.Step
	steps   int // counts the steps made

	watchers []func(Event)
	visit    func(Place)
	report   func(error)
	away     func(Away)

	jobs chan func()
	idle sync.WaitGroup
}

// Event tells the screens what happened. With Whole set anything may have changed.
type Event struct {
	Whole bool
	Step  coalition.Step // what changed, when it was a step
	State bool           // only the state of saving or of undo changed
}

// Open reads a dossier whole and begins a session on it. The session owns the dossier from here on.
func Open(ctx context.Context, d *dossier.Dossier, e *coalition.Edition, l words.Language, ways Ways) (*Session, error) {
	content, err := fresh(ctx, d, ways.Now())
	if err != nil {
		return nil, err
	}
	s := &Session{dossier: d, content: content, edition: e, words: words.In(l), ways: ways, jobs: make(chan func(), 256), broken: -1}
	if s.answers, s.handed, err = heard(ctx, d); err != nil {
		return nil, err
	}
	s.undo, s.redo, err = d.Reversible(ctx)
	if err != nil {
		return nil, err
	}
	go s.work()
	return s, nil
}

func (s *Session) work() {
	for job := range s.jobs {
		job()
	}
}

// Close waits for what is still to be written and lets go of the file.
func (s *Session) Close() error {
	s.idle.Wait()
	close(s.jobs)
	return errors.Join(s.keepClosed(s.ways.Now()), s.dossier.Close())
}

// Content is the dossier as it stands. Screens read it; they change it through [Session.Change] only.
func (s *Session) Content() *coalition.Content { return s.content }

// Edition is the agenda the dossier answers to.
func (s *Session) Edition() *coalition.Edition { return s.edition }

// Words is the language of the window.
func (s *Session) Words() *words.Words { return s.words }

// Path is the dossier's file.
func (s *Session) Path() string { return s.dossier.Path() }

// Now is the clock of the session.
func (s *Session) Now() time.Time { return s.ways.Now() }

// Today is the calendar day on the user's clock.
func (s *Session) Today() coalition.Date { return coalition.DateOf(s.ways.Now()) }

// Findings is what the rules have to say about the dossier as it stands; it is worked out once per change.
func (s *Session) Findings() []coalition.Finding {
	if !s.checked {
		s.findings, s.checked = s.checker.Check(s.content, s.edition, s.Today()), true
	}
	return s.findings
}

// Watch has a function called after every change, in the order of watching.
func (s *Session) Watch(on func(Event)) { s.watchers = append(s.watchers, on) }

// Speak changes the language of everything.
func (s *Session) Speak(l words.Language) {
	s.words = words.In(l)
	s.tell(Event{Whole: true})
}

// Label is the word for a code, as this organisation reads it.
func (s *Session) Label(l coalition.List, c coalition.Code) string {
	return s.edition.Label(s.words, l, c, s.content.Organisation.Type)
}

// Shown is the values of a finding as people read them: dates, amounts and labels instead of what is written.
func (s *Session) Shown(f coalition.Finding) map[string]string {
	return f.Shown(s.words, s.edition)
}

// OnVisit says how to go to a place; the window sets it.
func (s *Session) OnVisit(visit func(Place)) { s.visit = visit }

// Visit goes to a place in the program.
func (s *Session) Visit(p Place) {
	if s.visit != nil {
		s.visit(p)
	}
}

func (s *Session) tell(e Event) {
	if !e.State {
		s.checked, s.pinned, s.compared = false, false, false
		if s.checker.Forget(e.Step); len(e.Step.Changes) == 0 {
			s.checker = coalition.Checker{} // anything may have changed
		}
	}
	for _, on := range s.watchers {
		on(e)
	}
}

// OnReport says how to show what went wrong outside a field; the window sets it.
func (s *Session) OnReport(report func(error)) { s.report = report }

// Report shows what went wrong.
func (s *Session) Report(err error) {
	if s.report != nil && err != nil {
		s.report(err)
	}
}

// Wait comes back when everything asked so far is done; what it brings back to the window may still wait there.
func (s *Session) Wait() { s.idle.Wait() }
