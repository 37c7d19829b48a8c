package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/agenda"
	"doemee/ui/commitments"
	"doemee/ui/handin"
	"doemee/ui/kit"
	"doemee/ui/organisation"
	"doemee/ui/overview"
	"doemee/ui/projects"
	"doemee/ui/session"
	"doemee/ui/settings"
	"doemee/ui/theme"
)

// screen is what the frame knows of every screen.
type screen interface {
	Object() fyne.CanvasObject
	Refresh()
}

// visited is a screen that has places in it to go to.
type visited interface{ Visit(session.Place) }

// frame is navigation, header and the screen that is shown. Screens are made when they are first gone to.
type frame struct {
	session *session.Session
	makers  map[string]func() screen
	screens map[string]screen
	shown   string

	object *fyne.Container
	navs   []*kit.Nav // at the side and, for a narrow window, above
	name   *kit.Text
	saving *kit.Text
	banner *kit.Notice
	retry  *kit.Button
	room   *fyne.Container
	search *kit.Search
}

// order is how the screens stand in the navigation.
var order = []string{"overview", "agenda", "projects", "organisation", "commitments", "handin"}

func newFrame(s *session.Session, p *session.Preferences, onPreferences func()) *frame {
	w := s.Words()
	f := &frame{session: s, screens: map[string]screen{}, room: container.NewStack(), name: kit.StrongLine(""), saving: kit.Line("")}
	f.makers = map[string]func() screen{
		"overview": func() screen { return overview.New(s) }, "agenda": func() screen { return agenda.New(s) },
		"projects": func() screen { return projects.New(s) }, "organisation": func() screen { return organisation.New(s) },
		"commitments": func() screen { return commitments.New(s) }, "handin": func() screen { return handin.New(s) },
		"settings": func() screen { return settings.New(w, p, s.Path(), onPreferences) },
	}
	var items []kit.NavItem
	for _, code := range order {
		items = append(items, kit.NavItem{Code: code, Label: w.Say("ui.nav." + code)})
	}
	items = append(items, kit.NavItem{Code: "settings", Label: w.Say("ui.nav.settings"), Last: true})
	goTo := func(code string) { s.Visit(session.Place{Screen: code}) }
	side, top := kit.NewNav(w.Say("program.name"), s.Edition().Title.In(w.Code()), items, goTo), kit.NewTopNav(w.Say("program.name"), items, goTo)
	f.navs = []*kit.Nav{side, top}
	f.retry = kit.NewButton(kit.Extra, w.Say("ui.save-failed.retry"), f.onRetry)
	f.banner = kit.NewNotice(kit.Bad, "", "", f.retry)
	f.banner.Object.Hide()
	f.search = kit.NewSearch(w.Say("ui.search"), f.onSearch)
	line := container.NewBorder(nil, nil, container.NewCenter(f.name.Object), container.NewCenter(f.saving.Object), kit.Pad(kit.AtMost(f.search, 340), 0, theme.Wide))
	header := kit.Surface(kit.Pad(line, theme.Gap, theme.Margin), kit.BottomSide)
	f.object = kit.Framework(side.Object, top.Object, container.NewBorder(kit.Column(0, header, f.banner.Object), nil, nil, nil, f.room))
	f.refreshState()
	return f
}

// visit shows a screen, and the place in it.
func (f *frame) visit(place session.Place) {
	if place.Screen == "" {
		place.Screen = f.shown
	}
	maker, known := f.makers[place.Screen]
	if !known {
		return
	}
	one, made := f.screens[place.Screen]
	if !made {
		one = maker()
		f.screens[place.Screen] = one
	} else if place.Screen != f.shown {
		one.Refresh()
	}
	f.shown = place.Screen
	for _, nav := range f.navs {
		nav.Choose(place.Screen)
	}
	f.room.Objects = []fyne.CanvasObject{one.Object()}
	f.room.Refresh()
	if there, ok := one.(visited); ok && (place.Record != "" || place.Field != "" || place.Screen == "projects") {
		there.Visit(place)
	}
}

// refresh tells the screen that is shown; the others are told when they are gone to.
func (f *frame) refresh(e session.Event) {
	f.refreshState()
	if one := f.screens[f.shown]; one != nil && !e.State {
		one.Refresh()
	}
}

func (f *frame) organisation() string {
	if name := f.session.Content().Organisation.Name; name != "" {
		return name
	}
	return f.session.Words().Say("ui.unnamed")
}

func (f *frame) refreshState() {
	f.name.Say(f.organisation())
	for _, nav := range f.navs {
		nav.Count("projects", strconv.Itoa(len(f.session.Edition().IconProjects)))
		nav.Count("commitments", strconv.Itoa(len(f.session.Content().Active())))
	}
	f.refreshSaving()
}

func (f *frame) refreshSaving() {
	w, state := f.session.Words(), f.session.Saving()
	switch {
	case state.Cause != nil:
		f.saving.Say(w.Say("ui.save-failed"))
		f.saving.Tone(kit.Bad)
		f.banner.Say(kit.Bad, w.Say("ui.save-failed"), w.Say("ui.save-failed.what", "cause", session.Explain(w, state.Cause)))
		f.retry.Show()
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
	}
}

// tell shows a sentence above the screen.
func (f *frame) tell(sentence string) {
	f.retry.Hide()
	f.banner.Say(kit.Bad, sentence, "")
	f.banner.Object.Show()
}

func (f *frame) onRetry() { f.session.Retry() }
