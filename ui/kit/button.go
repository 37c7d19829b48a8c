package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Weight tells how much a button asks for.
type Weight int

// The weights of a button.
const (
	Main    Weight = iota // the one thing to do here
	Extra                 // another thing that can be done
	Quiet                 // a link in a line of text
	Current               // the chosen one of several, as in navigation and filters
	Other                 // one of several that is not chosen
)

// Button is a word that does something when it is tapped, or when Space or Enter is pressed on it.
type Button struct {
	widget.BaseWidget
	Text    string
	Note    string // a short text at the right side, such as a count
	weight  Weight
	leading bool // text at the left side instead of the middle
	round   bool
	slim    bool   // little room around the text
	name    string // what is read aloud; empty for the text
	tip     string // what is shown beside it, see [Button.Tip]
	state   string // open or closed, for what opens and closes
	flush   bool   // no room left of the text
	onTap   func()
	escape  func() // what Escape does, where the button stands in a panel that drops down

	hovered, focused, off bool
	cut                   bool // there is no room for the whole text
}

// NewButton makes a button.
func NewButton(weight Weight, text string, onTap func()) *Button {
	b := &Button{Text: text, weight: weight, onTap: onTap}
	b.ExtendBaseWidget(b)
	return b
}

// Say changes the text.
func (b *Button) Say(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// Weigh changes the weight.
func (b *Button) Weigh(w Weight) {
	if b.weight != w {
		b.weight = w
		b.Refresh()
	}
}

// Able says whether there is anything to do now; the keyboard passes a button by that has not.
func (b *Button) Able(able bool) {
	if b.off == able {
		b.off = !able
		b.Refresh()
	}
}

// Enable is Able for Fyne.
func (b *Button) Enable() { b.Able(true) }

// Disable is not Able for Fyne.
func (b *Button) Disable() { b.Able(false) }

// Disabled tells whether there is nothing to do.
func (b *Button) Disabled() bool { return b.off }

// forPicker makes it a row of a list, with its text at the left.
func (b *Button) forPicker() *Button {
	b.leading, b.slim = true, true
	return b
}

// Tapped does what the button is for.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.onTap != nil && !b.off {
		b.tell(false) // what it does may put something else in its place
		b.onTap()
	}
}

// TypedKey does the same for Space and Enter.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeySpace || k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		b.Tapped(nil)
	}
	if k.Name == fyne.KeyEscape {
		b.tell(false)
		if b.escape != nil {
			b.escape()
		}
	}
	PassOn(b, k)
}

// TypedRune takes no letters.
func (b *Button) TypedRune(rune) {}

// FocusGained draws the ring and brings the button into view.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	Reveal(b)
	b.tell(true)
}

// FocusLost takes the ring away.
func (b *Button) FocusLost() {
	b.focused = false
	b.Refresh()
	b.tell(b.hovered)
}

// MouseIn shows that the button can be tapped.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
	b.tell(true)
}

// MouseMoved changes nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes away what MouseIn did.
func (b *Button) MouseOut() {
	b.hovered = false
	b.Refresh()
	b.tell(b.focused)
}

// Cursor is the hand.
func (b *Button) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, ring: canvas.NewRectangle(color.Transparent), bed: canvas.NewRectangle(color.Transparent), ink: canvas.NewText("", color.Transparent), note: canvas.NewText("", color.Transparent)}
	r.objects = []fyne.CanvasObject{r.bed, r.ink, r.note, r.ring}
	r.paint()
	return r
}

type buttonRenderer struct {
	button    *Button
	ring, bed *canvas.Rectangle
	ink, note *canvas.Text
	objects   []fyne.CanvasObject
}

// colors gives text, area and edge of a weight; a clear area or edge is not drawn.
func (r *buttonRenderer) colors() (ink, bed, edge color.Color) {
	p, clear := theme.Colors(), color.Transparent
	if r.button.off {
		return p.Disabled, clear, clear
	}
	hover := color.Color(clear)
	if r.button.hovered {
		hover = p.Hover
	}
	switch r.button.weight {
	case Main:
		if r.button.hovered {
			return p.OnPrimary, p.PrimaryHover, clear
		}
		return p.OnPrimary, p.Primary, clear
	case Extra:
		if r.button.hovered {
			return p.Link, p.Hover, p.Primary
		}
		return p.Link, p.Surface, p.Primary
	case Current:
		return p.SelectedText, p.Selected, clear
	case Other:
		if r.button.round {
			return p.Text, hover, p.FieldEdge
		}
		return p.Text, hover, clear
	}
	return p.Link, hover, clear
}

func (r *buttonRenderer) paint() {
	b := r.button
	r.ink.Text, r.ink.TextSize = b.Text, theme.Body.At()
	r.ink.TextStyle.Bold = b.weight == Main || b.weight == Extra || b.weight == Current
	r.note.Text, r.note.TextSize = b.Note, theme.Small.At()
	r.ink.Color, r.bed.FillColor, r.bed.StrokeColor = r.colors()
	r.note.Color = r.ink.Color
	r.bed.StrokeWidth = 1
	if r.bed.StrokeColor == color.Transparent {
		r.bed.StrokeWidth = 0
	}
	r.bed.CornerRadius = theme.FieldRadius.At()
	if b.round {
		r.bed.CornerRadius = theme.Size(16).At()
	}
	r.ring.CornerRadius, r.ring.StrokeWidth = r.bed.CornerRadius, 2
	r.ring.StrokeColor = theme.Colors().Focus
	r.ring.Hidden = !b.focused
}

func (r *buttonRenderer) padding() (vertical, horizontal float32) {
	switch {
	case r.button.flush:
		return theme.Size(4).At(), 0
	case r.button.weight == Quiet, r.button.slim:
		return theme.Size(4).At(), theme.Size(4).At()
	case r.button.round:
		return theme.Size(4).At(), theme.Size(11).At()
	case r.button.leading:
		return theme.Size(9).At(), theme.Size(10).At()
	}
	return theme.Size(9).At(), theme.Size(16).At()
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.bed.Resize(size)
	r.ring.Resize(size)
	_, h := r.padding()
	note := r.note.MinSize()
	r.fit(size.Width - 2*h)
	text := r.ink.MinSize()
	x := (size.Width - text.Width) / 2
	if r.button.leading || r.button.Note != "" || r.button.cut {
		x = h
	}
	r.ink.Move(fyne.NewPos(x, (size.Height-text.Height)/2))
	r.ink.Resize(text)
	r.note.Move(fyne.NewPos(size.Width-h-note.Width, (size.Height-note.Height)/2))
	r.note.Resize(note)
}

// longestLink is how wide a link is at most, unless there is more room: the name of a file must not push a page out of the window.
const longestLink theme.Size = 300

// fit cuts a link to a width, with three dots.
func (r *buttonRenderer) fit(width float32) {
	b := r.button
	wide := wider(width, r.ink.TextSize, r.ink.TextStyle)
	if b.cut = b.weight == Quiet && width > 0 && wide(b.Text); b.cut {
		r.ink.Text = dotted(b.Text, wide)
	} else {
		r.ink.Text = b.Text
	}
}

func (r *buttonRenderer) measure(text string) fyne.Size {
	return fyne.MeasureText(text, r.ink.TextSize, r.ink.TextStyle)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	v, h := r.padding()
	m := r.measure(r.button.Text).AddWidthHeight(2*h, 2*v)
	if r.button.weight == Quiet {
		m.Width = min(m.Width, longestLink.At())
	}
	if r.button.Note != "" {
		m.Width += r.note.MinSize().Width + theme.Gap.At()
	}
	return m.Max(fyne.NewSize(24, 24))
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *buttonRenderer) Destroy()                     {}
