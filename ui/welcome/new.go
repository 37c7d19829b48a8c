package welcome

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// newCard asks what kind of organisation it is and how it is called; name and folder of the file follow, and can be changed.
func (s *Screen) newCard() fyne.CanvasObject {
	w, d := s.words, s.draft
	kind := kit.NewChoice(s.types(), func(code string) { d.Type = coalition.Code(code) })
	kind.Put(string(d.Type))
	path := kit.NewLong(func(text string) { d.Path = strings.TrimSpace(text) })
	propose := func() {
		if d.Path == "" && d.Name != "" {
			path.Put(freePath(exchange.Documents(), d.Name))
		}
	}
	name := kit.NewEntry(func(text string) {
		d.Name = strings.TrimSpace(text)
		propose()
	})
	name.Put(d.Name)
	path.Put(d.Path)
	propose()
	whichKind, whichName := kit.NewField(w.Say("welcome.type"), "", kind), kit.NewField(w.Say("welcome.name"), "", name)
	make := kit.NewButton(kit.Main, w.Say("welcome.make"), func() {
		name.Keep()
		path.Keep()
		find(whichKind, d.Type == "", w.Say("welcome.type.missing"))
		find(whichName, d.Name == "", w.Say("welcome.name.missing"))
		if d.Type != "" && d.Name != "" {
			s.ways.New(d.target(), d.Start)
		}
	})
	name.OnSubmitted = func(string) { make.Tapped(nil) }
	return kit.Striped(0, kit.Column(theme.Room, kit.Heading(w.Say("welcome.new")).Object, kit.Second(w.Say("welcome.new.what")).Object,
		whichKind.Object, whichName.Object, kit.NewField(w.Say("welcome.path"), w.Say("welcome.path.help"), path).Object, kit.Row(0, make)))
}

func (s *Screen) types() []kit.Option {
	types := []kit.Option{{Label: s.words.Say("form.choose")}}
	for _, c := range exchange.Bundled().Codes(coalition.ListOrganisationType) {
		types = append(types, kit.Option{Code: string(c), Label: exchange.Bundled().Label(s.words, coalition.ListOrganisationType, c, "")})
	}
	return types
}

// target is where the new dossier goes: what was chosen, in the proposed folder when that names none, or else the proposal.
func (d *Draft) target() string {
	switch {
	case d.Path == "":
		return freePath(exchange.Documents(), d.Name)
	case filepath.IsAbs(d.Path):
		return withEnd(d.Path)
	}
	return filepath.Join(exchange.Documents(), withEnd(d.Path))
}

// end is how the name of a dossier ends.
const end = ".doemee"

func withEnd(path string) string {
	if strings.EqualFold(filepath.Ext(path), end) {
		return path
	}
	return path + end
}

// freePath is a name for a dossier that no file in the folder has yet.
func freePath(folder, organisation string) string {
	word := strings.ToLower(coalition.FileWord(organisation, 60))
	if word == "" {
		word = "dossier"
	}
	return free(folder, word, end)
}

// free is a name in a folder that no file has yet.
func free(folder, word, end string) string {
	path := filepath.Join(folder, word+end)
	for n := 2; exists(path) && n < 100; n++ {
		path = filepath.Join(folder, word+"-"+strconv.Itoa(n)+end)
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
