package welcome

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"doemee/ui/kit"
	"doemee/ui/theme"
)

// recent is one line of the list of files that were open before.
type recent struct {
	open  *kit.Button
	where *kit.Text
	off   *kit.Button
}

func (s *Screen) recentFiles() fyne.CanvasObject {
	w := s.words
	rows := make([]fyne.CanvasObject, len(s.preferences.Recent))
	for i, one := range s.preferences.Recent {
		path := one.Path
		line := &recent{open: kit.NewButton(kit.Quiet, filepath.Base(path), func() { s.ways.Open(path) }), where: kit.Second(filepath.Dir(path)),
			off: kit.NewButton(kit.Quiet, w.Say("welcome.recent.forget"), func() { s.ways.Forget(path) })}
		s.recent[path] = line
		rows[i] = kit.Beside(kit.Column(theme.Hair, kit.Row(0, line.open), kit.Pad(line.where.Object, 0, theme.Tight)), line.off)
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("welcome.recent")).Object, kit.Rows(rows...)))
}

// Missing says beside a recent file that it is not there now. It can still be tried: a stick may be put in again.
func (s *Screen) Missing(path string) {
	if line := s.recent[path]; line != nil {
		line.where.Say(s.words.Say("welcome.recent.missing", "folder", filepath.Dir(path)))
		line.where.Tone(kit.Warn)
	}
}
