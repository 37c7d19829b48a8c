package handin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// mostFindings bounds how many findings are laid out; more than these nobody mends in one go.
const mostFindings = 40

var tones = map[coalition.Severity]kit.Tone{coalition.Error: kit.Bad, coalition.Warning: kit.Warn, coalition.Hint: kit.Neutral}

// showCheck lists every finding by how much it asks: what must be mended first, what may be explained, then the tips, and warnings
// that were explained last.
func (h *Screen) showCheck() {
	w := h.session.Words()
	open := coalition.Open(h.session.Findings())
	title := w.Count("handin.check", len(open))
	if len(open) == 0 {
		title = w.Say("handin.check.none")
	}
	column := kit.Column(theme.Room, kit.Heading(title).Object)
	for _, severity := range []coalition.Severity{coalition.Error, coalition.Warning, coalition.Hint} {
		h.group(column, "handin.group."+string(severity), coalition.Of(open, severity))
	}
	h.group(column, "handin.group.explained", explained(h.session.Findings()))
	column.Add(h.good())
	h.check.Objects = []fyne.CanvasObject{column}
	h.check.Refresh()
}

// explained are the warnings that the member has answered.
func explained(all []coalition.Finding) (answered []coalition.Finding) {
	for _, f := range all {
		if f.Explained != "" {
			answered = append(answered, f)
		}
	}
	return answered
}

func (h *Screen) group(column *fyne.Container, key string, findings []coalition.Finding) {
	if len(findings) == 0 {
		return
	}
	w := h.session.Words()
	var rows []fyne.CanvasObject
	for _, f := range findings[:min(len(findings), mostFindings)] {
		rows = append(rows, h.finding(f))
	}
	if more := len(findings) - len(rows); more > 0 {
		rows = append(rows, kit.Second(w.Say("handin.more", "n", strconv.Itoa(more))).Object)
	}
	column.Add(kit.Column(theme.Tight, kit.Strong(w.Say(key, "n", strconv.Itoa(len(findings)))).Object, kit.Rows(rows...)))
}

// finding is one row: how heavy it is, where, what to do, a way to go there, and room to explain a warning.
func (h *Screen) finding(f coalition.Finding) fyne.CanvasObject {
	w := h.session.Words()
	sentence := w.Fill("rule."+string(f.Rule), h.session.Shown(f))
	if c := h.session.Content().Commitment(f.Owner); c != nil {
		sentence = strings.TrimSpace(string(c.Number)+" "+c.Title) + ": " + sentence
	}
	pill := kit.NewPill(tones[f.Severity], w.Say("severity."+string(f.Severity)))
	open := kit.NewButton(kit.Quiet, w.Say("handin.go"), func() { h.session.Visit(h.session.PlaceOf(f)) })
	row := container.NewBorder(nil, nil, container.NewCenter(pill), container.NewCenter(open), kit.Pad(kit.Body(sentence).Object, 0, theme.Room))
	if f.Severity != coalition.Warning {
		return row
	}
	return kit.Column(theme.Tight, row, h.explanation(f))
}

// nameOf tells one finding from another, from one look to the next.
func nameOf(f coalition.Finding) string {
	return string(f.Rule) + " " + string(f.Record) + " " + f.Field
}

// explanation is what was answered to a warning, and a field to answer it or say it otherwise.
func (h *Screen) explanation(f coalition.Finding) fyne.CanvasObject {
	w := h.session.Words()
	if h.explaining != nameOf(f) {
		key := "handin.explain"
		if f.Explained != "" {
			key = "handin.explain.again"
		}
		way := kit.Wrap(kit.NewButton(kit.Quiet, w.Say(key), func() { h.onExplain(nameOf(f)) }))
		if f.Explained == "" {
			return way
		}
		return kit.Column(theme.Hair, kit.Second(w.Say("handin.explained", "text", f.Explained)).Object, way)
	}
	text := kit.NewArea(2, func(string) {})
	text.Put(f.Explained)
	keep := kit.NewButton(kit.Extra, w.Say("handin.explain.keep"), func() { text.Keep(); h.OnExplained(f, text.Text) })
	away := kit.NewButton(kit.Quiet, w.Say("handin.explain.cancel"), func() { h.onExplain("") })
	return kit.Column(theme.Tight, kit.NewField(w.Say("handin.explain.text"), w.Say("handin.explain.help"), text).Object, kit.Wrap(keep, away))
}

func (h *Screen) onExplain(name string) {
	h.explaining = name
	h.Refresh()
}

// OnExplained keeps the answer to a warning; it travels with the submission, and an empty one is taken away.
func (h *Screen) OnExplained(f coalition.Finding, text string) {
	h.explaining = ""
	if err := h.session.Change("explain", func(e *coalition.Edit) error { return e.Explain(f, text) }); err != nil {
		h.session.Report(err)
	}
	h.Refresh()
}

// good counts what is complete.
func (h *Screen) good() fyne.CanvasObject {
	w := h.session.Words()
	complete := len(exchange.Complete(h.session.Content(), h.session.Findings()))
	return container.NewBorder(nil, nil, container.NewCenter(kit.NewPill(kit.Good, w.Say("handin.good"))), nil,
		kit.Pad(kit.Body(w.Count("handin.good.what", complete)).Object, 0, theme.Room))
}
