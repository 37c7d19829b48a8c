package kit

import (
	"image/color"

	"doemee/ui/theme"
)

// Tone is the sense of a pill, a notice or a text. It never speaks alone: words stand with it.
type Tone string

// The tones.
const (
	Neutral Tone = "neutral"
	Good    Tone = "good"
	Warn    Tone = "warn"
	Bad     Tone = "bad"
	Info    Tone = "info"
	Muted   Tone = "muted"
)

func (t Tone) colors() (ink, bed color.NRGBA) {
	p := theme.Colors()
	switch t {
	case Good:
		return p.Good, p.GoodBack
	case Warn:
		return p.Warn, p.WarnBack
	case Bad:
		return p.Bad, p.BadBack
	case Info:
		return p.Info, p.InfoBack
	}
	return p.Neutral, p.NeutralBack
}
