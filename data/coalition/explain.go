package coalition

import "strings"

// Explain answers a warning in the member's own words. The explanation is kept by rule, record, field and value, so that it
// lapses when the value changes; an empty text takes it away. Explanations of the same warning about an earlier value go.
func (e *Edit) Explain(f Finding, text string) error {
	text = strings.TrimSpace(text)
	var kept ID
	for _, x := range e.explanationsOf(f) {
		if x.Value == f.Value && kept == "" && text != "" {
			kept = x.ID
			continue
		}
		if err := e.Remove(AsRecord(&x)); err != nil {
			return err
		}
	}
	if text == "" {
		return nil
	}
	return e.writeExplanation(kept, f, text)
}

// explanationsOf copies the explanations of one rule at one field: removing one moves the others in memory.
func (e *Edit) explanationsOf(f Finding) (of []Explanation) {
	for _, x := range e.content.Explanations {
		if x.Rule == string(f.Rule) && x.Record == f.Record && x.Field == f.Field {
			of = append(of, x)
		}
	}
	return of
}

func (e *Edit) writeExplanation(kept ID, f Finding, text string) error {
	if kept == "" {
		kept = NewID()
		if _, err := e.Add(KindExplanation, kept, ""); err != nil {
			return err
		}
	}
	r, ok := e.content.Find(KindExplanation, kept)
	if !ok {
		return ErrNoRecord
	}
	for _, v := range []struct{ field, value string }{
		{"rule", string(f.Rule)}, {"record", string(f.Record)}, {"field", f.Field}, {"value", f.Value}, {"text", text},
	} {
		if err := e.Set(r, v.field, v.value); err != nil {
			return err
		}
	}
	return nil
}
