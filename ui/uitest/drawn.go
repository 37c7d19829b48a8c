package uitest

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doemee/ui/theme"
)

// Mark is one thing that is drawn or can be reached: what and where in whole points, and its colours as they are in one look.
type Mark struct {
	Text   string
	Colors []color.Color
}

// Drawn lists what an object draws, with what stands outside the visible part of a page.
func Drawn(root fyne.CanvasObject) (marks []Mark) {
	draw(root, fyne.Position{}, &marks)
	return marks
}

func draw(o fyne.CanvasObject, at fyne.Position, marks *[]Mark) {
	if o == nil || !o.Visible() {
		return
	}
	if text, colors := drawn(o); text != "" {
		*marks = append(*marks, Mark{place(at, o.Size()) + " " + text, colors})
	}
	for _, inside := range parts(o) {
		draw(inside, at.Add(inside.Position()), marks)
	}
}

func place(at fyne.Position, size fyne.Size) string {
	whole := func(f float32) int { return int(math.Round(float64(f))) }
	return fmt.Sprintf("%d,%d %dx%d", whole(at.X), whole(at.Y), whole(size.Width), whole(size.Height))
}

// drawn is what one object is in words, empty for one that draws nothing itself; a clear colour draws nothing.
func drawn(o fyne.CanvasObject) (text string, colors []color.Color) {
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text == "" {
			return "", nil
		}
		style := map[bool]string{true: "bold "}[o.TextStyle.Bold]
		return fmt.Sprintf("%s%.0f %q", style, o.TextSize, o.Text), []color.Color{o.Color}
	case *canvas.Rectangle:
		return shape("area", o.FillColor, o.StrokeColor, o.StrokeWidth)
	case *canvas.Circle:
		return shape("disc", o.FillColor, o.StrokeColor, o.StrokeWidth)
	case *canvas.Image:
		if o.Resource == nil {
			return "", nil
		}
		return "picture " + o.Resource.Name(), nil
	case fyne.Focusable:
		if named, ok := o.(fyne.Accessible); ok {
			return fmt.Sprintf("key %s %q", named.AccessibilityRole(), named.AccessibilityLabel()), nil
		}
	}
	return "", nil
}

func shape(kind string, fill, stroke color.Color, width float32) (text string, colors []color.Color) {
	if seen(fill) {
		colors = append(colors, fill)
	}
	if width > 0 && seen(stroke) {
		kind += fmt.Sprintf(" edge %.0f", width)
		colors = append(colors, stroke)
	}
	if len(colors) == 0 {
		return "", nil
	}
	return kind, colors
}

func seen(c color.Color) bool {
	if c == nil {
		return false
	}
	_, _, _, alpha := c.RGBA()
	return alpha > 0
}

// Same writes the marks of one screen in several looks as one text, in which each colour goes by its name in the palette. It tells
// where the looks differ in more than their colours.
func Same(looks map[theme.Mode][]Mark) (text string, err error) {
	var lines strings.Builder
	first := looks[theme.Light]
	for mode, marks := range looks {
		if len(marks) != len(first) {
			return "", fmt.Errorf("%s draws %d things, and light %d", mode, len(marks), len(first))
		}
	}
	for i, mark := range first {
		names := make([]string, len(mark.Colors))
		for n := range names {
			of := map[theme.Mode]color.Color{}
			for mode, marks := range looks {
				if marks[i].Text != mark.Text || len(marks[i].Colors) != len(names) {
					return "", fmt.Errorf("in light %s, in %s %s", mark.Text, mode, marks[i].Text)
				}
				of[mode] = marks[i].Colors[n]
			}
			names[n] = colorName(of)
		}
		fmt.Fprintln(&lines, strings.TrimSpace(mark.Text+" "+strings.Join(names, " ")))
	}
	return lines.String(), nil
}

// colorName is the name of what has these colours in these looks; Fyne has a few of its own.
func colorName(of map[theme.Mode]color.Color) string {
	fields := reflect.VisibleFields(reflect.TypeFor[theme.Palette]())
	for _, field := range fields {
		for n := range many(field.Type) {
			fits := true
			for mode, c := range of {
				fits = fits && alike(named(theme.New(mode, 1).Palette, field.Name, n), c)
			}
			if fits {
				return field.Name
			}
		}
	}
	return "other"
}

// many is how many colours a field of the palette holds.
func many(t reflect.Type) int {
	if t.Kind() == reflect.Array {
		return t.Len()
	}
	return 1
}

func named(p theme.Palette, field string, n int) color.Color {
	value := reflect.ValueOf(p).FieldByName(field)
	if value.Kind() == reflect.Array {
		value = value.Index(n)
	}
	return value.Interface().(color.NRGBA)
}

func alike(a, b color.Color) bool {
	var both [2][4]uint32
	for i, c := range []color.Color{a, b} {
		r, g, b, alpha := c.RGBA()
		both[i] = [4]uint32{r, g, b, alpha}
	}
	return slices.Equal(both[0][:], both[1][:])
}
