package ui

import (
	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/agenda"
	"doemee/ui/bringin"
	"doemee/ui/commitments"
	"doemee/ui/files"
	"doemee/ui/handin"
	"doemee/ui/help"
	"doemee/ui/organisation"
	"doemee/ui/overview"
	"doemee/ui/projects"
	"doemee/ui/search"
	"doemee/ui/session"
	"doemee/ui/settings"
)

// screen is what the frame knows of every screen.
type screen interface {
	Object() fyne.CanvasObject
	Refresh()
}

// visited is a screen that has places in it to go to.
type visited interface{ Visit(session.Place) }

// stateful is a screen that shows how saving goes, or what can be undone.
type stateful interface{ RefreshState() }

// finder is the screen that shows what a search finds.
type finder interface {
	screen
	Find(text string)
	Down() // puts the keyboard at the first of what is found
	Open() // goes to the first of what is found
}

// entry is one screen as the navigation knows it. A new screen of a dossier is one more entry in its desk.
type entry struct {
	code  string        // names the screen in a place, and its label in the translations
	make  func() screen // makes it when it is first gone to
	count func() int    // the number beside its label; nil for none
	last  bool          // stands at the bottom
}

// opened is what is open in the window: a dossier or a register.
type opened interface {
	Words() *words.Words
	Path() string
	Saving() session.Saving
	Speak(words.Language)
	Watch(func(session.Event))
	Visit(session.Place)
	OnVisit(func(session.Place))
	OnReport(func(error))
	OnAway(func(session.Away))
	Close() error
}

// reversible is what is open when its steps can be taken back.
type reversible interface {
	Undo()
	Redo()
	Reversible() (undo, redo string)
}

// retrying is what is open when it can write again what could not be written.
type retrying interface{ Retry() }

// desk is what the frame stands around: what is open, its screens in the order of the navigation, and what the frame says of
// it. A dossier has one, and whatever else can be opened gets one of its own.
type desk struct {
	opened
	entries []entry
	agenda  func() string                  // the title of the edition
	serial  func() int                     // of the edition, where that changes while the file is open; else nil
	name    func() string                  // whose it is
	search  func(done, back func()) finder // nil where there is none
	above   fyne.CanvasObject              // stands above every screen; nil for nothing
}

// deskWays are what the screens that every desk has ask of the window.
type deskWays struct {
	preferences   *session.Preferences
	onPreferences func()
	keys          func() []help.Key
}

// common are the screens that every desk has, at the end of the navigation.
func (d deskWays) common(w *words.Words, facts help.Facts) []entry {
	facts.Keys = d.keys
	return []entry{
		{code: "settings", make: func() screen { return settings.New(w, d.preferences, d.onPreferences) }, last: true},
		{code: "help", make: func() screen { return help.New(w, facts) }, last: true},
	}
}

// dossierDesk is the desk of an organisation's own dossier.
func dossierDesk(s *session.Session, ways deskWays) desk {
	w := s.Words()
	entries := []entry{
		{code: "overview", make: func() screen { return overview.New(s) }},
		{code: "agenda", make: func() screen { return agenda.New(s) }},
		{code: "projects", make: func() screen { return projects.New(s) }, count: func() int { return len(s.Edition().IconProjects) }},
		{code: "organisation", make: func() screen { return organisation.New(s) }},
		{code: "commitments", make: func() screen { return commitments.New(s) }, count: func() int { return len(s.Content().Active()) }},
		{code: "handin", make: func() screen { return handin.New(s) }},
		{code: "bringin", make: func() screen { return bringin.New(s) }},
		{code: "files", make: func() screen { return files.New(s) }},
	}
	return desk{opened: s, entries: append(entries, ways.common(w, help.Facts{Edition: s.Edition(), Path: s.Path()})...),
		agenda: func() string { return s.Edition().Title.In(w.Code()) },
		name: func() string {
			if name := s.Content().Organisation.Name; name != "" {
				return name
			}
			return w.Say("ui.unnamed")
		},
		search: func(done, back func()) finder { return search.New(s, search.Ways{Done: done, Back: back}) },
	}
}
