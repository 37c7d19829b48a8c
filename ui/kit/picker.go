package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Picker is a choice from a long list: it drops down a place to type, and under it the options in which what is typed occurs.
// Typing a letter on it opens it with that letter.
type Picker struct {
	widget.BaseWidget
	label
	options  []Option
	code     string
	onChoose func(code string)
	focused  bool
	onLeave  func()

	drop   *drop
	search *pickerSearch
	list   *widget.List
	found  []Option
	at     int
}

// NewPicker makes a picker. The first option should be the empty one where nothing may be chosen.
func NewPicker(options []Option, onChoose func(code string)) *Picker {
	p := &Picker{options: options, onChoose: onChoose}
	p.ExtendBaseWidget(p)
	return p
}

// Offer changes what can be chosen.
func (p *Picker) Offer(options []Option) {
	p.options = options
	p.Refresh()
}

// Put puts the word of a code on the screen; an unknown code stands there as it is.
func (p *Picker) Put(code string) {
	if p.code != code {
		p.code = code
		p.Refresh()
	}
}

// Said is the word that stands there.
func (p *Picker) Said() string {
	for _, o := range p.options {
		if o.Code == p.code {
			return o.Label
		}
	}
	return p.code
}

// OnLeave has a function called when the keyboard goes elsewhere.
func (p *Picker) OnLeave(on func()) { p.onLeave = on }

// OnChoose has a function called with the code that is chosen.
func (p *Picker) OnChoose(on func(code string)) { p.onChoose = on }

func (p *Picker) bare() {}

// pickerRows is how many options are in sight at once.
const pickerRows = 8

// Open drops the list down, with some text typed in already.
func (p *Picker) Open(typed string) {
	p.search = newPickerSearch(p)
	p.list = widget.NewList(func() int { return len(p.found) },
		func() fyne.CanvasObject { return NewButton(Other, "", nil).forPicker() },
		func(i int, o fyne.CanvasObject) { p.fill(i, o.(*Button)) })
	p.search.SetText(typed)
	p.search.CursorColumn = len([]rune(typed))
	p.onSearch(typed)
	row := theme.Size(34).At() + theme.Current().Size("separator")
	strut := canvas.NewRectangle(color.Transparent)
	strut.SetMinSize(fyne.NewSize(max(p.Size().Width, theme.Size(260).At()), row*float32(min(pickerRows, len(p.options)))))
	panel := container.NewBorder(p.search, nil, nil, nil, container.NewStack(strut, p.list))
	p.drop = dropUnder(p, panel, p.search, p)
}

func (p *Picker) fill(i int, row *Button) {
	if i >= len(p.found) {
		return
	}
	code := p.found[i].Code
	row.onTap = func() { p.choose(code) }
	row.Say(p.found[i].Label)
	row.Weigh(map[bool]Weight{true: Current, false: Other}[i == p.at])
}

// onSearch keeps the options that fit what was typed: those that begin with it first. Accents and capitals are forgiven.
func (p *Picker) onSearch(typed string) {
	p.found = Matching(p.options, typed)
	p.at = 0
	for i, o := range p.found {
		if typed == "" && o.Code == p.code {
			p.at = i
		}
	}
	p.show()
}

// Matching lists the options in which a text occurs, those that begin with it first; all of them for no text.
func Matching(options []Option, typed string) []Option {
	sought := folded(strings.TrimSpace(typed))
	if sought == "" {
		return options
	}
	var begin, within []Option
	for _, o := range options {
		switch label := folded(o.Label); {
		case o.Code == "":
		case strings.HasPrefix(label, sought):
			begin = append(begin, o)
		case strings.Contains(label, sought):
			within = append(within, o)
		}
	}
	return append(begin, within...)
}

// folded writes a text in small letters without accents.
func folded(text string) string {
	return strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "ï", "i", "î", "i",
		"ó", "o", "ö", "o", "ô", "o", "ú", "u", "ü", "u", "û", "u", "ç", "c", "ñ", "n").Replace(strings.ToLower(text))
}

func (p *Picker) show() {
	p.list.Refresh()
	if len(p.found) > 0 {
		p.list.ScrollTo(p.at)
	}
}

// move goes through the options by keyboard.
func (p *Picker) move(by int) {
	p.at = max(0, min(p.at+by, len(p.found)-1))
	p.show()
}

func (p *Picker) choose(code string) {
	p.drop.close()
	if code != p.code {
		p.Put(code)
		p.onChoose(code)
	}
}

// Tapped opens it.
func (p *Picker) Tapped(*fyne.PointEvent) { p.Open("") }

// TypedKey opens it.
func (p *Picker) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		p.Open("")
	}
}

// TypedRune opens it with the letter typed in.
func (p *Picker) TypedRune(r rune) {
	if !unicode.IsSpace(r) {
		p.Open(string(r))
	}
}

// FocusGained draws the ring and brings it into view.
func (p *Picker) FocusGained() {
	p.focused = true
	p.Refresh()
	Reveal(p)
}

// FocusLost takes the ring away.
func (p *Picker) FocusLost() {
	p.focused = false
	p.Refresh()
	if p.onLeave != nil {
		p.onLeave()
	}
}

// Cursor is the hand.
func (p *Picker) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the word and the mark that it drops down.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	label := widget.NewLabel("")
	label.Truncation = fyne.TextTruncateEllipsis
	r := &pickerRenderer{picker: p, bed: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), label: label, mark: widget.NewIcon(base.Current().Icon(base.IconNameArrowDropDown))}
	r.Refresh()
	return r
}

type pickerRenderer struct {
	picker    *Picker
	bed, ring *canvas.Rectangle
	label     *widget.Label
	mark      *widget.Icon
}

func (r *pickerRenderer) Layout(size fyne.Size) {
	r.bed.Resize(size)
	r.ring.Resize(size)
	mark := fyne.NewSquareSize(theme.Current().Size(base.SizeNameInlineIcon))
	r.mark.Move(fyne.NewPos(size.Width-mark.Width-theme.Gap.At(), (size.Height-mark.Height)/2))
	r.mark.Resize(mark)
	high := r.label.MinSize().Height
	r.label.Move(fyne.NewPos(0, (size.Height-high)/2))
	r.label.Resize(fyne.NewSize(max(0, size.Width-mark.Width-theme.Gap.At()), high))
}

// MinSize is as high as a choice of few options, so that the two stand well beside each other.
func (r *pickerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(64).At(), widget.NewSelect(nil, nil).MinSize().Height)
}

func (r *pickerRenderer) Refresh() {
	p := theme.Colors()
	r.bed.FillColor, r.bed.CornerRadius = p.Field, theme.FieldRadius.At()
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius, r.ring.Hidden = p.Focus, 2, theme.FieldRadius.At(), !r.picker.focused
	r.label.SetText(r.picker.Said())
	canvas.Refresh(r.picker)
}

func (r *pickerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.bed, r.label, r.mark, r.ring}
}
func (r *pickerRenderer) Destroy() {}

// pickerSearch is the place to type in a list that dropped down.
type pickerSearch struct {
	widget.Entry
	picker *Picker
}

// Called is what is looked for: the question of the picker.
func (s *pickerSearch) Called() string { return s.picker.Called() }

// AccessibilityLabel is the question, what is typed and the option that Enter would take.
func (s *pickerSearch) AccessibilityLabel() string {
	p, said := s.picker, saying(s.Called(), s.Text)
	if p.at < len(p.found) {
		said = saying(said, p.found[p.at].Label)
	}
	return said
}

// AccessibilityRole is that of a text.
func (s *pickerSearch) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func newPickerSearch(p *Picker) *pickerSearch {
	s := &pickerSearch{picker: p}
	s.ExtendBaseWidget(s)
	s.OnChanged = p.onSearch
	return s
}

// TypedKey goes through the options, takes one, or leaves.
func (s *pickerSearch) TypedKey(k *fyne.KeyEvent) {
	p := s.picker
	switch k.Name {
	case fyne.KeyEscape:
		p.drop.close()
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.move(pickerRows)
	case fyne.KeyPageUp:
		p.move(-pickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at < len(p.found) {
			p.choose(p.found[p.at].Code)
		}
	default:
		s.Entry.TypedKey(k)
	}
}
