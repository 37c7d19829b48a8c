package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Bar is one line of a chart: its name, its value in words and its share of the longest, from 0 to 1; and, when it stands for
// something that has one, the code of its drawing. With something to do, the value is a link to what is behind it.
type Bar struct {
	Label, Value string
	Share        float32
	Picture      string
	OnTap        func()
}

// value is what stands at the right side of a bar.
func (b Bar) value() fyne.CanvasObject {
	if b.OnTap == nil {
		return StrongLine(b.Value).Object
	}
	return NewButton(Quiet, b.Value+" ›", b.OnTap).Speak(b.Label + ": " + b.Value)
}

// Bars draws a chart of horizontal bars. The value stands beside each bar, so that the picture needs no colour to be read.
func Bars(bars []Bar) *fyne.Container {
	chart := Column(theme.Room)
	for i, b := range bars {
		name := Body(b.Label).Object
		if b.OnTap != nil {
			name = Pad(name, theme.Hair, 0) // on one line with the link
		}
		line := Column(theme.Tight, Beside(name, b.value()), bar(i, b.Share))
		if b.Picture != "" {
			line = container.NewBorder(nil, nil, Pad(Width(Picture(b.Picture, i, 36), 56), 0, 0), nil, Pad(line, 0, theme.Gap))
		}
		chart.Add(line)
	}
	return chart
}

func bar(n int, share float32) fyne.CanvasObject {
	height := theme.Size(10).At()
	track := newBox(func(r *canvas.Rectangle) {
		r.FillColor, r.CornerRadius = theme.Colors().Track, height/2
		r.SetMinSize(fyne.NewSize(40, height))
	})
	fill := newBox(func(r *canvas.Rectangle) {
		palette := theme.Colors().Bars
		r.FillColor, r.CornerRadius = palette[n%len(palette)], height/2
	})
	if share <= 0 {
		return track
	}
	return container.NewStack(track, container.New(barLayout(share), fill))
}

// barLayout gives its one object a share of the width.
type barLayout float32

func (l barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width*min(max(float32(l), 0), 1), size.Height))
}

func (l barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Meter is one bar that shows a share from 0 to 1, beside words that say it.
func Meter(share float32) fyne.CanvasObject { return bar(primaryBar, share) }

// primaryBar is the place of the calm blue among the colours of bars.
const primaryBar = 1
