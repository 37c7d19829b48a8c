package inbox

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// chooser is where people say which folder or files: typed, pointed at, or dropped on the window.
type chooser struct {
	object     *fyne.Container
	words      *words.Words
	path       *kit.Entry
	which      *kit.Field
	key        *kit.Entry
	passphrase *kit.Entry
	paths      []string // what was dropped, as long as the entry says so
	onLook     func([]string)
}

// between separates several paths in the entry.
const between = " ; "

func newChooser(w *words.Words, onLook func([]string)) *chooser {
	keep := func(string) {}
	c := &chooser{words: w, onLook: onLook, path: kit.NewEntry(keep), key: kit.NewEntry(keep), passphrase: kit.NewEntry(keep)}
	c.which = kit.NewField(w.Say("inbox.path"), w.Say("inbox.path.help"), c.path)
	c.passphrase.Password = true
	c.path.OnSubmitted = func(string) { c.onTap() }
	secured := kit.NewFold(w.Say("inbox.secured"), kit.Column(theme.Room, kit.Second(w.Say("inbox.secured.what")).Object,
		kit.NewField(w.Say("inbox.key"), w.Say("inbox.key.help"), c.key).Object, kit.NewField(w.Say("inbox.passphrase"), "", c.passphrase).Object))
	buttons := kit.Wrap(kit.NewButton(kit.Main, w.Say("inbox.look"), c.onTap), kit.NewButton(kit.Extra, w.Say("inbox.browse"), c.onBrowse))
	c.object = kit.Panel(kit.Column(theme.Room, c.which.Object, buttons, secured.Object))
	return c
}

// secrets is the file with the coalition's keys, empty for none.
func (c *chooser) secrets() string { return strings.TrimSpace(c.key.Text) }

func (c *chooser) put(paths []string) {
	c.paths = paths
	c.path.Put(strings.Join(paths, between))
}

// chosen is what the entry says.
func (c *chooser) chosen() (paths []string) {
	if c.path.Text == strings.Join(c.paths, between) {
		return c.paths
	}
	for _, path := range strings.Split(c.path.Text, between) {
		if path = strings.TrimSpace(path); path != "" {
			paths = append(paths, exchange.InDocuments(path))
		}
	}
	return paths
}

func (c *chooser) onTap() {
	c.path.Keep()
	paths := c.chosen()
	if len(paths) == 0 {
		c.which.Find(kit.Bad, c.words.Say("inbox.path.missing"))
		return
	}
	c.which.Find("", "")
	c.onLook(paths)
}

// onBrowse lets people point at a folder.
func (c *chooser) onBrowse() {
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return
	}
	choose := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			c.put([]string{folder.Path()})
			c.onTap()
		}
	}, windows[0])
	choose.Resize(windows[0].Canvas().Size())
	choose.Show()
}
