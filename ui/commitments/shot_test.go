package commitments

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// TestFormShots draws the whole form of a commitment, everything unfolded, in two looks and at 200 %, where pictures are asked.
func TestFormShots(t *testing.T) {
	if os.Getenv("DOEMEE_SHOTS") == "" {
		t.Skip("no pictures are asked")
	}
	for _, look := range []struct {
		mode    theme.Mode
		percent int
		width   float32
	}{{theme.Light, 100, 1060}, {theme.Dark, 100, 1060}, {theme.Light, 200, 1024}} {
		uitest.Dress(t, look.mode, float32(look.percent)/100)
		s, q := uitest.Session(t, words.NL)
		c := New(s)
		s.Watch(func(session.Event) { c.Refresh() })
		c.choose(s.Content().Numbered("T-005").ID)
		c.editor.unfold()
		uitest.Settle(s, q)
		uitest.Shot(t, fmt.Sprintf("form-%s-%d", look.mode, look.percent), c.Object(), fyne.NewSize(look.width, 2600))
	}
}
