package kit

import (
	"fyne.io/fyne/v2/widget"
)

// Radio is a few options under each other of which one is chosen.
type Radio struct {
	widget.RadioGroup
	label
	options  []Option
	onChoose func(code string)
	showing  bool
}

// NewRadio makes the options; onChoose gets the code that is chosen.
func NewRadio(options []Option, onChoose func(code string)) *Radio {
	r := &Radio{onChoose: onChoose}
	r.ExtendBaseWidget(r)
	r.Required = true
	r.OnChanged = func(string) { r.chosen() }
	r.Offer(options)
	return r
}

// Offer changes the options; what was chosen stays chosen by its place.
func (r *Radio) Offer(options []Option) {
	r.showing = true
	defer func() { r.showing = false }()
	at := r.index()
	r.options = options
	r.Options = r.Options[:0]
	for _, o := range options {
		r.Options = append(r.Options, o.Label)
	}
	if at >= 0 && at < len(options) {
		r.Selected = options[at].Label
	}
	r.Refresh()
}

// Put marks the option of a code.
func (r *Radio) Put(code string) {
	r.showing = true
	defer func() { r.showing = false }()
	for _, o := range r.options {
		if o.Code == code {
			r.SetSelected(o.Label)
		}
	}
}

func (r *Radio) index() int {
	for i, label := range r.Options {
		if label == r.Selected {
			return i
		}
	}
	return -1
}

func (r *Radio) chosen() {
	if i := r.index(); i >= 0 && !r.showing {
		r.onChoose(r.options[i].Code)
	}
}
