// Package welcome is what people see before a dossier is open: begin a new one, open one, or look around in an example; and in
// which language and size of text.
package welcome

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Ways are what the screen asks of the window.
type Ways struct {
	Open     func(path string)
	New      func(path string, start exchange.Start)
	Register func(path string) // makes a register
	Example  func()
	Browse   func(onPath func(string))
	Change   func() // another language or size of text was chosen
	Forget   func(path string)
}

// Draft is what somebody filled in, kept while the screen is laid out anew in another language or size.
type Draft struct {
	exchange.Start
	Path     string // where the new dossier goes, when that was chosen; empty for the proposal
	File     string // the dossier to open
	Register string // where a new register goes
}

// Screen is the welcome.
type Screen struct {
	words       *words.Words
	preferences *session.Preferences
	draft       *Draft
	ways        Ways
	object      *fyne.Container
	notice      *kit.Notice
	recent      map[string]*recent
	register    *kit.Entry // where a new register goes
}

// New lays the welcome out.
func New(p *session.Preferences, draft *Draft, ways Ways) *Screen {
	s := &Screen{words: words.In(p.Language), preferences: p, draft: draft, ways: ways, notice: kit.NewNotice(kit.Bad, "", ""), recent: map[string]*recent{}}
	s.notice.Object.Hide()
	w := s.words
	title := kit.Column(theme.Tight, kit.Title(w.Say("welcome.title")).Object, kit.Body(w.Say("welcome.title.what")).Object)
	column := kit.Column(theme.Wide, kit.Columns([]float32{3, 2}, title, s.looks()), s.notice.Object)
	others := kit.Column(theme.Wide, s.openCard(), s.exampleCard())
	if len(p.Recent) > 0 {
		column.Add(s.recentFiles())
	}
	column.Add(kit.Columns([]float32{1, 1}, s.newCard(), others))
	column.Add(s.registerCard())
	s.object = container.NewStack(kit.Page(column))
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Fail says why something could not be opened or made.
func (s *Screen) Fail(sentence string) { s.say(kit.Bad, sentence) }

// Busy says that something is being opened.
func (s *Screen) Busy() { s.say(kit.Info, s.words.Say("welcome.busy")) }

// Tell says something that is neither good nor bad.
func (s *Screen) Tell(sentence string) { s.say(kit.Info, sentence) }

// Said is the sentence that Fail or Busy put there last.
func (s *Screen) Said() string { return s.notice.Said() }

func (s *Screen) say(tone kit.Tone, sentence string) {
	s.notice.Say(tone, sentence, "")
	s.notice.Object.Show()
	s.object.Refresh()
}

// looks is the choice of language and size of text, each in a row.
func (s *Screen) looks() fyne.CanvasObject {
	w, p := s.words, s.preferences
	languages := kit.NewChips(func(code string) {
		p.Language = words.Language(code)
		s.ways.Change()
	})
	var options []kit.Option
	for _, l := range words.Languages {
		options = append(options, kit.Option{Code: string(l), Label: w.Say("settings." + string(l))})
	}
	languages.Offer(options, string(p.Language))
	sizes := kit.NewChips(func(code string) {
		p.Percent, _ = strconv.Atoi(code)
		s.ways.Change()
	})
	options = nil
	for _, percent := range session.Sizes {
		n := strconv.Itoa(percent)
		options = append(options, kit.Option{Code: n, Label: w.Say("settings.size.percent", "n", n)})
	}
	sizes.Offer(options, strconv.Itoa(p.Percent))
	return kit.Column(theme.Tight, kit.Second(w.Say("welcome.language")).Object, languages.Object, kit.Second(w.Say("welcome.size")).Object, sizes.Object)
}

func (s *Screen) openCard() fyne.CanvasObject {
	w := s.words
	path := kit.NewLong(func(text string) { s.draft.File = strings.TrimSpace(text) })
	path.Put(s.draft.File)
	example := filepath.Join(exchange.Documents(), "voorbeeldstad.doemee")
	which := kit.NewField(w.Say("welcome.file"), w.Say("welcome.file.help", "example", example), path)
	open := func() {
		path.Keep()
		missing := s.draft.File == ""
		find(which, missing, w.Say("welcome.file.missing"))
		if !missing {
			s.ways.Open(s.draft.File)
		}
	}
	path.OnSubmitted = func(string) { open() }
	browse := kit.NewButton(kit.Extra, w.Say("welcome.browse"), func() { s.ways.Browse(s.ways.Open) })
	return kit.Striped(1, kit.Column(theme.Room, kit.Heading(w.Say("welcome.open")).Object, kit.Second(w.Say("welcome.open.what")).Object,
		kit.Row(0, browse), which.Object, kit.Row(0, kit.NewButton(kit.Quiet, w.Say("welcome.open.it"), open))))
}

func (s *Screen) exampleCard() fyne.CanvasObject {
	w := s.words
	return kit.Striped(3, kit.Column(theme.Room, kit.Heading(w.Say("welcome.example")).Object, kit.Second(w.Say("welcome.example.what")).Object,
		kit.Row(0, kit.NewButton(kit.Extra, w.Say("welcome.example.go"), s.ways.Example))))
}

// find puts a sentence under a field while something is wrong with it.
func find(f *kit.Field, wrong bool, sentence string) {
	if wrong {
		f.Find(kit.Bad, sentence)
		return
	}
	f.Find(kit.Muted, "")
}
