package coalition

import "regexp"

var (
	kvk = regexp.MustCompile(`^\d{8}$`)
	gm  = regexp.MustCompile(`^GM\d{4}$`)
)

// KvK tells whether a text is a number of the trade register: eight digits, leading zeros kept.
func KvK(s string) bool { return kvk.MatchString(s) }

// GM tells whether a text is a municipality's code: GM and four digits.
func GM(s string) bool { return gm.MatchString(s) }
