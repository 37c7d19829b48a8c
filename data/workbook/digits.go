package workbook

import (
	"strings"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// A spreadsheet takes a text of digits for a number and drops the zeros in front. They are put back where something else in the
// file proves them, and asked about where they only are likely.

// digits mends the fields of a form that hold digits as text.
func (r *reader) digits(values map[string]string, fields map[string]cell) {
	at := fields["organisation.identifier"]
	switch values["scheme"] {
	case string(coalition.SchemeGM):
		r.restore(values, at, municipality(values["identifier"]))
	case string(coalition.SchemeKvK):
		whole := padded(values["identifier"], 8)
		if r.facts[metaKey] == "KVK"+whole {
			r.restore(values, at, whole)
			return
		}
		r.shortened(at, whole, len(values["identifier"]) == 7 && coalition.KvK(whole))
	case string(coalition.SchemeOIN):
		whole := padded(values["identifier"], 20)
		r.shortened(at, whole, coalition.OIN(whole))
	}
	phone := fields["contact.phone"]
	r.shortened(phone, "0"+values["phone"], len(values["phone"]) == 9)
}

// municipality is a municipality's code as it must be written: GM and four digits. The scheme beside it says that it is one, so
// 363 can be nothing but GM0363.
func municipality(text string) string {
	number := strings.TrimPrefix(strings.ToUpper(strings.Join(strings.Fields(text), "")), "GM")
	if whole := "GM" + padded(number, 4); number != "" && coalition.GM(whole) {
		return whole
	}
	return text
}

func padded(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// restore puts the whole number in the place of what was found and tells so.
func (r *reader) restore(values map[string]string, at cell, whole string) {
	if whole != values["identifier"] {
		values["identifier"] = whole
		r.complain(at, Restored, whole)
	}
}

// shortened asks about what a program took for a number, so that zeros in front are gone.
func (r *reader) shortened(at cell, whole string, likely bool) {
	if at.Kind == sheet.Number && likely && whole != at.Text {
		r.complain(at, ZeroLost, whole)
	}
}
