package workbook

import (
	"doemee/assets/words"
	"doemee/data/coalition"
)

// checks are the findings, each with room for the member's explanation, and explanations of findings that are no more.
func (w *writer) checks() []entry {
	var list []entry
	given := map[answerTo]coalition.Record{}
	for _, r := range w.cargo.records[coalition.KindExplanation] {
		if _, twice := given[answers(r)]; !twice {
			given[answers(r)] = r
		}
	}
	used := map[coalition.ID]bool{}
	for _, f := range w.book.Findings {
		r, there := given[answerTo{string(f.Rule), f.Record, f.Field, f.Value}]
		e := w.finding(f)
		if there && !used[r.ID()] {
			used[r.ID()] = true
			e.records[string(coalition.KindExplanation)] = r
		}
		list = append(list, e)
	}
	for _, r := range w.cargo.records[coalition.KindExplanation] {
		if !used[r.ID()] {
			list = append(list, w.explained(r))
		}
	}
	return list
}

// answerTo is what an explanation holds for.
type answerTo struct {
	rule   string
	record coalition.ID
	field  string
	value  string
}

func answers(r coalition.Record) answerTo {
	return answerTo{r.Value("rule"), coalition.ID(r.Value("record")), r.Value("field"), r.Value("value")}
}

// finding is the row of a finding. The hidden columns say what an explanation written there would answer.
func (w *writer) finding(f coalition.Finding) entry {
	say := w.voice.say
	shown := f.Shown(say, w.book.Edition)
	e := entry{records: map[string]coalition.Record{}, texts: map[string]string{
		"severity": words.Capital(say.Say("severity." + string(f.Severity))),
		"where":    w.whereabouts(f.Kind, f.Record, f.Owner),
		"what":     w.fieldName(f.Kind, f.Field),
		"message":  say.Fill("rule."+string(f.Rule), shown),
		"rule":     string(f.Rule), "record": string(f.Record), "field": f.Field, "value": f.Value,
	}}
	if key := "rule." + string(f.Rule) + ".mend"; say.Has(key) {
		e.texts["message"] += " " + say.Fill(key, shown)
	}
	return e
}

// explained is the row of an explanation whose finding is no more.
func (w *writer) explained(r coalition.Record) entry {
	e := rowOf(r)
	at := answers(r)
	kind, owner := coalition.Kind(""), at.record
	for _, k := range coalition.Kinds {
		for _, other := range w.cargo.records[k] {
			if other.ID() == at.record {
				kind = k
				if k.Belongs() {
					owner = coalition.ID(other.Value("commitment"))
				}
			}
		}
	}
	e.texts["severity"] = words.Capital(w.say("explained"))
	e.texts["where"] = w.whereabouts(kind, at.record, owner)
	e.texts["what"] = w.fieldName(kind, at.field)
	e.texts["message"] = w.say("explained.text")
	return e
}

// whereabouts names a record as people find it: a number, a reference, or the kind of thing it is.
func (w *writer) whereabouts(k coalition.Kind, id, owner coalition.ID) string {
	if n, ok := w.cargo.numbers[owner]; ok && k != coalition.KindBuildingBlock {
		if k == coalition.KindCommitment {
			return n
		}
		return n + " · " + w.voice.say.Say("kind."+string(k))
	}
	if ref, ok := w.cargo.refs[id]; ok {
		return ref
	}
	if k == "" {
		return ""
	}
	return words.Capital(w.voice.say.Say("kind." + string(k)))
}

func (w *writer) fieldName(k coalition.Kind, field string) string {
	if _, ok := coalition.FieldOf(k, field); !ok {
		return ""
	}
	return w.voice.say.Say("field." + string(k) + "." + field)
}
