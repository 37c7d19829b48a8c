package session

import "time"

// Saving tells how saving goes: busy, done at a time, or stopped by a cause.
type Saving struct {
	Busy  bool
	At    time.Time // when everything was last durable; zero when nothing was written yet
	Cause error     // why saving stopped; nil when it did not
}

// Saving is the state of saving.
func (s *Session) Saving() Saving { return s.saving }

func (s *Session) state(is Saving) {
	if is.At.IsZero() {
		is.At = s.saving.At
	}
	s.saving = is
	s.tell(Event{State: true})
}
