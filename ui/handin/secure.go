package handin

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// shortestPassphrase is the fewest characters that make guessing hopeless work.
const shortestPassphrase = 12

// securing is the choice between a plain and a secured file. To the coalition's key only where the agenda carries one.
type securing struct {
	screen  *Screen
	object  *fyne.Container
	choice  string
	words   *kit.Entry
	again   *kit.Entry
	first   *kit.Field
	second  *kit.Field
	entries *fyne.Container
}

// The ways to make the file.
const (
	plain      = "plain"
	passphrase = "passphrase"
	coalitions = "coalition"
)

func newSecuring(h *Screen) *securing {
	w := h.session.Words()
	s := &securing{screen: h, choice: plain}
	s.words, s.again = secret(), secret()
	s.first, s.second = kit.NewField(w.Say("handin.passphrase"), w.Say("handin.passphrase.help"), s.words), kit.NewField(w.Say("handin.passphrase.again"), "", s.again)
	s.entries = kit.Column(theme.Room, s.first.Object, s.second.Object)
	s.entries.Hide()
	options := []kit.Option{{Code: plain, Label: w.Say("handin.plain")}, {Code: passphrase, Label: w.Say("handin.secured.passphrase")}}
	if len(h.session.Edition().Keys.Sealing) > 0 {
		options = append(options, kit.Option{Code: coalitions, Label: w.Say("handin.secured.coalition")})
	}
	choose := kit.NewRadio(options, s.onChoose)
	choose.Put(plain)
	choose.Call(w.Say("handin.kind"))
	s.object = kit.Column(theme.Room, kit.Strong(w.Say("handin.kind")).Object, choose, s.entries)
	return s
}

// secret is a field whose text nobody reads over a shoulder.
func secret() *kit.Entry {
	e := kit.NewEntry(func(string) {})
	e.Password = true
	return e
}

func (s *securing) onChoose(code string) {
	s.choice = code
	s.entries.Hide()
	if code == passphrase {
		s.entries.Show()
	}
	s.screen.Refresh()
}

// into puts the choice in what is wished for.
func (s *securing) into(wish *exchange.Wish) {
	switch s.choice {
	case passphrase:
		wish.Passphrase = s.words.Text
	case coalitions:
		wish.Recipients = s.screen.session.Edition().Keys.Sealing
	}
}

// sound says at the field what is wrong with the passphrase.
func (s *securing) sound() bool {
	w := s.screen.session.Words()
	s.first.Find(kit.Muted, "")
	s.second.Find(kit.Muted, "")
	switch {
	case s.choice != passphrase:
		return true
	case utf8.RuneCountInString(s.words.Text) < shortestPassphrase:
		s.first.Find(kit.Bad, w.Say("handin.passphrase.short"))
		return false
	case s.words.Text != s.again.Text:
		s.second.Find(kit.Bad, w.Say("handin.passphrase.other"))
		return false
	}
	return true
}

// end is what a secured file has behind its name.
func (s *securing) end() string {
	if s == nil || s.choice == plain {
		return ""
	}
	return ".age"
}

// forget takes the passphrase out of the fields once it was used.
func (s *securing) forget() {
	s.words.Put("")
	s.again.Put("")
}
