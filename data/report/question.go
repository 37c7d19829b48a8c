package report

import (
	"strings"

	"doemee/data/coalition"
)

// Where says what a question of the coalition is about: the number of the commitment, the kind of a row or other record, and the field.
// It is empty for a question about the submission as a whole.
func (s Shower) Where(p coalition.Pinned) string {
	var parts []string
	if p.Number != "" {
		parts = append(parts, string(p.Number))
	}
	if p.Kind != "" && p.Kind != coalition.KindCommitment {
		parts = append(parts, s.Words.Say("kind."+string(p.Kind)))
	}
	if _, known := coalition.FieldOf(p.Kind, p.Field); known {
		parts = append(parts, strings.TrimSuffix(s.Heading(p.Kind, p.Field), "?"))
	}
	return strings.Join(parts, " · ")
}
