package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is a piece of text that can be told to say something else. Put its Object on the screen.
type Text struct {
	label  *widget.Label
	Object fyne.CanvasObject
}

func newText(text string, shape func(*widget.Label)) *Text {
	label := widget.NewLabel(text)
	shape(label)
	return &Text{label: label, Object: container.New(snug{}, label)}
}

// Say changes the text.
func (t *Text) Say(text string) {
	if t.label.Text != text {
		t.label.SetText(text)
	}
}

// Said is the text as it stands.
func (t *Text) Said() string { return t.label.Text }

// width is how wide the text is on one line.
func (t *Text) width() float32 {
	return fyne.MeasureText(t.label.Text, t.label.Theme().Size(t.size()), t.label.TextStyle).Width + 1
}

func (t *Text) size() fyne.ThemeSizeName {
	if t.label.SizeName != "" {
		return t.label.SizeName
	}
	return base.SizeNameText
}

// Tone colours the text: good, warn, bad, muted or none.
func (t *Text) Tone(tone Tone) {
	tones := map[Tone]widget.Importance{Good: widget.SuccessImportance, Warn: widget.WarningImportance, Bad: widget.DangerImportance, Muted: widget.LowImportance}
	if is := tones[tone]; t.label.Importance != is {
		t.label.Importance = is
		t.label.Refresh()
	}
}

// Title is the name of a screen.
func Title(text string) *Text {
	return newText(text, func(l *widget.Label) {
		l.SizeName, l.TextStyle.Bold, l.Wrapping = base.SizeNameHeadingText, true, fyne.TextWrapWord
	})
}

// Heading is the name of a panel.
func Heading(text string) *Text {
	return newText(text, func(l *widget.Label) {
		l.SizeName, l.TextStyle.Bold, l.Wrapping = base.SizeNameSubHeadingText, true, fyne.TextWrapWord
	})
}

// Brand is the name of the program, in its colour.
func Brand(text string) *Text {
	return newText(text, func(l *widget.Label) {
		l.SizeName, l.TextStyle.Bold, l.Importance = base.SizeNameSubHeadingText, true, widget.HighImportance
	})
}

// HeadingLine is a heading that does not wrap, for a line that holds more than the heading.
func HeadingLine(text string) *Text {
	return newText(text, func(l *widget.Label) { l.SizeName, l.TextStyle.Bold = base.SizeNameSubHeadingText, true })
}

// Body is text to read; it wraps.
func Body(text string) *Text {
	return newText(text, func(l *widget.Label) { l.Wrapping = fyne.TextWrapWord })
}

// Strong is a bold line; it wraps.
func Strong(text string) *Text {
	return newText(text, func(l *widget.Label) { l.Wrapping, l.TextStyle.Bold = fyne.TextWrapWord, true })
}

// Second is a second, softer line; it wraps.
func Second(text string) *Text {
	return newText(text, func(l *widget.Label) { l.Wrapping, l.Importance = fyne.TextWrapWord, widget.LowImportance })
}

// Line is a short text that does not wrap.
func Line(text string) *Text { return newText(text, func(*widget.Label) {}) }

// StrongLine is a short bold text that does not wrap.
func StrongLine(text string) *Text {
	return newText(text, func(l *widget.Label) { l.TextStyle.Bold = true })
}

// StrongCell is a bold text of one line, cut with three dots where there is no room.
func StrongCell(text string) *Text {
	return newText(text, func(l *widget.Label) { l.TextStyle.Bold, l.Truncation = true, fyne.TextTruncateEllipsis })
}

// Cell is a text in a row of a list: one line, cut with three dots.
func Cell(text string) *Text {
	return newText(text, func(l *widget.Label) { l.Truncation = fyne.TextTruncateEllipsis })
}
