package bringin

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// chooser is where people say which file: typed, dropped on the window, or one of the newest workbooks at hand.
type chooser struct {
	object     *fyne.Container
	words      *words.Words
	path       *kit.Entry
	which      *kit.Field
	passphrase *kit.Entry
	secret     *kit.Field
	onLook     func(path, passphrase string)
}

func newChooser(w *words.Words, dossier string, onLook func(path, passphrase string)) *chooser {
	c := &chooser{words: w, onLook: onLook, path: kit.NewLong(func(string) {}), passphrase: kit.NewEntry(func(string) {})}
	c.which = kit.NewField(w.Say("bringin.file"), w.Say("bringin.file.help"), c.path)
	c.passphrase.Password = true
	c.secret = kit.NewField(w.Say("bringin.passphrase"), w.Say("bringin.passphrase.help"), c.passphrase)
	c.secret.Object.Hide()
	c.path.OnSubmitted = func(string) { c.onTap() }
	c.passphrase.OnSubmitted = func(string) { c.onTap() }
	form := kit.Column(theme.Room, c.which.Object, c.secret.Object, kit.Wrap(kit.NewButton(kit.Main, w.Say("bringin.look"), c.onTap),
		kit.NewButton(kit.Extra, w.Say("bringin.browse"), c.onBrowse)))
	c.object = kit.Column(theme.Wide, kit.Panel(form))
	if files := newest(dossier); len(files) > 0 {
		list := kit.Column(theme.Tight, kit.Heading(w.Say("bringin.newest")).Object)
		for _, file := range files {
			list.Add(kit.Row(0, kit.NewButton(kit.Quiet, filepath.Base(file), func() {
				c.put(file)
				c.onTap()
			})))
		}
		c.object.Add(kit.Panel(list))
	}
	return c
}

func (c *chooser) put(path string) { c.path.Put(path) }

func (c *chooser) onTap() {
	c.path.Keep()
	c.passphrase.Keep()
	file := strings.TrimSpace(c.path.Text)
	if file == "" {
		c.which.Find(kit.Bad, c.words.Say("bringin.file.missing"))
		return
	}
	c.which.Find("", "")
	c.onLook(file, c.passphrase.Text)
}

// onBrowse lets people point at a workbook.
func (c *chooser) onBrowse() {
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return
	}
	choose := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			path := file.URI().Path()
			_ = file.Close() // it was not read; the workbook is read by its own rules
			c.put(path)
			c.onTap()
		}
	}, windows[0])
	choose.SetFilter(storage.NewExtensionFileFilter([]string{".xlsx", ".age", ".agenda"}))
	choose.Resize(windows[0].Canvas().Size())
	choose.Show()
}

// failed asks for the passphrase when that is what is missing.
func (c *chooser) failed(fault string) {
	if fault == "sheet.sealed" || fault == "workbook.seal.no-key" {
		c.secret.Object.Show()
		c.object.Refresh()
	}
}

// mostFiles bounds the list of workbooks at hand, recent how old they may be.
const (
	mostFiles = 5
	recent    = 90 * 24 * time.Hour
)

// newest lists the newest workbooks where people find what they were sent: in their downloads, on their desktop, beside the dossier.
func newest(dossier string) []string {
	folders := []string{filepath.Dir(dossier)}
	if home, err := os.UserHomeDir(); err == nil {
		for _, name := range []string{"Downloads", "Desktop", "Bureaublad", "Documents", "Documenten"} {
			folders = append(folders, filepath.Join(home, name))
		}
	}
	at := map[string]time.Time{}
	for _, folder := range folders {
		entries, _ := os.ReadDir(folder) // A folder that can't be read has nothing to offer.
		for _, e := range entries {
			info, err := e.Info()
			name := strings.ToLower(e.Name())
			if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) < recent && !strings.HasPrefix(name, "~$") &&
				(strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".xlsx.age") || strings.HasSuffix(name, ".agenda")) {
				at[filepath.Join(folder, e.Name())] = info.ModTime()
			}
		}
	}
	var files []string
	for file := range at {
		files = append(files, file)
	}
	slices.SortFunc(files, func(a, b string) int {
		if n := at[b].Compare(at[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return files[:min(len(files), mostFiles)]
}
