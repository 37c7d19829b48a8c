package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Field is an input with its question above it and one sentence below it: what is wrong, or else how to fill it in.
type Field struct {
	Object *fyne.Container
	ring   *box
	label  *Text
	note   *Text
	help   string
	tone   Tone
	bare   bool // the input draws no edge of its own
}

// NewField puts a question above an input and help, which may be empty, below it.
func NewField(label, help string, input fyne.CanvasObject) *Field {
	_, bare := input.(*Choice)
	f := &Field{bare: bare, label: Strong(label), note: Second(help), help: help}
	f.ring = newBox(f.paintRing)
	f.Object = Column(theme.Tight, f.label.Object, container.NewStack(input, f.ring), f.note.Object)
	if label == "" {
		f.label.Object.Hide()
	}
	f.Find("", "")
	return f
}

// NewGroup is a field whose input is several rows: the sentence stands above them, and no edge goes around them.
func NewGroup(label, help string, rows fyne.CanvasObject) *Field {
	f := &Field{label: Strong(label), note: Second(help), help: help, ring: newBox(func(*canvas.Rectangle) {})}
	f.Object = Column(theme.Tight, f.label.Object, f.note.Object, rows)
	return f
}

// Find shows a sentence in a tone under the field and, for a bad one, a red edge around it; an empty sentence brings the
// help back.
func (f *Field) Find(tone Tone, sentence string) {
	f.tone = tone
	if sentence == "" {
		f.tone, sentence = Muted, f.help
	}
	f.note.Tone(f.tone)
	f.note.Say(sentence)
	if f.note.Object.Visible() == (sentence == "") {
		if sentence == "" {
			f.note.Object.Hide()
		} else {
			f.note.Object.Show()
		}
		f.Object.Refresh()
	}
	f.ring.Refresh()
}

// Sentence is what stands under the field.
func (f *Field) Sentence() string { return f.note.Said() }

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
