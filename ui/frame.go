package ui

import (
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// frame is navigation, header and the screen that is shown. Screens are made when they are first gone to.
type frame struct {
	desk    desk
	screens map[string]screen
	shown   string
	serial  int // of the edition that the screens were made for

	object *fyne.Container
	navs   []*kit.Nav // at the side and, for a narrow window, above
	room   *fyne.Container
	found  finder
	header
}

// header is the line above every screen: whose it is, search, undo and redo, and how saving goes.
type header struct {
	name       *kit.Text
	search     *kit.Search
	undo, redo *kit.Button
	saving     *kit.Text
	banner     *kit.Notice
	retry      *kit.Button
	elsewhere  *elsewhere  // another place to save; nil where there can be none
	copy       *kit.Button // opens it

	moved func(path string) // the dossier goes on in another file; the program sets it
}

func newFrame(d desk) *frame {
	f := &frame{desk: d, screens: map[string]screen{}, room: container.NewStack()}
	side, top := f.navigation()
	f.navs = []*kit.Nav{side, top}
	if d.search != nil {
		f.found = d.search(f.onSearchDone, func() { kit.Focus(f.search) })
	}
	head := kit.Column(0, f.lineUp(), f.banner.Object)
	head.Add(f.below())
	if d.above != nil {
		head.Add(d.above)
	}
	f.object = kit.Framework(side.Object, top.Object, head, f.room)
	f.refreshState()
	f.renew()
	return f
}

// navigation makes both forms of it from the entries of the desk.
func (f *frame) navigation() (side, top *kit.Nav) {
	w := f.desk.Words()
	items := make([]kit.NavItem, len(f.desk.entries))
	for i, e := range f.desk.entries {
		items[i] = kit.NavItem{Code: e.code, Label: w.Say("ui.nav." + e.code), Last: e.last}
	}
	goTo := func(code string) { f.desk.Visit(session.Place{Screen: code}) }
	return kit.NewNav(w.Say("program.name"), f.desk.agenda(), items, goTo), kit.NewTopNav(w.Say("program.name"), slices.Clone(items), goTo)
}

func (f *frame) lineUp() fyne.CanvasObject {
	w := f.desk.Words()
	f.name, f.saving = kit.StrongCell(""), kit.Line("")
	f.search = kit.NewSearch(w.Say("ui.search"), kit.SearchWays{Text: f.onSearch, Down: func() { f.found.Down() }, Enter: func() { f.found.Open() }})
	search, spare := kit.AtMost(f.search, 340), f.turns()
	show(search, f.found != nil)
	f.retry = kit.NewButton(kit.Extra, w.Say("ui.save-failed.retry"), func() {
		if o, ok := f.desk.opened.(retrying); ok {
			o.Retry()
		}
	})
	f.copy = kit.NewButton(kit.Extra, w.Say("ui.elsewhere"), func() { f.elsewhere.open() })
	f.banner = kit.NewNotice(kit.Bad, "", "", f.copy, f.retry)
	f.banner.Object.Hide()
	// Undo and redo stand in the menu as well, so that they can go where there is little room.
	line := kit.HeadLine(f.name, search, spare, f.saving.Object)
	return kit.Surface(kit.Pad(line, theme.Gap, theme.Margin), kit.BottomSide)
}

// turns are the buttons that take a step back and do it again, where steps can be.
func (f *frame) turns() fyne.CanvasObject {
	o, ok := f.desk.opened.(reversible)
	if !ok {
		return kit.Row(0)
	}
	w := f.desk.Words()
	f.undo, f.redo = kit.NewButton(kit.Quiet, w.Say("ui.undo"), o.Undo), kit.NewButton(kit.Quiet, w.Say("ui.redo"), o.Redo)
	return kit.Row(theme.Gap, f.undo, f.redo)
}

// below is what can stand under the banner.
func (f *frame) below() fyne.CanvasObject {
	o, ok := f.desk.opened.(movable)
	if !ok {
		f.copy.Hide()
		return container.NewWithoutLayout()
	}
	f.elsewhere = newElsewhere(o, func(path string) {
		if f.moved != nil {
			f.moved(path)
		}
	})
	return f.elsewhere.object
}

// visit shows a screen, and the place in it.
func (f *frame) visit(place session.Place) {
	if place.Screen == "" {
		place.Screen = f.shown
	}
	one := f.screenFor(place.Screen)
	if one == nil {
		return
	}
	kit.Moved()
	f.shown = place.Screen
	for _, nav := range f.navs {
		nav.Choose(place.Screen)
	}
	f.show(one)
	if there, ok := one.(visited); ok && (place.Record != "" || place.Field != "" || place.Query != nil || reads[place.Screen]) {
		there.Visit(place)
	}
}

// reads are the screens on which no place in particular is a place as well: the whole.
var reads = map[string]bool{"agenda": true, "projects": true}

// screenFor is the screen of a code, made or brought up to date when it was not shown; nil for a code the desk does not have.
func (f *frame) screenFor(code string) screen {
	one, made := f.screens[code]
	if made {
		if code != f.shown {
			one.Refresh()
		}
		return one
	}
	for _, e := range f.desk.entries {
		if e.code == code {
			f.screens[code] = e.make()
		}
	}
	return f.screens[code]
}

func (f *frame) show(one screen) {
	f.room.Objects = []fyne.CanvasObject{one.Object()}
	f.room.Refresh()
}

// refresh tells the screen that is shown; the others are told when they are gone to.
func (f *frame) refresh(e session.Event) {
	f.renew()
	f.refreshState()
	one := f.screens[f.shown]
	if watching, ok := one.(stateful); ok && e.State {
		watching.RefreshState()
	}
	if one != nil && !e.State {
		one.Refresh()
	}
}

// renew lets go of the screens that were made for another edition: what they offer is that edition's. The one that is shown stays, for
// what it says.
func (f *frame) renew() {
	if f.desk.serial == nil || f.desk.serial() == f.serial {
		return
	}
	f.serial = f.desk.serial()
	maps.DeleteFunc(f.screens, func(code string, _ screen) bool { return code != f.shown })
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (f *frame) refreshState() {
	f.name.Say(f.desk.name())
	for _, e := range f.desk.entries {
		for _, nav := range f.navs {
			if e.count != nil {
				nav.Count(e.code, strconv.Itoa(e.count()))
			}
		}
	}
	f.nameSteps()
	f.refreshSaving()
}

// nameSteps says beside undo and redo, and aloud, which step each of them turns.
func (f *frame) nameSteps() {
	o, ok := f.desk.opened.(reversible)
	if !ok {
		return
	}
	w := f.desk.Words()
	back, again := o.Reversible()
	for _, one := range []struct {
		button    *kit.Button
		key, step string
	}{{f.undo, "ui.menu.undo", back}, {f.redo, "ui.menu.redo", again}} {
		what := ""
		if one.step != "" {
			what = w.Say(one.key, "step", one.step)
		}
		one.button.Able(what != "")
		one.button.Speak(what).Tip(what)
	}
}

func (f *frame) refreshSaving() {
	w, state := f.desk.Words(), f.desk.Saving()
	switch {
	case state.Cause != nil:
		f.saving.Say(w.Say("ui.save-failed"))
		f.saving.Tone(kit.Bad)
		f.banner.Say(kit.Bad, w.Say("ui.save-failed"), w.Say("ui.save-failed.what", "cause", session.Explain(w, state.Cause)))
		f.retry.Show()
		show(f.copy, f.elsewhere != nil)
		f.banner.Object.Show()
		return
	case state.Busy:
		f.saving.Say(w.Say("ui.saving"))
		f.saving.Tone(kit.Muted)
	case state.At.IsZero():
		f.saving.Say("✓ " + w.Say("ui.opened"))
		f.saving.Tone(kit.Good)
	default:
		f.saving.Say("✓ " + w.Say("ui.saved", "time", state.At.Format("15:04")))
		f.saving.Tone(kit.Good)
	}
	if f.retry.Visible() {
		f.banner.Object.Hide()
		if f.elsewhere != nil {
			f.elsewhere.object.Hide()
		}
	}
}

// tell shows a sentence above the screen.
func (f *frame) tell(sentence string) {
	f.retry.Hide()
	f.copy.Hide()
	f.banner.Say(kit.Bad, sentence, "")
	f.banner.Object.Show()
}

// leastSearch is how many letters a search needs.
const leastSearch = 2

// onSearch shows results while there is something to look for, and the screen again when there is not.
func (f *frame) onSearch(text string) {
	if len([]rune(text)) < leastSearch {
		f.show(f.screens[f.shown])
		return
	}
	f.found.Find(text)
	f.show(f.found)
}

// onSearchDone ends a search: the field is empty and the screen stands there again.
func (f *frame) onSearchDone() { f.search.SetText("") }
