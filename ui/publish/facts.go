package publish

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
)

// facts say which edition this is and what is in it.
func (s *Screen) facts(e *coalition.Edition) []fyne.CanvasObject {
	w := s.office.Words()
	lines := append(s.contents(e), kit.Second(w.Say("publish.which", "name", e.Name, "version", strconv.Itoa(e.Version), "serial", strconv.Itoa(e.Serial))).Object)
	if e.Keys.Signing == "" {
		return append(lines, kit.Body(w.Say("publish.unsigned")).Object)
	}
	print, err := exchange.Fingerprint(e.Keys)
	if err != nil {
		print = w.Say("publish.no-key")
	}
	return append(lines, kit.Body(w.Say("publish.signed", "found", print)).Object)
}

// contents say what an edition is called, for when it is and how much is in it.
func (s *Screen) contents(e *coalition.Edition) []fyne.CanvasObject {
	w := s.office.Words()
	lines := []fyne.CanvasObject{kit.Strong(e.Title.In(w.Code())).Object}
	if e.Starts != "" && e.Ends != "" {
		lines = append(lines, kit.Body(w.Say("publish.period", "from", w.Date(string(e.Starts)), "until", w.Date(string(e.Ends)))).Object)
	}
	var parts []string
	for _, l := range []coalition.List{coalition.ListIconProject, coalition.ListTheme, coalition.ListContribution, coalition.ListRound} {
		parts = append(parts, w.Count("publish.list."+string(l), len(e.Codes(l))))
	}
	return append(lines, kit.Body(strings.Join(parts, " · ")).Object)
}

// mostChanges bounds what is shown of one sort of change.
const mostChanges = 12

// changes say item by item what another edition has differently.
func (s *Screen) changes(from, to *coalition.Edition) (lines []fyne.CanvasObject) {
	w := s.office.Words()
	effect := coalition.Effect(&coalition.Content{}, from, to, s.office.Today())
	for _, part := range []struct {
		key     string
		tone    kit.Tone
		changes []coalition.EditionChange
	}{{"added", kit.Good, effect.Added}, {"renamed", kit.Info, effect.Renamed}, {"gone", kit.Warn, effect.Gone}} {
		for _, c := range part.changes[:min(len(part.changes), mostChanges)] {
			text := c.Is.In(w.Code())
			switch part.key {
			case "renamed":
				text = c.Was.In(w.Code()) + " → " + text
			case "gone":
				text = c.Was.In(w.Code())
			}
			lines = append(lines, kit.Beside(kit.Body(w.Say("workbook.list."+string(c.List))+": "+text).Object, kit.NewPill(part.tone, w.Say("publish.change."+part.key))))
		}
		if more := len(part.changes) - mostChanges; more > 0 {
			lines = append(lines, kit.Second(w.Say("publish.change.more", "what", w.Say("publish.change."+part.key), "n", strconv.Itoa(more))).Object)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, kit.Second(w.Say("publish.change.none")).Object)
	}
	return lines
}
