package exchange

import (
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// Letter is the mail that somebody may send along with a submission. The program sends nothing itself.
type Letter struct{ To, Subject, Body string }

// LetterOf writes the mail that goes with a workbook. The address is the secretariat's from the edition, empty when it names none.
func LetterOf(w *words.Words, e *coalition.Edition, s coalition.Submission, h Handed) Letter {
	values := []string{"name", s.Name, "n", strconv.Itoa(s.Sequence), "edition", e.Name, "file", h.File, "mark", coalition.Short(h.Hash),
		"count", strconv.Itoa(s.Counts[string(coalition.KindCommitment)])}
	return Letter{To: e.Secretariat.Address, Subject: w.Say("mail.subject", values...), Body: w.Say("mail.body", values...)}
}
