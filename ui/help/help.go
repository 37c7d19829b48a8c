// Package help is the screen with a short page on every other screen, the keys of the real menu, and what this program is.
package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Key is one thing that can be done by keyboard.
type Key struct{ What, Press string }

// topics are the pages, in the order in which they are offered.
var topics = []string{"start", "overview", "agenda", "projects", "organisation", "commitments", "handin", "bringin", "files", "search", "settings", "access"}

// RegisterTopics are the pages with a register open.
var RegisterTopics = []string{"coverage", "inbox", "review", "ledger", "followup", "matching", "answers", "publish", "summary", "settings", "access"}

// guides are the longer pages, for reading through: the same that who looks at the source sees.
var guides = []string{"quickstart", "secretariat", "administrators", "formats", "accessibility", "privacy", "contributing"}

// The parts that are not pages.
const (
	keysTopic  = "keys"
	aboutTopic = "about"
)

// Facts are what the screen tells of the program and what is open in it.
type Facts struct {
	Edition *coalition.Edition
	Path    string
	Keys    func() []Key
	Topics  []string // in the order in which they are offered; nil for those of a dossier
}

// Screen is the help: topics, and the one that is read.
type Screen struct {
	words  *words.Words
	facts  Facts
	topic  string
	chips  *kit.Chips
	guides *kit.Chips
	room   *fyne.Container
	page   *container.Scroll
}

// New lays the help out at its first page.
func New(w *words.Words, f Facts) *Screen {
	if f.Topics == nil {
		f.Topics = topics
	}
	h := &Screen{words: w, facts: f, topic: f.Topics[0], room: container.NewStack()}
	visit := func(code string) { h.Visit(session.Place{Field: code}) }
	h.chips, h.guides = kit.NewChips(visit), kit.NewChips(visit)
	read := kit.Column(theme.Tight, kit.Second(w.Say("help.guides")).Object, h.guides.Object)
	h.page = kit.Page(kit.Column(theme.Wide, kit.Title(w.Say("help.title")).Object, h.chips.Object, read, h.room))
	h.Refresh()
	return h
}

// Object is what stands in the window.
func (h *Screen) Object() fyne.CanvasObject { return h.page }

// Refresh shows the topic that is read.
func (h *Screen) Refresh() {
	h.chips.Offer(h.options(append(h.facts.Topics[:len(h.facts.Topics):len(h.facts.Topics)], keysTopic, aboutTopic)), h.topic)
	h.guides.Offer(h.options(guides), h.topic)
	h.room.Objects = []fyne.CanvasObject{kit.Panel(kit.AtMost(h.content(), 720))}
	h.room.Refresh()
}

func (h *Screen) options(topics []string) (all []kit.Option) {
	for _, topic := range topics {
		all = append(all, kit.Option{Code: topic, Label: h.words.Say("help.topic." + topic)})
	}
	return all
}

// Visit goes to the page of a screen, or of anything else that has one.
func (h *Screen) Visit(place session.Place) {
	if place.Field == "" {
		return
	}
	h.topic = place.Field
	h.Refresh()
	kit.ToTop(h.page)
}

// Where is the topic that is read.
func (h *Screen) Where(fyne.Focusable) session.Place { return session.Place{Field: h.topic} }

func (h *Screen) content() fyne.CanvasObject {
	switch h.topic {
	case keysTopic:
		return h.keys()
	case aboutTopic:
		return h.about()
	}
	return Page(h.words, h.topic)
}

// keys lists what the menu can do by keyboard, and what goes without a menu.
func (h *Screen) keys() fyne.CanvasObject {
	w := h.words
	all := h.facts.Keys()
	for _, more := range []string{"tab", "space", "escape", "alt"} {
		all = append(all, Key{What: w.Say("help.key." + more), Press: w.Say("help.key." + more + ".press")})
	}
	rows := make([]fyne.CanvasObject, len(all))
	for i, key := range all {
		rows[i] = kit.Split(theme.Gap, []float32{2, 5}, kit.Strong(key.Press).Object, kit.Body(key.What).Object)
	}
	return kit.Column(theme.Gap, kit.Title(w.Say("help.topic.keys")).Object, kit.Rows(rows...))
}

// about is what this program is, under which licence, and which agenda is open in it.
func (h *Screen) about() fyne.CanvasObject {
	w := h.words
	column := kit.Column(theme.Room, kit.Title(w.Say("program.name")).Object,
		kit.Body(w.Say("help.about.what", "version", exchange.Program)).Object, kit.Body(w.Say("help.about.licence")).Object,
		kit.Second(w.Say("help.about.parts")).Object)
	if e := h.facts.Edition; e != nil {
		column.Add(kit.Strong(w.Say("help.about.edition")).Object)
		column.Add(kit.Body(w.Say("help.about.edition.what", "title", e.Title.In(w.Code()), "code", e.Name, "version", w.Amount(coalition.Whole(int64(e.Version)).String()))).Object)
	}
	if h.facts.Path != "" {
		column.Add(kit.Strong(w.Say("help.about.file")).Object)
		column.Add(kit.Body(h.facts.Path).Object)
	}
	return column
}
