package form

import (
	"strconv"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

func count(n int) string { return strconv.Itoa(n) }

// find puts under the field why something was refused, or else the heaviest finding: an error before a warning, a warning
// before what was explained, a tip last.
func (b *bound) find(r coalition.Record) {
	b.field.Helped(r.Value(b.name) == "" || b.quiet)
	if b.quiet || b.explain.writing(r) {
		return
	}
	if no := b.form.refusal(r, b.name); no != nil {
		b.field.Find(kit.Bad, b.named(r, no.why))
		b.explained(nil)
		return
	}
	found := b.heaviest(coalition.At(b.form.session.Findings(), r.ID(), b.name))
	if found == nil || b.form.fresh == r.ID() && !b.left {
		b.field.Find(kit.Muted, "")
		b.explained(nil)
		return
	}
	w := b.form.session.Words()
	sentence := w.Fill("rule."+string(found.Rule), b.form.session.Shown(*found))
	switch {
	case found.Explained != "":
		b.field.Find(kit.Muted, b.named(r, w.Say("form.explained", "text", found.Explained)))
	case found.Severity == coalition.Error:
		b.field.Find(kit.Bad, b.named(r, sentence))
	case found.Severity == coalition.Warning:
		b.field.Find(kit.Warn, b.named(r, sentence))
	default:
		b.field.Find(kit.Muted, b.named(r, w.Say("form.tip", "text", sentence)))
	}
	b.explained(found)
}

// named puts the name of the field before a sentence that stands under a whole row.
func (b *bound) named(r coalition.Record, sentence string) string {
	if !b.cell {
		return sentence
	}
	return b.form.session.Words().Say("form.cell", "field", b.question, "text", sentence)
}

func (b *bound) heaviest(found []coalition.Finding) *coalition.Finding {
	weight := func(f coalition.Finding) int {
		switch {
		case f.Severity == coalition.Error:
			return 3
		case f.Severity == coalition.Warning && f.Explained == "":
			return 2
		case f.Severity == coalition.Warning:
			return 1
		}
		return 0
	}
	var heaviest *coalition.Finding
	for i := range found {
		if heaviest == nil || weight(found[i]) > weight(*heaviest) {
			heaviest = &found[i]
		}
	}
	return heaviest
}
