package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Field is an input with its question above it. Below it stands how what was typed is understood, one sentence that says what
// is wrong or else how to fill it in, and perhaps something to do about that.
type Field struct {
	Object *fyne.Container
	Notes  *fyne.Container // what stands below; apart from Object in a cell
	ring   *box
	label  *Text
	echo   *Text
	note   *Text
	help   string
	tone   Tone
	mute   bool // the help is not shown
	bare   bool // the input draws no edge of its own
}

// bare is an input that draws no edge of its own, so that its field does.
type bare interface{ bare() }

// NewField puts a question above an input and help, which may be empty, below it.
func NewField(label, help string, input fyne.CanvasObject) *Field {
	f := newField(label, help, input)
	f.Object.Add(f.Notes)
	return f
}

// NewCell is a field for a row of several: its notes stand elsewhere, under the row.
func NewCell(label string, input fyne.CanvasObject) *Field { return newField(label, "", input) }

func newField(label, help string, input fyne.CanvasObject) *Field {
	_, edgeless := input.(bare)
	Call(input, label)
	f := &Field{bare: edgeless, label: Strong(label), echo: Body(""), note: Second(help), help: help}
	f.echo.Object.Hide()
	f.ring = newBox(f.paintRing)
	f.Notes = Column(theme.Hair, f.echo.Object, f.note.Object)
	f.Object = Column(theme.Tight, f.label.Object, container.NewStack(input, f.ring))
	if label == "" {
		f.label.Object.Hide()
	}
	f.Find("", "")
	return f
}

// Helped shows the help or not: what is filled in needs none.
func (f *Field) Helped(on bool) { f.mute = !on }

// NewGroup is a field whose input is several rows: the sentence stands above them, and no edge goes around them.
func NewGroup(label, help string, rows fyne.CanvasObject) *Field {
	f := &Field{label: Strong(label), echo: Body(""), note: Second(help), help: help, ring: newBox(func(*canvas.Rectangle) {})}
	f.echo.Object.Hide()
	f.Notes = Column(theme.Hair, f.note.Object)
	f.Object = Column(theme.Tight, f.label.Object, f.Notes, rows)
	if label == "" {
		f.label.Object.Hide()
	}
	f.Find("", "")
	return f
}

// Find shows a sentence in a tone under the field and, for a bad one, a red edge around it; an empty sentence brings the
// help back.
func (f *Field) Find(tone Tone, sentence string) {
	f.tone = tone
	if sentence == "" {
		f.tone, sentence = Muted, f.help
		if f.mute {
			sentence = ""
		}
	}
	f.note.Tone(f.tone)
	f.note.Say(sentence)
	f.reveal(f.note, sentence != "")
	f.ring.Refresh()
}

// Understood shows how what stands in the field is read, such as = 1 april 2026; nothing when empty.
func (f *Field) Understood(as string) {
	f.echo.Say(as)
	f.reveal(f.echo, as != "")
}

// Labelled shows or hides the question: where rows stand under a heading it is said there.
func (f *Field) Labelled(on bool) { f.reveal(f.label, on) }

func (f *Field) reveal(t *Text, on bool) {
	switch {
	case t.Object.Visible() == on:
		return
	case on:
		t.Object.Show()
	default:
		t.Object.Hide()
	}
	f.Notes.Refresh()
	f.Object.Refresh()
}

// Sentence is what stands under the field.
func (f *Field) Sentence() string { return f.note.Said() }

// Echo is how what stands in the field is understood.
func (f *Field) Echo() string { return f.echo.Said() }

func (f *Field) paintRing(r *canvas.Rectangle) {
	r.FillColor, r.StrokeColor = color.Transparent, color.Transparent
	r.StrokeWidth, r.CornerRadius = 2, theme.FieldRadius.At()
	if f.bare {
		r.StrokeColor, r.StrokeWidth = theme.Colors().FieldEdge, 1
	}
	switch f.tone {
	case Bad:
		r.StrokeColor, r.StrokeWidth = theme.Colors().Bad, 2
	case Warn:
		r.StrokeColor, r.StrokeWidth = theme.Colors().Warn, 2
	}
}

// Framed draws the edge around an input that draws none of its own, where several stand side by side in one field.
func Framed(input fyne.CanvasObject) fyne.CanvasObject {
	edge := newBox(func(r *canvas.Rectangle) {
		r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, theme.Colors().FieldEdge, 1
		r.CornerRadius = theme.FieldRadius.At()
	})
	return container.NewStack(input, edge)
}
