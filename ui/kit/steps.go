package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Step is one step of a row of steps.
type Step struct {
	Done   bool
	Tone   Tone // of its mark while it is not done
	Title  string
	Text   string
	Action fyne.CanvasObject // nil for none
}

// Steps shows steps under each other, each with its number or a tick.
func Steps(steps []Step) *fyne.Container {
	rows := make([]fyne.CanvasObject, len(steps))
	for i, s := range steps {
		words := Column(theme.Hair, Strong(s.Title).Object, Second(s.Text).Object)
		line := container.NewBorder(nil, nil, container.NewCenter(stepMark(i+1, s)), nil, Pad(words, 0, theme.Gap))
		if s.Action != nil {
			line = Beside(line, s.Action)
		}
		rows[i] = line
	}
	return Rows(rows...)
}

func stepMark(n int, s Step) fyne.CanvasObject {
	text, tone := string(rune('0'+n)), s.Tone
	if s.Done {
		text, tone = "✓", Good
	}
	ink, bed := tone.colors()
	disc := canvas.NewCircle(bed)
	disc.StrokeColor, disc.StrokeWidth = ink, 1
	mark := canvas.NewText(text, ink)
	mark.TextStyle.Bold, mark.TextSize = true, theme.Small.At()
	room := canvas.NewRectangle(color.Transparent)
	side := theme.Size(28).At()
	room.SetMinSize(fyne.NewSize(side, side))
	return container.NewStack(room, disc, container.NewCenter(mark))
}
