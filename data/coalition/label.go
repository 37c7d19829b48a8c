package coalition

// Speaker says the program's own words by key, in one language. The domain has none of its own.
type Speaker interface {
	Has(key string) bool
	Say(key string, pairs ...string) string
	Code() string // nl or en
}

// Label is the word for a code of a list, as an organisation of some type reads it: a mandate of the executive board is the
// college in a municipality and the directie in a company. A code that stands in no list is shown as it is.
func (e *Edition) Label(say Speaker, l List, c, organisationType Code) string {
	if c == "" {
		return ""
	}
	if item, ok := e.Item(l, c); ok {
		return item.Label.In(say.Code())
	}
	key := "code." + string(l) + "." + string(c)
	if special := key + "." + string(organisationType); organisationType != "" && say.Has(special) {
		return say.Say(special)
	}
	if l.Owned() && say.Has(key) {
		return say.Say(key)
	}
	return string(c)
}
