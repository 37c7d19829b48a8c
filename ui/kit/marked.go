package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Marked is a text that wraps, of which some parts stand out: bold and underlined, so that no colour is needed to see them.
type Marked struct {
	widget.RichText
	spoken
}

// Part is a piece of a marked text.
type Part struct {
	Text  string
	Stand bool // stands out: bold and underlined
	Bold  bool // bold only
}

// NewMarked makes a marked text from its parts.
func NewMarked(parts []Part) *Marked {
	m := &Marked{}
	for _, p := range parts {
		style := widget.RichTextStyle{Inline: true, ColorName: base.ColorNameForeground}
		if p.Stand {
			style.TextStyle = fyne.TextStyle{Bold: true, Underline: true}
		}
		style.TextStyle.Bold = style.TextStyle.Bold || p.Bold
		m.Segments = append(m.Segments, &widget.TextSegment{Text: p.Text, Style: style})
		m.text += p.Text
	}
	m.Wrapping, m.Scroll = fyne.TextWrapWord, container.ScrollNone
	m.ExtendBaseWidget(m)
	return m
}

// Item is a line of a list, with its dot.
func Item(content fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, Pad(container.NewVBox(Line("•").Object), 0, theme.Tight), nil, content)
}
