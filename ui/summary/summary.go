// Package summary is the screen that lets everything a register holds out as lists: a workbook with charts, CSV files or JSON, whole
// or as it may be published.
package summary

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is what can be chosen of an overview, and how far making it is.
type Screen struct {
	office   *office.Office
	page     *container.Scroll
	public   bool
	format   string
	lists    []string // those that are wanted
	choose   *fyne.Container
	hint     *kit.Text
	saver    *kit.Saver
	progress *kit.Progress
	result   *fyne.Container
	halt     func()
}

// The forms of an overview, by how their names end.
const (
	book = ".xlsx"
	csv  = ".csv"
	json = ".json"
)

// New lays the screen out: a whole workbook for the secretariat itself.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, format: book, choose: container.NewStack(), hint: kit.Second(""), result: kit.Column(theme.Tight)}
	s.lists = exchange.OverviewLists(false)
	readers := kit.NewRadio([]kit.Option{{Code: "", Label: w.Say("summary.for.us")}, {Code: "public", Label: w.Say("summary.for.all")}}, s.onPublic)
	readers.Put("")
	readers.Call(w.Say("summary.for"))
	form := kit.NewRadio([]kit.Option{{Code: book, Label: w.Say("summary.book")}, {Code: csv, Label: w.Say("summary.csv")},
		{Code: json, Label: w.Say("summary.json")}}, s.onFormat)
	form.Put(book)
	form.Call(w.Say("summary.form"))
	s.saver = kit.NewSaver(w.Say("summary.as"), w.Say("summary.do"), s.onSave)
	s.saver.Weigh(kit.Main)
	s.progress = kit.NewProgress(kit.NewButton(kit.Quiet, w.Say("summary.stop"), s.onStop))
	s.progress.Object.Hide()
	head := kit.Column(theme.Tight, kit.Title(w.Say("summary.title")).Object, kit.Second(w.Say("summary.intro")).Object)
	left := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("summary.for")).Object, readers, s.hint.Object, kit.Hairline(),
		kit.Heading(w.Say("summary.lists")).Object, s.choose))
	right := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("summary.form")).Object, form, kit.Hairline(), s.saver.Object, s.progress.Object, s.result))
	s.page = kit.Page(kit.Column(theme.Wide, head, kit.Columns([]float32{1, 1}, left, right)))
	s.offer()
	s.propose()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Refresh has nothing to read anew: the overview is of the moment in which it is made.
func (s *Screen) Refresh() {}

// offer shows the lists that there are, all of them chosen.
func (s *Screen) offer() {
	w := s.office.Words()
	var options []kit.Option
	for _, name := range exchange.OverviewLists(s.public) {
		options = append(options, kit.Option{Code: name, Label: w.Say("listing.sheet." + name)})
	}
	lists := kit.NewChoices(options, 1, func(codes []string) { s.lists = codes })
	lists.Put(s.lists)
	s.choose.Objects = []fyne.CanvasObject{lists.Object}
	key := "summary.for.us.what"
	if s.public {
		key = "summary.for.all.what"
	}
	s.hint.Say(w.Say(key))
	s.page.Refresh()
}

func (s *Screen) onPublic(code string) {
	s.public = code != ""
	s.lists = exchange.OverviewLists(s.public)
	s.offer()
	s.propose()
}

// onFormat changes how the name ends, wherever the file was to go.
func (s *Screen) onFormat(end string) {
	path := s.saver.Path.Text()
	s.format = end
	s.saver.Path.Put(strings.TrimSuffix(path, filepath.Ext(path)) + end)
}

// propose proposes a name of today.
func (s *Screen) propose() {
	name := s.office.Words().Say("summary.name")
	if s.public {
		name = s.office.Words().Say("summary.name.public")
	}
	s.saver.Path.Put(exchange.FreePath(name+"-"+string(s.office.Today()), s.format))
}

// onSave makes the overview off the window's goroutine. One that is stopped leaves no file.
func (s *Screen) onSave(path string) {
	o := s.office
	w := o.Words()
	switch {
	case path == "":
		s.saver.Fail(w.Say("summary.nowhere"))
		return
	case len(s.lists) == 0:
		s.saver.Fail(w.Say("summary.no-list"))
		return
	}
	path = exchange.InDocuments(path)
	wish := exchange.OverviewWish{Publishable: s.public, Lists: slices.Clone(s.lists), Language: w.Language(), Now: o.Now(), Progress: func(p exchange.OverviewProgress) {
		o.Post(func() { s.far(p) })
	}}
	s.result.Objects = nil
	s.saver.Busy(w.Say("summary.busy"))
	s.progress.Say(w.Say("summary.begin"), 0)
	s.progress.Object.Show()
	s.page.Refresh()
	var made *exchange.Overviewed
	s.halt = o.Long(func(ctx context.Context, r *register.Register) (err error) {
		made, err = exchange.WriteOverview(ctx, r, path, wish)
		return err
	}, func(err error) { s.done(made, wish.Lists, err) })
}

func (s *Screen) onStop() {
	if s.halt != nil {
		s.halt()
	}
}

// far says how far it is.
func (s *Screen) far(p exchange.OverviewProgress) {
	w := s.office.Words()
	share := float32(0)
	if p.Of > 0 {
		share = float32(p.Rows) / float32(p.Of)
	}
	s.progress.Say(w.Say("summary.far", "list", w.Say("listing.sheet."+p.List), "n", strconv.Itoa(p.Rows), "all", strconv.Itoa(p.Of)), share)
}

func (s *Screen) done(made *exchange.Overviewed, lists []string, err error) {
	w := s.office.Words()
	s.halt = nil
	s.progress.Object.Hide()
	switch {
	case errors.Is(err, context.Canceled):
		s.saver.Fail(w.Say("summary.stopped"))
	case err != nil:
		s.saver.Fail(session.Explain(w, err))
	default:
		s.saver.Done(w.Count("summary.done", len(made.Files)), filepath.Dir(made.Files[0]))
		s.result.Objects = s.made(made, lists)
	}
	s.page.Refresh()
}

// made names the files, and how many lines each list has that was asked for when they were made.
func (s *Screen) made(made *exchange.Overviewed, lists []string) (lines []fyne.CanvasObject) {
	w := s.office.Words()
	for _, file := range made.Files {
		lines = append(lines, kit.Strong(filepath.Base(file)).Object)
	}
	for _, name := range exchange.OverviewLists(false) {
		if slices.Contains(lists, name) {
			lines = append(lines, kit.Beside(kit.Body(w.Say("listing.sheet."+name)).Object, kit.Line(strconv.Itoa(made.Rows[name])).Object))
		}
	}
	return lines
}
