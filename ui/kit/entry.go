package kit

import (
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// pause is how long someone stops typing before what stands there is kept.
const pause = 1200 * time.Millisecond

// Entry is a place to type. It reports its text when it is left, when Enter is pressed in a single line, and after a pause;
// it never replaces what somebody is typing.
type Entry struct {
	widget.Entry
	label
	onKeep   func(string)
	onType   func(string) // each letter, and each text that is put
	onLeave  func()       // the keyboard goes elsewhere
	onEscape func()
	onDown   func() // the arrow down, in a single line
	onMuch   func(letters int)
	oneLine  bool // Enter makes no new line
	rows     int  // of a text of several lines, at least; it grows with what stands there
	shown    int  // the rows in sight
	kept     string
	focused  bool
	timer    *time.Timer
}

// NewEntry makes a single-line entry; onKeep gets its text.
func NewEntry(onKeep func(string)) *Entry {
	e := &Entry{onKeep: onKeep}
	e.ExtendBaseWidget(e)
	e.OnChanged = func(text string) { e.typed(text) }
	e.OnSubmitted = func(string) { e.Keep() }
	return e
}

// NewArea makes an entry of several lines that wrap. Tab leaves it.
func NewArea(rows int, onKeep func(string)) *Entry {
	e := NewEntry(onKeep)
	e.MultiLine, e.Wrapping, e.OnSubmitted, e.rows = true, fyne.TextWrapWord, nil, rows
	e.SetMinRowsVisible(rows)
	return e
}

// NewWrapped makes an entry of one line that wraps onto more where it is long. Enter keeps it.
func NewWrapped(rows int, onKeep func(string)) *Entry {
	e := NewArea(rows, onKeep)
	e.oneLine = true
	return e
}

// NewLong makes an entry for the name of a file or folder, which can be long: it stands on as many lines as it needs.
func NewLong(onKeep func(string)) *Entry {
	e := NewWrapped(1, onKeep)
	e.Wrapping = fyne.TextWrapBreak
	return e
}

// mostRows is how many lines of a text are in sight at most while it grows.
const mostRows = 8

// grow makes room for what stands there, so that it can be read whole.
func (e *Entry) grow() {
	width := e.Size().Width - 3*theme.Current().Size(base.SizeNameInnerPadding)
	if !e.MultiLine || width <= 0 {
		return
	}
	_, lines := FitLines(e.Text, width, mostRows, false)
	if rows := max(e.rows, lines); rows != e.shown {
		e.shown = rows
		e.SetMinRowsVisible(rows)
	}
}

// Resize makes room for what stands there at the new width.
func (e *Entry) Resize(size fyne.Size) {
	wider := size.Width != e.Size().Width
	e.Entry.Resize(size)
	if wider {
		e.grow()
	}
}

// Put puts a kept text on the screen, unless somebody is typing.
func (e *Entry) Put(text string) {
	if e.Typing() || e.Text == text {
		e.kept = text
		return
	}
	e.kept = text
	e.SetText(text)
}

// OnEscape has a function called when Escape is pressed.
func (e *Entry) OnEscape(on func()) { e.onEscape = on }

// Typing tells whether something stands there that is not kept yet.
func (e *Entry) Typing() bool { return e.focused && e.Text != e.kept }

// Keep hands over what stands there, when it is new.
func (e *Entry) Keep() {
	e.stop()
	if e.Text != e.kept {
		e.kept = e.Text
		e.onKeep(e.Text)
	}
}

// OnType has a function called with the text at each letter.
func (e *Entry) OnType(on func(string)) { e.onType = on }

// OnLeave has a function called when the keyboard goes elsewhere, after the text was kept.
func (e *Entry) OnLeave(on func()) { e.onLeave = on }

// OnRefuse has a function called when more is pasted than fits, with how many letters that would make; nothing is pasted then.
func (e *Entry) OnRefuse(on func(letters int)) { e.onMuch = on }

// MostLetters is how much can stand in an entry: far more than any field takes, and little enough to type in without waiting.
const MostLetters = 20_000

// TypedShortcut keeps out what is too long to paste: it is refused as a whole, never cut.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if paste, ok := shortcut.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		letters := utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(paste.Clipboard.Content())
		if letters > MostLetters {
			if e.onMuch != nil {
				e.onMuch(letters)
			}
			return
		}
	}
	e.Entry.TypedShortcut(shortcut)
}

// TypedKey opens what drops down under a single line, if anything does, at the arrow down.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	Moved()
	if k.Name == fyne.KeyDown && e.onDown != nil && !e.MultiLine {
		e.onDown()
		return
	}
	if e.oneLine && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
		e.Keep()
		if e.OnSubmitted != nil {
			e.OnSubmitted(e.Text)
		}
		return
	}
	if k.Name == fyne.KeyEscape && e.onEscape != nil {
		e.onEscape()
		return
	}
	if !PassOn(e, k) {
		e.Entry.TypedKey(k)
	}
}

// AcceptsTab says no: Tab goes to the next field, also from a text of several lines.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained brings the entry into view.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	Reveal(e)
}

// FocusLost keeps what was typed.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.Keep()
	if e.onLeave != nil {
		e.onLeave()
	}
}

func (e *Entry) typed(text string) {
	Moved()
	e.stop()
	e.grow()
	if e.onType != nil {
		e.onType(text)
	}
	if !e.focused || e.Text == e.kept {
		return
	}
	e.timer = time.AfterFunc(pause, func() {
		fyne.Do(func() {
			if e.focused {
				e.Keep()
			}
		})
	})
}

func (e *Entry) stop() {
	if e.timer != nil {
		e.timer.Stop()
	}
}
