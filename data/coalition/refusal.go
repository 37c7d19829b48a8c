package coalition

import "slices"

// Refusal names what somebody did not want of something that came back: the record, the field, and a hash of what came. The value itself
// is not kept, since it may be about a person.
type Refusal struct {
	FieldRef
	Theirs string
}

// Refusal names the line as it is remembered when it is refused.
func (l MergeLine) Refusal() Refusal {
	return Refusal{FieldRef{l.Kind, l.Record, l.Field}, Hash([]string{string(l.Sort), l.Theirs})[:16]}
}

// Refusals are the lines that somebody refused although they were proposed or had to be chosen.
func (m Merged) Refusals(choices []Choice) (refused []Refusal) {
	for i, l := range m.Lines {
		if choices[i] == KeepOurs && !l.Refused && l.Takeable() && l.Proposed() != KeepOurs {
			refused = append(refused, l.Refusal())
		}
	}
	return refused
}

// remembered marks the lines that were refused before: they begin with that choice, and stop nothing.
func remembered(lines []MergeLine, refused map[Refusal]bool) []MergeLine {
	marked := slices.Clone(lines)
	for i, l := range marked {
		marked[i].Refused = len(refused) > 0 && refused[l.Refusal()]
	}
	return marked
}
