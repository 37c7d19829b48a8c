package handin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostFindings bounds how many findings are laid out; more than these nobody mends in one go.
const mostFindings = 40

var tones = map[coalition.Severity]kit.Tone{coalition.Error: kit.Bad, coalition.Warning: kit.Warn, coalition.Hint: kit.Neutral}

func (h *Screen) showCheck() {
	w := h.session.Words()
	var open []coalition.Finding
	for _, severity := range []coalition.Severity{coalition.Error, coalition.Warning, coalition.Hint} {
		open = append(open, coalition.Of(coalition.Open(h.session.Findings()), severity)...)
	}
	title := w.Count("handin.check", len(open))
	if len(open) == 0 {
		title = w.Say("handin.check.none")
	}
	var rows []fyne.CanvasObject
	for _, f := range open[:min(len(open), mostFindings)] {
		rows = append(rows, h.finding(f))
	}
	if more := len(open) - len(rows); more > 0 {
		rows = append(rows, kit.Second(w.Say("handin.more", "n", strconv.Itoa(more))).Object)
	}
	rows = append(rows, h.good())
	h.check.Objects = []fyne.CanvasObject{kit.Heading(title).Object, kit.Rows(rows...)}
	h.check.Refresh()
}

// finding is one row: how heavy it is, where, what to do, and a way to go there.
func (h *Screen) finding(f coalition.Finding) fyne.CanvasObject {
	w := h.session.Words()
	sentence := w.Fill("rule."+string(f.Rule), h.session.Shown(f))
	if c := h.session.Content().Commitment(f.Owner); c != nil {
		sentence = strings.TrimSpace(string(c.Number)+" "+c.Title) + ": " + sentence
	}
	pill := kit.NewPill(tones[f.Severity], w.Say("severity."+string(f.Severity)))
	open := kit.NewButton(kit.Quiet, w.Say("handin.go"), func() { h.session.Visit(placeOf(f)) })
	return container.NewBorder(nil, nil, container.NewCenter(pill), container.NewCenter(open), kit.Pad(kit.Body(sentence).Object, 0, theme.Room))
}

// placeOf says where a finding is mended.
func placeOf(f coalition.Finding) session.Place {
	switch {
	case f.Rule == "project-untouched":
		return session.Place{Screen: "projects", Field: f.Values["code"]}
	case f.Kind == coalition.KindOrganisation || f.Kind == coalition.KindContact || f.Kind == coalition.KindSupport:
		return session.Place{Screen: "organisation", Record: f.Record, Field: f.Field}
	}
	return session.Place{Screen: "commitments", Record: f.Owner, Field: f.Field}
}

// good counts what is complete.
func (h *Screen) good() fyne.CanvasObject {
	w := h.session.Words()
	complete := len(exchange.Complete(h.session.Content(), h.session.Findings()))
	return container.NewBorder(nil, nil, container.NewCenter(kit.NewPill(kit.Good, w.Say("handin.good"))), nil,
		kit.Pad(kit.Body(w.Count("handin.good.what", complete)).Object, 0, theme.Room))
}

func (h *Screen) showPlan() {
	w, p := h.session.Words(), h.plan
	complete := len(exchange.Complete(h.session.Content(), h.session.Findings()))
	h.heading.Say(w.Say("handin.submission", "n", strconv.Itoa(p.Submission.Sequence)))
	h.what.Offer([]kit.Option{{Code: "complete", Label: w.Count("handin.complete", complete)}, {Code: "all", Label: w.Count("handin.all", h.withoutError())}})
	h.what.Put(map[bool]string{true: "complete", false: "all"}[h.complete])
	h.staying.Say(h.stayingSentence())
	h.file.Say(p.Submission.FileName())
	h.leaves.Say(h.counts())
	stays := []string{w.Say("handin.stays.what")}
	if !h.session.Content().Contact.Travels {
		stays = append(stays, w.Say("handin.stays.contact"))
	}
	h.stays.Say(strings.Join(stays, " "))
}

// withoutError counts the commitments that may go along.
func (h *Screen) withoutError() int {
	wish := h.wish()
	wish.Only = nil
	return len(exchange.PlanHandIn(h.session.Content(), h.session.Edition(), h.submissions, wish).Going)
}

// stayingSentence names what does not go along, and what that means at the coalition.
func (h *Screen) stayingSentence() string {
	w := h.session.Words()
	var numbers []string
	for _, id := range h.plan.Staying {
		numbers = append(numbers, string(h.session.Content().Commitment(id).Number))
	}
	var sentences []string
	switch len(numbers) {
	case 0:
	case 1:
		sentences = append(sentences, w.Say("handin.stay.one", "numbers", numbers[0]))
	default:
		sentences = append(sentences, w.Say("handin.stay", "numbers", strings.Join(numbers, ", ")))
	}
	if left := h.plan.LeftOut; len(left) > 0 {
		texts := make([]string, len(left))
		for i, n := range left {
			texts[i] = string(n)
		}
		sentences = append(sentences, w.Say("handin.left-out", "numbers", strings.Join(texts, ", ")))
	}
	return strings.Join(sentences, " ")
}

// counts says in words how many records of each kind are in the file.
func (h *Screen) counts() string {
	w := h.session.Words()
	var parts []string
	count := map[coalition.Kind]int{}
	for _, line := range h.plan.Submission.Lines {
		if r, err := coalition.ReadLine(line); err == nil {
			count[r.Kind()]++
		}
	}
	for _, k := range coalition.Kinds {
		if n := count[k]; n == 1 {
			parts = append(parts, "1 "+w.Say("kind."+string(k)))
		} else if n > 1 {
			parts = append(parts, strconv.Itoa(n)+" "+w.Say("kind."+string(k)+".many"))
		}
	}
	return strings.Join(parts, " · ")
}

func (h *Screen) showEarlier() {
	w := h.session.Words()
	if len(h.submissions) == 0 {
		h.earlier.Objects = []fyne.CanvasObject{kit.Second(w.Say("handin.earlier.none")).Object}
		h.earlier.Refresh()
		return
	}
	shares := []float32{1, 3, 2, 2, 2, 8}
	heads := []string{"number", "date", "commitments", "mark", "state", "file"}
	cells := make([]fyne.CanvasObject, len(heads))
	for i, name := range heads {
		cells[i] = kit.Second(w.Say("handin.column." + name)).Object
	}
	rows := []fyne.CanvasObject{kit.Split(theme.Gap, shares, cells...)}
	for i := len(h.submissions) - 1; i >= 0; i-- {
		rows = append(rows, h.earlierRow(&h.submissions[i], shares))
	}
	h.earlier.Objects = []fyne.CanvasObject{kit.Rows(rows...)}
	h.earlier.Refresh()
}

func (h *Screen) earlierRow(s *coalition.Submission, shares []float32) fyne.CanvasObject {
	w := h.session.Words()
	state := kit.NewPill(kit.Good, w.Say("handin.final"))
	if s.Provisional {
		state.Say(kit.Neutral, w.Say("handin.provisional"))
	}
	commitments := 0
	for _, line := range s.Lines {
		if r, err := coalition.ReadLine(line); err == nil && r.Kind() == coalition.KindCommitment {
			commitments++
		}
	}
	return kit.Split(theme.Gap, shares, kit.Strong(strconv.Itoa(s.Sequence)).Object, kit.Cell(w.Moment(string(s.MadeAt))).Object,
		kit.Cell(strconv.Itoa(commitments)).Object, kit.Cell(coalition.Short(s.Hash)).Object, state, kit.Cell(s.File).Object)
}
