package coalition

// Severity tells what a finding asks.
type Severity string

// The severities. Only an error holds anything back, and only handing in, never saving.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Hint    Severity = "hint"
)

// Rule is the stable id of a rule, such as commitment-no-title.
type Rule string

// Finding is what a rule has to say about one field of one record. Its sentence stands in the translations as
// rule.<id>, filled with Values; what to do about it as rule.<id>.mend.
type Finding struct {
	Rule     Rule
	Severity Severity
	Kind     Kind
	Record   ID     // the record it is about
	Owner    ID     // the commitment that record belongs to, or the record itself
	Field    string // empty when it is about the record as a whole
	Value    string // the value as found, for the explanation that answers it
	Values   map[string]string
	// Explained is the member's own answer to a warning; the finding then asks nothing any more.
	Explained string
}

// Formatter shows written values as people read them; words.Words is one.
type Formatter interface {
	Speaker
	Date(iso string) string
	Deadline(text string) string
	Amount(text string) string
}

// Shown is the values of a finding for its sentence: dates, amounts and labels instead of the written values.
func (f Finding) Shown(say Formatter, e *Edition) map[string]string {
	shown := map[string]string{}
	for name, value := range f.Values {
		shown[name] = value
	}
	for _, name := range []string{"start", "end", "ends", "date"} {
		if v, ok := shown[name]; ok {
			shown[name] = say.Deadline(v)
		}
	}
	if code, ok := shown["code"]; ok {
		shown["code"] = e.Label(say, ListIconProject, Code(code), "")
	}
	if found, ok := shown["found"]; ok {
		shown["found"] = shownValue(say, f, found)
	}
	return shown
}

func shownValue(say Formatter, f Finding, found string) string {
	field, _ := FieldOf(f.Kind, f.Field)
	switch field.Form {
	case FormDate, FormDeadline:
		return say.Deadline(found)
	case FormDecimal:
		return say.Amount(found)
	}
	return found
}
