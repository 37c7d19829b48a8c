package session

import (
	"doemee/assets/words"
	"doemee/data/coalition"
)

// Describe says what a step did, in words for a menu or a line of history: Titel gewijzigd, Bijdrage toegevoegd. A step without
// a name says nothing.
func Describe(w *words.Words, step coalition.Step) string {
	if step.Name == "" {
		return ""
	}
	key := "step.done." + step.Name
	if !w.Has(key) {
		return words.Capital(w.Say("step." + step.Name))
	}
	return words.Capital(w.Say(key, "what", subject(w, step)))
}

// subject is what a step was about: a field when it changed no other, else the record it made, took away or changed.
func subject(w *words.Words, step coalition.Step) string {
	if len(step.Changes) == 0 {
		return ""
	}
	first := step.Changes[0]
	for _, ch := range step.Changes {
		// Whole records weigh more than values, and a commitment more than its rows.
		if (ch.Field == "") != (first.Field == "") && ch.Field == "" || ch.Field == "" && !ch.Kind.Belongs() && first.Kind.Belongs() {
			first = ch
		}
	}
	if step.Name == "edit" && len(step.Changes) == 1 {
		return ShortName(w, first.Kind, first.Field)
	}
	return w.Say("kind." + string(first.Kind))
}

// ShortName is the name of a field in a word or two, where its question is too long.
func ShortName(w *words.Words, k coalition.Kind, field string) string {
	key := "field." + string(k) + "." + field
	if w.Has(key + ".short") {
		return w.Say(key + ".short")
	}
	return w.Say(key)
}
