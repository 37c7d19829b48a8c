package words

import "testing"

func TestFormats(t *testing.T) {
	nl, en := In(NL), In(EN)
	for _, c := range []struct{ got, want string }{
		{nl.Date("2026-04-01"), "01-04-2026"},
		{nl.Date("soon"), "soon"},
		{nl.Day("2026-04-01"), "woensdag 1 april 2026"},
		{en.Day("2026-11-22"), "Sunday 22 November 2026"},
		{nl.Day("soon"), "soon"},
		{nl.Deadline("2026-Q2"), "2e kwartaal 2026"},
		{en.Deadline("2026-Q2"), "Q2 2026"},
		{en.Deadline("2026-06-30"), "30-06-2026"},
		{nl.Month("2026-11"), "november 2026"},
		{en.Month("2026-03"), "March 2026"},
		{nl.Amount("1234567.5"), "1.234.567,5"},
		{en.Amount("1234567.5"), "1,234,567.5"},
		{nl.Amount("-123"), "-123"},
		{nl.Amount(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCapital(t *testing.T) {
	for text, want := range map[string]string{"bijdrage": "Bijdrage", "één": "Één", "T-001": "T-001", "2027 en later": "2027 en later", "": ""} {
		if got := Capital(text); got != want {
			t.Errorf("%q is %q", text, got)
		}
	}
}
