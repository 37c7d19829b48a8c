// Package theme is the look: colours, type, spacing, in a light, a dark and a high-contrast form, at any size of text. It
// answers everything Fyne asks of a theme; our own widgets in kit ask it for named colours and sizes.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"doemee/assets"
)

// Mode is a set of colours.
type Mode string

// The modes.
const (
	Light    Mode = "light"
	Dark     Mode = "dark"
	Contrast Mode = "contrast"
)

// Modes lists the modes in the order people choose from.
var Modes = []Mode{Light, Dark, Contrast}

// Theme is the look of the window at one mode and one size of text.
type Theme struct {
	Palette Palette
	Mode    Mode
	scale   float32
}

// New makes a theme; scale is the size of text as a factor, from 1 to 2.
func New(mode Mode, scale float32) *Theme {
	palettes := map[Mode]Palette{Light: light, Dark: dark, Contrast: contrast}
	p, ok := palettes[mode]
	if !ok {
		mode, p = Light, light
	}
	return &Theme{Palette: p, Mode: mode, scale: min(max(scale, 1), 2)}
}

var fallback = New(Light, 1)

// Current is the theme of the running program; the light one when the program runs with a theme that is not ours.
func Current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return fallback
}

// Colors is the palette of the running program.
func Colors() Palette { return Current().Palette }

// Size is a length in the units of Fyne, before the size of text is applied.
type Size float32

// Sizes of text. Nothing meant for reading is smaller than Body; Small is for the words in pills and bars.
const (
	Title   Size = 24
	Heading Size = 17
	Body    Size = 14
	Small   Size = 13
)

// Spacing, from within a line to around a page.
const (
	Hair   Size = 2
	Tight  Size = 4
	Gap    Size = 8
	Room   Size = 12
	Wide   Size = 16
	Margin Size = 24
)

// ColorOnBar names, for Fyne, the colour of text on the colour of an icon project.
const ColorOnBar fyne.ThemeColorName = "onBar"

// Radius of the corners of panels, and of fields and buttons.
const (
	PanelRadius Size = 10
	FieldRadius Size = 6
)

// At is the length at the size of text of the running program.
func (s Size) At() float32 { return float32(s) * Current().scale }

var (
	regular = fyne.NewStaticResource("Inter-Regular.otf", assets.FontRegular)
	bold    = fyne.NewStaticResource("Inter-SemiBold.otf", assets.FontBold)
	italic  = fyne.NewStaticResource("Inter-Italic.otf", assets.FontItalic)
	title   = fyne.NewStaticResource("InterDisplay-SemiBold.otf", assets.FontTitle)
)

// TitleFont is the cut for large text.
func TitleFont() fyne.Resource { return title }

// Font answers Fyne with Inter, but for monospace and signs.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return base.DefaultTheme().Font(s)
	case s.Bold:
		return bold
	case s.Italic:
		return italic
	}
	return regular
}

// Icon answers Fyne with its own icons.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return base.DefaultTheme().Icon(n) }

// Color answers Fyne from our palette; the variant of the system is not asked, the user's own choice is.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.named()[n]; ok {
		return c
	}
	variant := base.VariantLight
	if t.Mode != Light {
		variant = base.VariantDark
	}
	return base.DefaultTheme().Color(n, variant)
}

func (t *Theme) named() map[fyne.ThemeColorName]color.NRGBA {
	p := t.Palette
	return map[fyne.ThemeColorName]color.NRGBA{
		base.ColorNameBackground: p.Page, base.ColorNameForeground: p.Text, base.ColorNamePrimary: p.Primary,
		base.ColorNameForegroundOnPrimary: p.OnPrimary, base.ColorNameHyperlink: p.Link, base.ColorNameButton: p.Surface,
		base.ColorNameDisabled: p.Disabled, base.ColorNameDisabledButton: p.NeutralBack, base.ColorNameError: p.Bad,
		base.ColorNameForegroundOnError: p.Surface, base.ColorNameSuccess: p.Good, base.ColorNameForegroundOnSuccess: p.Surface,
		base.ColorNameWarning: p.Warn, base.ColorNameForegroundOnWarning: p.Surface, base.ColorNameFocus: wash(p.Focus),
		base.ColorNameHover: p.Hover, base.ColorNamePressed: p.Selected, base.ColorNameInputBackground: p.Field,
		base.ColorNameInputBorder: p.FieldEdge, base.ColorNamePlaceHolder: p.Muted, base.ColorNameMenuBackground: p.Surface,
		base.ColorNameOverlayBackground: p.Surface, base.ColorNameHeaderBackground: p.Surface, base.ColorNameScrollBar: p.FieldEdge,
		base.ColorNameScrollBarBackground: p.Page, base.ColorNameSelection: t.selection(), base.ColorNameSeparator: p.Edge,
		base.ColorNameShadow: p.Shadow, ColorOnBar: p.OnBar,
	}
}

// wash is a colour that lets what is under it be read: Fyne fills a choice or a menu that has the keyboard with it.
func wash(c color.NRGBA) color.NRGBA {
	c.A = 0x48
	return c
}

// selection is behind marked text, on which the text keeps its colour.
func (t *Theme) selection() color.NRGBA {
	if t.Mode == Contrast {
		return rgb(0x00408A)
	}
	return t.Palette.Selected
}

var sizes = map[fyne.ThemeSizeName]float32{
	base.SizeNameText: 14, base.SizeNameCaptionText: 13, base.SizeNameHeadingText: 24, base.SizeNameSubHeadingText: 17,
	base.SizeNamePadding: 4, base.SizeNameInnerPadding: 8, base.SizeNameLineSpacing: 4, base.SizeNameInputRadius: 6,
	base.SizeNameSelectionRadius: 4, base.SizeNameInputBorder: 1, base.SizeNameInlineIcon: 20, base.SizeNameScrollBar: 12,
	base.SizeNameScrollBarSmall: 6, base.SizeNameSeparatorThickness: 1,
}

// Size answers Fyne from our scale of type and spacing.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if s, ok := sizes[n]; ok {
		return s * t.scale
	}
	return base.DefaultTheme().Size(n) * t.scale
}
