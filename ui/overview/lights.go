package overview

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostLights bounds the list of commitments under way.
const mostLights = 8

// lights shows the two lights of every commitment that is under way: whether it was reported, and whether it is on course. Each
// is a sign and a word, so that it needs no colour. It is nil while nothing is under way.
func (o *Screen) lights() fyne.CanvasObject {
	w, e, today := o.session.Words(), o.session.Edition(), o.session.Today()
	var rows []fyne.CanvasObject
	more := 0
	for _, c := range o.session.Content().Active() {
		reported, course := coalition.Reported(c, e, o.first[c.ID], today), coalition.OnCourse(c, today)
		if c.Status == "" || c.Status == coalition.StatusDraft || reported == coalition.LightOff && course == coalition.LightOff {
			continue
		}
		if len(rows) == mostLights {
			more++
			continue
		}
		id := c.ID
		open := kit.NewButton(kit.Quiet, string(c.Number)+" ›", func() { o.session.Visit(session.Place{Screen: "commitments", Record: id}) }).
			Speak(string(c.Number) + " " + c.Title)
		rows = append(rows, kit.Column(theme.Tight, kit.Beside(kit.Body(c.Title).Object, open),
			kit.Wrap(o.light("reported", reported), o.light("course", course))))
	}
	if len(rows) == 0 {
		return nil
	}
	column := kit.Column(theme.Gap, kit.Heading(w.Say("overview.lights")).Object, kit.Second(w.Say("overview.lights.what")).Object, kit.Rows(rows...))
	if more > 0 {
		column.Add(kit.Second(w.Count("overview.since.more", more)).Object)
	}
	return kit.Panel(column)
}

// signs are the shapes of the lights, for who sees no difference between their colours.
var signs = map[coalition.Light]string{coalition.LightOff: "○", coalition.LightGreen: "✓", coalition.LightAmber: "!", coalition.LightRed: "!!"}

func (o *Screen) light(which string, is coalition.Light) fyne.CanvasObject {
	w := o.session.Words()
	tone := map[coalition.Light]kit.Tone{coalition.LightOff: kit.Neutral, coalition.LightGreen: kit.Good, coalition.LightAmber: kit.Warn, coalition.LightRed: kit.Bad}[is]
	return kit.NewPill(tone, signs[is]+" "+w.Say("overview.light."+which)+": "+w.Say("light."+which+"."+string(is)))
}
