package kit

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doemee/ui/theme"
)

// Path is where people say which file or folder: typed, or pointed at.
type Path struct {
	Object *fyne.Container
	entry  *Entry
	field  *Field
	ends   []string
	folder bool
}

// NewPath is for a file that exists, whose name ends in one of some ways; browse is the word on the button that lets people point at
// it.
func NewPath(label, help, browse string, ends ...string) *Path {
	p := &Path{ends: ends}
	p.build(label, help, browse)
	return p
}

// NewFolder is for a folder that exists.
func NewFolder(label, help, browse string) *Path {
	p := &Path{folder: true}
	p.build(label, help, browse)
	return p
}

// NewTarget is for a file that is to be made: there is nothing to point at.
func NewTarget(label, help string) *Path {
	p := &Path{}
	p.build(label, help, "")
	return p
}

func (p *Path) build(label, help, browse string) {
	p.entry = NewLong(func(string) { p.field.Find("", "") })
	var input fyne.CanvasObject = p.entry
	if browse != "" {
		input = container.NewBorder(nil, nil, nil, Pad(NewButton(Extra, browse, p.onBrowse), 0, theme.Tight), p.entry)
	}
	p.entry.Call(label)
	p.field = NewField(label, help, input)
	p.Object = p.field.Object
}

// Put puts a path there.
func (p *Path) Put(path string) { p.entry.Put(path) }

// Text is the path that stands there.
func (p *Path) Text() string {
	p.entry.Keep()
	return strings.TrimSpace(p.entry.Text)
}

// OnEnter has a function called at Enter.
func (p *Path) OnEnter(on func()) { p.entry.OnSubmitted = func(string) { on() } }

// Focus puts the keyboard there.
func (p *Path) Focus() { Focus(p.entry) }

// Fail says what is wrong with the path; nothing when empty.
func (p *Path) Fail(sentence string) {
	if sentence == "" {
		p.field.Find("", "")
		return
	}
	p.field.Find(Bad, sentence)
}

// onBrowse lets people point at a file or folder. What is chosen is not opened here.
func (p *Path) onBrowse() {
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return
	}
	var choose *dialog.FileDialog
	if p.folder {
		choose = dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
			if err == nil && folder != nil {
				p.Put(folder.Path())
			}
		}, windows[0])
	} else {
		choose = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err == nil && file != nil {
				p.Put(file.URI().Path())
				_ = file.Close() // it was not read
			}
		}, windows[0])
		choose.SetFilter(storage.NewExtensionFileFilter(p.ends))
	}
	if at := filepath.Dir(p.Text()); filepath.IsAbs(at) {
		if folder, err := storage.ListerForURI(storage.NewFileURI(at)); err == nil {
			choose.SetLocation(folder)
		}
	}
	choose.Resize(windows[0].Canvas().Size())
	choose.Show()
}

// Saver is a file that is written under a name that people choose, and what came of it.
type Saver struct {
	Object *fyne.Container
	Path   *Path
	notice *Notice
	do     *Button
}

// NewSaver makes one; do is the word on its button.
func NewSaver(as, do string, onSave func(path string)) *Saver {
	s := &Saver{Path: NewTarget(as, ""), notice: NewNotice(Good, "", "")}
	s.notice.Object.Hide()
	s.do = NewButton(Extra, do, func() { onSave(s.Path.Text()) })
	s.Path.OnEnter(func() { s.do.Tapped(nil) })
	s.Object = Column(theme.Room, s.Path.Object, s.notice.Object, Wrap(s.do))
	return s
}

// Weigh makes its button ask for more or less.
func (s *Saver) Weigh(w Weight) { s.do.Weigh(w) }

// Busy says that the file is being written, and that nothing can be asked in the meantime.
func (s *Saver) Busy(sentence string) {
	s.do.Able(false)
	s.tell(Info, sentence, "")
}

// Done says that the file is there.
func (s *Saver) Done(sentence, path string) {
	s.do.Able(true)
	s.Path.Fail("")
	s.tell(Good, sentence, path)
}

// Fail says why there is no file.
func (s *Saver) Fail(sentence string) {
	s.do.Able(true)
	s.notice.Object.Hide()
	s.Path.Fail(sentence)
	s.Object.Refresh()
}

func (s *Saver) tell(tone Tone, sentence, more string) {
	s.notice.Say(tone, sentence, more)
	s.notice.Object.Show()
	s.Object.Refresh()
}
