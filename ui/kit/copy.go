package kit

import (
	"fyne.io/fyne/v2"

	"doemee/ui/theme"
)

// CopyWords are the words of a text that can be copied: what the button does and, after that, did.
type CopyWords struct{ Copy, Copied string }

// NewCopy shows a text under its name, with a button that copies it.
func NewCopy(w CopyWords, name, text string) *fyne.Container {
	var button *Button
	button = NewButton(Quiet, w.Copy, func() {
		fyne.CurrentApp().Clipboard().SetContent(text)
		button.Say(w.Copied)
	}).Speak(w.Copy + ": " + name)
	return Beside(Column(theme.Hair, Second(name).Object, Body(text).Object), button)
}
