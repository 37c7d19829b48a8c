package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/assets"
	"doemee/ui/theme"
)

// drawing is one of our drawings in the colours of one of the bars.
type drawing struct {
	name string
	svg  string
	tint int
}

// unknown stands for an icon project that has no drawing, for an edition may bring any.
const unknown = "icon-other"

func drawingOf(code string, tint int) drawing {
	raw, err := assets.Pictures.ReadFile("pictures/" + code + ".svg")
	if err != nil {
		return drawingOf(unknown, tint)
	}
	return drawing{name: code, svg: string(raw), tint: tint}
}

// colors are those of the drawing in the theme, under the ones it was drawn in. A drawing says nothing that words beside it do
// not say, so that no contrast is asked of it; its main shapes have that of the bars.
func (d drawing) colors() map[string]color.NRGBA {
	p := theme.Colors()
	main := p.Bars[d.tint%len(p.Bars)]
	return map[string]color.NRGBA{"#1F7A3D": main, "#145A2B": mix(main, p.Text, 0.4), "#CFE8D6": mix(main, p.Surface, 0.72), "#E9F4EC": d.sky(),
		"#FFFFFF": mix(p.Text, p.Surface, 0.97), "#F2B441": {R: 0xF2, G: 0xB4, B: 0x41, A: 255}, "#1B2430": mix(p.Text, p.Surface, 0.15)}
}

func (d drawing) sky() color.NRGBA {
	p := theme.Colors()
	return mix(p.Bars[d.tint%len(p.Bars)], p.Surface, 0.88)
}

// mix goes from one colour a share of the way to another.
func mix(from, to color.NRGBA, share float32) color.NRGBA {
	part := func(a, b uint8) uint8 { return uint8(float32(a)*(1-share) + float32(b)*share + 0.5) }
	return color.NRGBA{R: part(from.R, to.R), G: part(from.G, to.G), B: part(from.B, to.B), A: 255}
}

// resource is the drawing in the colours of the theme. Its name holds the look, for Fyne keeps what it drew by name.
func (d drawing) resource() fyne.Resource {
	var swaps []string
	for drawn, c := range d.colors() {
		swaps = append(swaps, drawn, fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B))
	}
	svg := strings.NewReplacer(swaps...).Replace(d.svg)
	return fyne.NewStaticResource(fmt.Sprintf("%s-%d-%s.svg", d.name, d.tint, theme.Current().Mode), []byte(svg))
}

// Picture shows the drawing of a code, such as that of an icon project, in the n-th of the bar colours and at a height, on a
// rounded sky that takes the room there is.
func Picture(code string, n int, height theme.Size) *fyne.Container {
	d := drawingOf(code, n)
	sky := newBox(func(r *canvas.Rectangle) {
		r.FillColor, r.CornerRadius = d.sky(), theme.FieldRadius.At()
		r.SetMinSize(fyne.NewSize(40, height.At()))
	})
	image := canvas.NewImageFromResource(d.resource())
	image.FillMode = canvas.ImageFillContain
	edge := min(theme.Gap, height/18)
	return container.NewStack(sky, Pad(image, edge, edge))
}
