package coalition

import (
	"strconv"
	"strings"
)

// textRules look at every field of every record.
var textRules = []rule{
	{"text-too-long", Error, "", func(s *sight) {
		for _, f := range tables[s.record.kind].fields {
			if n := longest(f, s.record); f.Limit > 0 && n > f.Limit {
				s.say(f.Name, "n", strconv.Itoa(n), "limit", strconv.Itoa(f.Limit), "field", f.Name)
			}
		}
	}},
	{"code-unknown", Warning, "", func(s *sight) {
		for _, f := range tables[s.record.kind].fields {
			if f.List == "" {
				continue
			}
			for c := range strings.SplitSeq(s.record.Value(f.Name), "\n") {
				if c != "" && !s.knows(f.List, Code(c)) {
					s.say(f.Name, "found", c, "field", f.Name)
				}
			}
		}
	}},
	{"bsn-like", Warning, "", func(s *sight) {
		s.eachText(func(name, text string) {
			if found := FindBSN(text); found != "" {
				s.say(name, "found", found)
			}
		})
	}},
	{"iban-like", Warning, "", func(s *sight) {
		s.eachText(func(name, text string) {
			if found := FindIBAN(text); found != "" {
				s.say(name, "found", found)
			}
		})
	}},
}

// longest is the length of a text, or of the longest name of a list of names.
func longest(f Field, r Record) int {
	if f.Form != FormNames {
		return length(r.Value(f.Name))
	}
	n := 0
	for name := range strings.SplitSeq(r.Value(f.Name), "\n") {
		n = max(n, length(name))
	}
	return n
}

// eachText visits the texts in which a person may have typed a number that should not be there; most hold no digit at all. A phone number and the number of
// an organisation are numbers by nature.
func (s *sight) eachText(visit func(name, text string)) {
	for _, f := range tables[s.record.kind].fields {
		if f.Limit == 0 || f.Name == "identifier" || f.Name == "phone" || s.record.kind == KindExplanation {
			continue
		}
		if text := s.record.Value(f.Name); length(text) >= 9 && strings.ContainsAny(text, "0123456789") {
			visit(f.Name, text)
		}
	}
}
