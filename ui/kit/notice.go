package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Notice is a coloured banner with a bold beginning, more text, and perhaps something to do.
type Notice struct {
	Object *fyne.Container
	bed    *box
	head   *Text
	text   *Text
	tone   Tone
}

// NewNotice makes a notice; actions stand at its right side.
func NewNotice(tone Tone, head, text string, actions ...fyne.CanvasObject) *Notice {
	n := &Notice{tone: tone, head: Strong(head), text: Body(text)}
	n.bed = newBox(func(r *canvas.Rectangle) {
		ink, bed := n.tone.colors()
		r.FillColor, r.CornerRadius = bed, theme.FieldRadius.At()
		r.StrokeColor, r.StrokeWidth = ink, 1
	})
	words := Column(theme.Hair, n.head.Object, n.text.Object)
	n.Object = container.NewStack(n.bed, Pad(Beside(words, Row(theme.Gap, actions...)), theme.Gap, theme.Room))
	n.Say(tone, head, text)
	return n
}

// Say changes what the notice says.
func (n *Notice) Say(tone Tone, head, text string) {
	n.tone = tone
	n.head.Tone(tone)
	n.head.Say(head)
	n.text.Say(text)
	if text == "" {
		n.text.Object.Hide()
	} else {
		n.text.Object.Show()
	}
	n.bed.Refresh()
}

// Said is the bold beginning as it stands.
func (n *Notice) Said() string { return n.head.Said() }
