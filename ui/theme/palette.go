package theme

import "image/color"

// Palette names every colour of the window. A widget takes its colours from here only, so that one test can compute that
// every text can be read and every edge can be seen.
type Palette struct {
	Page, Surface, Edge      color.NRGBA // behind everything; panels, navigation and header; their hairline
	Text, Muted              color.NRGBA // reading; second lines
	Primary, OnPrimary       color.NRGBA // the one main button of a screen
	PrimaryHover             color.NRGBA
	Link                     color.NRGBA
	Hover                    color.NRGBA // under the mouse
	Selected, SelectedText   color.NRGBA // the chosen row or screen
	Field, FieldEdge         color.NRGBA // what can be typed in
	Focus                    color.NRGBA // the ring of what the keyboard is at
	Good, GoodBack           color.NRGBA
	Warn, WarnBack           color.NRGBA
	Bad, BadBack             color.NRGBA
	Info, InfoBack           color.NRGBA
	Neutral, NeutralBack     color.NRGBA
	Shadow                   color.NRGBA
	Track                    color.NRGBA    // behind a bar
	Bars                     [6]color.NRGBA // one per icon project, in the order of the edition
	OnBar                    color.NRGBA    // text on a bar's colour
	Heat, OnHeat             [4]color.NRGBA // of a cell, from a little to much, and the text on it
	Disabled, DisabledBorder color.NRGBA
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

var light = Palette{
	Page: rgb(0xF4F6F9), Surface: rgb(0xFFFFFF), Edge: rgb(0xDDE2E9),
	Text: rgb(0x1B2430), Muted: rgb(0x56616F),
	Primary: rgb(0x154273), OnPrimary: rgb(0xFFFFFF), PrimaryHover: rgb(0x0E3259), Link: rgb(0x154273), Hover: rgb(0xEEF2F7),
	Selected: rgb(0xE7EEF7), SelectedText: rgb(0x154273),
	Field: rgb(0xFFFFFF), FieldEdge: rgb(0x6B7785), Focus: rgb(0x1F6FD0),
	Good: rgb(0x14693A), GoodBack: rgb(0xE2F3E6),
	Warn: rgb(0x7A4B00), WarnBack: rgb(0xFDF0D3),
	Bad: rgb(0xA8201A), BadBack: rgb(0xFCE8E6),
	Info: rgb(0x154273), InfoBack: rgb(0xE2ECF8),
	Neutral: rgb(0x4A5563), NeutralBack: rgb(0xEFF2F5),
	Shadow: color.NRGBA{R: 20, G: 40, B: 70, A: 22}, Track: rgb(0xEDF0F4),
	Bars:   [6]color.NRGBA{rgb(0x1F7A3D), rgb(0x1D5FAE), rgb(0xA34A00), rgb(0x6B3FA0), rgb(0x00707A), rgb(0x5A6675)},
	Heat:   [4]color.NRGBA{rgb(0xD3EADB), rgb(0xA9D6B8), rgb(0x6FB488), rgb(0x1F7A3D)},
	OnHeat: [4]color.NRGBA{rgb(0x1B2430), rgb(0x1B2430), rgb(0x10241A), rgb(0xFFFFFF)},
	OnBar:  rgb(0xFFFFFF), Disabled: rgb(0x5F6A78), DisabledBorder: rgb(0x8C97A4),
}

var dark = Palette{
	Page: rgb(0x12171E), Surface: rgb(0x1B222C), Edge: rgb(0x343E4B),
	Text: rgb(0xEEF2F6), Muted: rgb(0xB0BBC8),
	Primary: rgb(0x9CC4F2), OnPrimary: rgb(0x0B1E33), PrimaryHover: rgb(0xBBD7F7), Link: rgb(0x9CC4F2), Hover: rgb(0x252E3A),
	Selected: rgb(0x26405E), SelectedText: rgb(0xE8F1FB),
	Field: rgb(0x141A22), FieldEdge: rgb(0x8592A2), Focus: rgb(0x7FB4F5),
	Good: rgb(0x8FDBA6), GoodBack: rgb(0x173524),
	Warn: rgb(0xF3CE84), WarnBack: rgb(0x3B2D10),
	Bad: rgb(0xF7A9A3), BadBack: rgb(0x451C1A),
	Info: rgb(0xA9CDF5), InfoBack: rgb(0x1B3350),
	Neutral: rgb(0xC3CCD7), NeutralBack: rgb(0x2A333F),
	Shadow: color.NRGBA{A: 90}, Track: rgb(0x2A333F),
	Bars:   [6]color.NRGBA{rgb(0x6FCB8C), rgb(0x7FB4F5), rgb(0xEBA860), rgb(0xC4A3EE), rgb(0x63C7D0), rgb(0xA9B4C2)},
	Heat:   [4]color.NRGBA{rgb(0x1C2F27), rgb(0x22482F), rgb(0x2D6B43), rgb(0x7FCB97)},
	OnHeat: [4]color.NRGBA{rgb(0xEEF2F6), rgb(0xEEF2F6), rgb(0xFFFFFF), rgb(0x0B1F14)},
	OnBar:  rgb(0x0F1720), Disabled: rgb(0x98A4B3), DisabledBorder: rgb(0x6F7C8B),
}

var contrast = Palette{
	Page: rgb(0x000000), Surface: rgb(0x000000), Edge: rgb(0xFFFFFF),
	Text: rgb(0xFFFFFF), Muted: rgb(0xFFFFFF),
	Primary: rgb(0xFFE600), OnPrimary: rgb(0x000000), PrimaryHover: rgb(0xFFFFFF), Link: rgb(0xFFE600), Hover: rgb(0x303030),
	Selected: rgb(0xFFE600), SelectedText: rgb(0x000000),
	Field: rgb(0x000000), FieldEdge: rgb(0xFFFFFF), Focus: rgb(0x00E5FF),
	Good: rgb(0x7CFF9B), GoodBack: rgb(0x000000),
	Warn: rgb(0xFFD54A), WarnBack: rgb(0x000000),
	Bad: rgb(0xFF9C94), BadBack: rgb(0x000000),
	Info: rgb(0x8CD3FF), InfoBack: rgb(0x000000),
	Neutral: rgb(0xFFFFFF), NeutralBack: rgb(0x000000),
	Shadow: color.NRGBA{}, Track: rgb(0x404040),
	Bars:   [6]color.NRGBA{rgb(0x7CFF9B), rgb(0x8CD3FF), rgb(0xFFB366), rgb(0xE0B3FF), rgb(0x66F2FF), rgb(0xFFFFFF)},
	Heat:   [4]color.NRGBA{rgb(0x000000), rgb(0x000000), rgb(0x303030), rgb(0xFFFFFF)},
	OnHeat: [4]color.NRGBA{rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x000000)},
	OnBar:  rgb(0x000000), Disabled: rgb(0xD0D0D0), DisabledBorder: rgb(0xFFFFFF),
}
