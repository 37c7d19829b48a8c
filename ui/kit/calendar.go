package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// CalendarWords are the words of a calendar in the language of the window.
type CalendarWords struct {
	Months   [12]string
	Days     [7]string // two letters, Monday first
	Open     string    // opens the calendar
	Earlier  string    // the month before
	Later    string    // the month after
	Quarters [4]string // empty where no quarter can be chosen
}

// calendarSide is the side of one day.
const calendarSide theme.Size = 32

// weeks is how many weeks a month can touch.
const weeks = 6

// calendar is one month of days, Monday first. Arrows go by day and week, Page Up and Page Down by month, Home and End to the
// ends of the month; Space and Enter choose.
type calendar struct {
	widget.BaseWidget
	words    CalendarWords
	at       time.Time // the day the keyboard is at
	today    time.Time
	chosen   time.Time
	onMove   func()
	onChoose func(time.Time)
	onLeave  func()
	focused  bool
}

func newCalendar(words CalendarWords, at, today time.Time, onMove func(), onChoose func(time.Time), onLeave func()) *calendar {
	c := &calendar{words: words, at: at, chosen: at, today: today, onMove: onMove, onChoose: onChoose, onLeave: onLeave}
	c.ExtendBaseWidget(c)
	return c
}

// first is the Monday on which the page begins.
func (c *calendar) first() time.Time {
	start := time.Date(c.at.Year(), c.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
}

// goTo moves the keyboard to a day, within what a date field takes.
func (c *calendar) goTo(day time.Time) {
	if day.Year() < 1900 || day.Year() > 2199 {
		return
	}
	c.at = day
	c.onMove()
	c.Refresh()
}

// addMonths keeps the day of the month, or takes the last one of a shorter month.
func addMonths(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

// TypedKey moves and chooses.
func (c *calendar) TypedKey(k *fyne.KeyEvent) {
	last := time.Date(c.at.Year(), c.at.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	moves := map[fyne.KeyName]time.Time{
		fyne.KeyLeft: c.at.AddDate(0, 0, -1), fyne.KeyRight: c.at.AddDate(0, 0, 1), fyne.KeyUp: c.at.AddDate(0, 0, -7), fyne.KeyDown: c.at.AddDate(0, 0, 7),
		fyne.KeyPageUp: addMonths(c.at, -1), fyne.KeyPageDown: addMonths(c.at, 1),
		fyne.KeyHome: c.at.AddDate(0, 0, 1-c.at.Day()), fyne.KeyEnd: c.at.AddDate(0, 0, last-c.at.Day()),
	}
	switch k.Name {
	case fyne.KeyEscape:
		c.onLeave()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.onChoose(c.at)
	default:
		if day, ok := moves[k.Name]; ok {
			c.goTo(day)
		}
	}
}

// TypedRune takes no letters.
func (c *calendar) TypedRune(rune) {}

// FocusGained shows where the keyboard is.
func (c *calendar) FocusGained() {
	c.focused = true
	c.Refresh()
}

// FocusLost takes the ring away.
func (c *calendar) FocusLost() {
	c.focused = false
	c.Refresh()
}

// Tapped chooses the day under the pointer.
func (c *calendar) Tapped(e *fyne.PointEvent) {
	side := calendarSide.At()
	column, row := int(e.Position.X/side), int(e.Position.Y/side)-1
	if row >= 0 && row < weeks && column >= 0 && column < 7 {
		if day := c.first().AddDate(0, 0, 7*row+column); day.Month() == c.at.Month() {
			c.onChoose(day)
		}
	}
}

// Cursor is the hand.
func (c *calendar) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the month.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{calendar: c}
	for range 7 {
		r.add(&r.heads)
	}
	for range 7 * weeks {
		bed := canvas.NewRectangle(color.Transparent)
		r.beds = append(r.beds, bed)
		r.objects = append(r.objects, bed)
		r.add(&r.days)
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	calendar *calendar
	heads    []*canvas.Text
	beds     []*canvas.Rectangle
	days     []*canvas.Text
	objects  []fyne.CanvasObject
}

func (r *calendarRenderer) add(to *[]*canvas.Text) {
	text := canvas.NewText("", color.Transparent)
	text.Alignment = fyne.TextAlignCenter
	*to = append(*to, text)
	r.objects = append(r.objects, text)
}

func (r *calendarRenderer) Layout(fyne.Size) {
	side := calendarSide.At()
	cell := fyne.NewSize(side, side)
	put := func(o fyne.CanvasObject, column, row int) {
		o.Move(fyne.NewPos(float32(column)*side, float32(row)*side))
		o.Resize(cell)
	}
	for i, head := range r.heads {
		put(head, i, 0)
	}
	for i := range r.days {
		put(r.beds[i], i%7, i/7+1)
		put(r.days[i], i%7, i/7+1)
	}
}

func (r *calendarRenderer) MinSize() fyne.Size {
	side := calendarSide.At()
	return fyne.NewSize(7*side, (weeks+1)*side)
}

func (r *calendarRenderer) Refresh() {
	p, c := theme.Colors(), r.calendar
	for i, head := range r.heads {
		head.Text, head.Color, head.TextSize = c.words.Days[i], p.Muted, theme.Small.At()
	}
	for i, text := range r.days {
		day := c.first().AddDate(0, 0, i)
		text.Text, text.TextSize, text.Color = strconv.Itoa(day.Day()), theme.Body.At(), p.Text
		text.TextStyle.Bold = day.Equal(c.today)
		if day.Month() != c.at.Month() {
			text.Text = "" // Days of another month would be read as days of this one where colours are few.
		}
		r.mark(r.beds[i], text, day)
	}
	canvas.Refresh(c)
}

// mark paints the chosen day, and a ring around the day the keyboard is at.
func (r *calendarRenderer) mark(bed *canvas.Rectangle, text *canvas.Text, day time.Time) {
	p, c := theme.Colors(), r.calendar
	bed.FillColor, bed.StrokeColor, bed.StrokeWidth, bed.CornerRadius = color.Transparent, color.Transparent, 0, theme.FieldRadius.At()
	switch {
	case day.Equal(c.chosen) && text.Text != "":
		bed.FillColor, text.Color = p.Primary, p.OnPrimary
	case day.Equal(c.today) && text.Text != "":
		bed.FillColor, text.Color = p.Selected, p.SelectedText
	}
	if day.Equal(c.at) {
		bed.StrokeColor, bed.StrokeWidth = p.Focus, 2
	}
}

func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *calendarRenderer) Destroy()                     {}
