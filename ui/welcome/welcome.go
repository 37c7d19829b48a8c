// Package welcome is what people see before a dossier is open: begin a new one, open one, or look around in an example.
package welcome

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// Ways are what the screen asks of the window.
type Ways struct {
	Open    func(path string)
	New     func(path string, start exchange.Start)
	Example func()
}

// Screen is the welcome, or the form for a new dossier.
type Screen struct {
	words  *words.Words
	recent []string
	ways   Ways
	stack  *fyne.Container
	notice *kit.Notice
}

// New lays the welcome out; extra stands under it, such as the choice of language.
func New(w *words.Words, recent []string, extra fyne.CanvasObject, ways Ways) *Screen {
	s := &Screen{words: w, recent: recent, ways: ways, stack: container.NewStack(), notice: kit.NewNotice(kit.Bad, "", "")}
	s.notice.Object.Hide()
	s.stack.Objects = []fyne.CanvasObject{s.welcome(extra)}
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.stack }

// Fail says why something could not be opened or made.
func (s *Screen) Fail(sentence string) {
	s.notice.Say(kit.Bad, sentence, "")
	s.notice.Object.Show()
}

func (s *Screen) welcome(extra fyne.CanvasObject) fyne.CanvasObject {
	w := s.words
	cards := kit.Columns([]float32{1, 1, 1}, s.newCard(), s.openCard(), s.exampleCard())
	column := kit.Column(theme.Wide, kit.Title(w.Say("welcome.title")).Object, kit.Body(w.Say("welcome.welcome.what")).Object, s.notice.Object, cards)
	if len(s.recent) > 0 {
		list := kit.Column(theme.Tight, kit.Heading(w.Say("welcome.recent")).Object)
		for _, path := range s.recent {
			list.Add(kit.Row(0, kit.NewButton(kit.Quiet, path, func() { s.ways.Open(path) })))
		}
		column.Add(kit.Panel(list))
	}
	column.Add(kit.Panel(extra))
	return kit.Page(column)
}

func (s *Screen) newCard() fyne.CanvasObject {
	w := s.words
	var start exchange.Start
	var types []kit.Option
	types = append(types, kit.Option{Label: w.Say("form.choose")})
	for _, c := range exchange.Bundled().Codes(coalition.ListOrganisationType) {
		types = append(types, kit.Option{Code: string(c), Label: exchange.Bundled().Label(w, coalition.ListOrganisationType, c, "")})
	}
	kind := kit.NewChoice(types, func(code string) { start.Type = coalition.Code(code) })
	name := kit.NewEntry(func(text string) { start.Name = strings.TrimSpace(text) })
	whichKind, whichName := kit.NewField(w.Say("welcome.type"), "", kind), kit.NewField(w.Say("welcome.name"), "", name)
	make := kit.NewButton(kit.Main, w.Say("welcome.make"), func() {
		name.Keep()
		whichKind.Find(toneOf(start.Type == ""), sentence(start.Type == "", w.Say("welcome.type.missing")))
		whichName.Find(toneOf(start.Name == ""), sentence(start.Name == "", w.Say("welcome.name.missing")))
		if start.Type != "" && start.Name != "" {
			s.ways.New(freePath(start.Name), start)
		}
	})
	return kit.Striped(1, kit.Column(theme.Room, kit.Heading(w.Say("welcome.new")).Object, kit.Second(w.Say("welcome.new.what")).Object,
		whichKind.Object, whichName.Object, kit.Row(0, make)))
}

func toneOf(bad bool) kit.Tone {
	if bad {
		return kit.Bad
	}
	return kit.Muted
}

func sentence(bad bool, text string) string {
	if bad {
		return text
	}
	return ""
}

func (s *Screen) openCard() fyne.CanvasObject {
	w := s.words
	path := kit.NewEntry(func(string) {})
	example := filepath.Join(folder(), "voorbeeldstad.doemee")
	which := kit.NewField(w.Say("welcome.file"), w.Say("welcome.file.help", "example", example), path)
	open := func() {
		path.Keep()
		file := strings.TrimSpace(path.Text)
		which.Find(toneOf(file == ""), sentence(file == "", w.Say("welcome.file.missing")))
		if file != "" {
			s.ways.Open(file)
		}
	}
	path.OnSubmitted = func(string) { open() }
	return kit.Striped(0, kit.Column(theme.Room, kit.Heading(w.Say("welcome.open")).Object, kit.Second(w.Say("welcome.open.what")).Object,
		which.Object, kit.Row(0, kit.NewButton(kit.Extra, w.Say("welcome.open"), open))))
}

func (s *Screen) exampleCard() fyne.CanvasObject {
	w := s.words
	return kit.Striped(3, kit.Column(theme.Room, kit.Heading(w.Say("welcome.example")).Object, kit.Second(w.Say("welcome.example.what")).Object,
		kit.Row(0, kit.NewButton(kit.Extra, w.Say("welcome.example"), s.ways.Example))))
}

// folder is where a new dossier goes: the documents of the person, or the home folder.
func folder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Documents", "Documenten"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// freePath is a name for a dossier that no file has yet.
func freePath(organisation string) string {
	word := coalition.FileWord(organisation, 60)
	if word == "" {
		word = "dossier"
	}
	base := filepath.Join(folder(), strings.ToLower(word))
	path := base + ".doemee"
	for n := 2; exists(path); n++ {
		path = base + "-" + string(rune('0'+n%10)) + ".doemee"
		if n == 9 {
			return base + "-" + string(coalition.NewID()[:8]) + ".doemee"
		}
	}
	return path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
