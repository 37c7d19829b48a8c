package coalition

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	for given, want := range map[string]Date{
		"2026-04-01": "2026-04-01", "1-4-2026": "2026-04-01", "01/04/2026": "2026-04-01", "1.4.2026": "2026-04-01", "1 april 2026": "2026-04-01",
		"1 Apr. 2026": "2026-04-01", " 29  februari 2024 ": "2024-02-29", "31-dec-2026": "2026-12-31", "": "",
		"wo 1 april 2026": "2026-04-01", "Woensdag 1 april 2026": "2026-04-01", "wo. 1-4-2026": "2026-04-01", "2026/04/01": "2026-04-01",
		"2026-04-01 00:00:00": "2026-04-01", "2026-04-01T00:00:00Z": "2026-04-01", "01-04-2026 0:00": "2026-04-01", "1 mrt. 2026": "2026-03-01",
	} {
		if got, err := ParseDate(given); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", given, got, err, want)
		}
	}
	for _, refused := range []string{"31-2-2026", "29-2-2025", "1-13-2026", "1-4-26", "april 2026", "juni 2020", "0-1-2026", "1 foo 2026", "1899-12-31", "46113", "2026-4", "1-4-2026x",
		"do 1 april 2026", "om 1 april 2026", "wo wo 1 april 2026", "wo", "wo ", "2026-04-01 12:30", "00:00", "voor 1 april 2026", "1 april '26", "4/31/2026"} {
		if got, err := ParseDate(refused); err == nil {
			t.Errorf("%q was taken for %q", refused, got)
		}
	}
}

func TestDeadlines(t *testing.T) {
	for given, want := range map[string][2]string{
		"2026-Q2": {"2026-Q2", "2026-06-30"}, "2026 k4": {"2026-Q4", "2026-12-31"}, "2024q1": {"2024-Q1", "2024-03-31"},
		"30 juni 2026": {"2026-06-30", "2026-06-30"}, "": {"", ""},
	} {
		got, err := ParseDeadline(given)
		if err != nil || string(got) != want[0] || string(got.Last()) != want[1] {
			t.Errorf("%q: got %q until %q, %v", given, got, got.Last(), err)
		}
	}
	for _, refused := range []string{"2026-Q5", "Q2", "2026-Q", "0000-Q1", "tweede kwartaal"} {
		if got, err := ParseDeadline(refused); err == nil {
			t.Errorf("%q was taken for %q", refused, got)
		}
	}
}

func TestDecimals(t *testing.T) {
	for given, want := range map[string]string{
		"1200": "1200", "12,5": "12.5", "12.50": "12.5", "1.234,56": "1234.56", "1,234.56": "1234.56", "1.234.567": "1234567", "-3": "-3",
		"1 200": "1200", "0": "0", "0,10": "0.1", "1\u00a0200,00": "1200", "7.000": "", "": "", "5,00": "5", "1000000000000": "1000000000000",
	} {
		got, err := ParseDecimal(given)
		if given == "7.000" {
			if err == nil {
				t.Errorf("%q can be read in two ways but gave %s", given, got)
			}
			continue
		}
		if err != nil || got.String() != want {
			t.Errorf("%q: got %q, %v, want %q", given, got, err, want)
		}
	}
	for _, refused := range []string{"1.234", "1,234", "12,345", "tien", "1e5", "1..2", "€ 5", "5 uur", "1000000000001", "--1", "1,2,3"} {
		if got, err := ParseDecimal(refused); err == nil {
			t.Errorf("%q was taken for %s", refused, got)
		}
	}
	if (Decimal{}) == Whole(0) {
		t.Error("no amount equals an amount of zero")
	}
}

func TestIdentifiers(t *testing.T) {
	for _, c := range []struct {
		what    string
		is      func(string) bool
		yes, no []string
	}{
		{"GM", GM, []string{"GM0363", "GM9999"}, []string{"0363", "gm0363", "GM036", "GM03633", ""}},
		{"KvK", KvK, []string{"01234567", "90000001"}, []string{"1234567", "012345678", "0123456a", ""}},
		{"OIN", OIN, []string{"00000001234567890000", "00000099000000000000"}, []string{"0000000123456789000", "10000001234567890000", ""}},
		{"BRIN", BRIN, []string{"00AA", "21PX"}, []string{"A0AA", "00aa", "000A", ""}},
		{"postcode", Postcode, []string{"1234 AB", "9999ZZ"}, []string{"0123 AB", "1234 ab", "1234 SS", "1234  AB", "12345", ""}},
		{"BSN", BSN, []string{"111222333", "123456782"}, []string{"111222334", "000000000", "12345678", "12345678a", ""}},
		{"IBAN", IBAN, []string{"NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "GB82WEST12345698765432"}, []string{"NL92ABNA0417164300", "NL91ABNA", "nl91abna0417164300", ""}},
	} {
		for _, s := range c.yes {
			if !c.is(s) {
				t.Errorf("%s refuses %q", c.what, s)
			}
		}
		for _, s := range c.no {
			if c.is(s) {
				t.Errorf("%s takes %q", c.what, s)
			}
		}
	}
}

func TestNumbersThatAreNoBSNAreLeftAlone(t *testing.T) {
	for text, want := range map[string]string{"bsn 111222333.": "111222333", "tel 0111222333": "", "1112223334": "", "nr 111222334": ""} {
		if got := FindBSN(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestConcretenessCountsWhatIsClear(t *testing.T) {
	c := &Commitment{}
	if got := ConcretenessOf(c); len(got.Missing) != 8 || got.Level() != Idea {
		t.Errorf("empty: %+v", got)
	}
	c.Role, c.Result, c.Themes, c.End = "adviseur", "een kaart", []Code{"theme-climate"}, "2026-Q1"
	c.Contributions = []Contribution{{Kind: "knowledge", Description: strings.Repeat("x", 19)}}
	if got := ConcretenessOf(c); len(got.Clear) != 4 || got.Level() != Intention {
		t.Errorf("half: %+v", got)
	}
	c.Contributions[0].Quantity, c.Effects = Whole(3), []Code{"effect-scaling"}
	c.Mandate, c.Funding = MandateManagement, FundingNotNeeded
	if got := ConcretenessOf(c); len(got.Missing) != 1 || got.Missing[0] != HowMeasured || got.Level() != Agreement {
		t.Errorf("nearly: %+v", got)
	}
}

func TestLights(t *testing.T) {
	rounds := &Edition{Rounds: []Round{{Code: "r1", Closes: "2020-03-31"}, {Code: "r2", Closes: "2020-06-30"}}}
	c := &Commitment{Status: StatusUnderWay, Progress: []Progress{{Date: "2020-03-01"}}}
	for _, want := range []struct {
		edition *Edition
		today   Date
		light   Light
	}{
		{rounds, "2020-03-20", LightGreen}, {rounds, "2020-04-01", LightGreen}, {rounds, "2020-07-01", LightAmber},
		{&Edition{}, "2021-03-01", LightGreen}, {&Edition{}, "2021-03-02", LightAmber}, {&Edition{}, "2022-03-02", LightRed},
	} {
		if got := Reported(c, want.edition, "", want.today); got != want.light {
			t.Errorf("on %s: %s, want %s", want.today, got, want.light)
		}
	}
	c.Milestones = []Milestone{{Date: "2020-01-01", Status: MilestoneMet}, {Date: "2020-02-01"}, {Date: "2020-05-01"}}
	if got := OnCourse(c, "2020-03-01"); got != LightAmber {
		t.Errorf("one of two due: %s", got)
	}
	c.End = "2020-Q1"
	if !Overdue(c, "2020-04-01") || Overdue(c, "2020-03-31") || OnCourse(c, "2020-04-01") != LightRed {
		t.Error("the quarter ends on its last day")
	}
}

func TestFileNamesAreSafe(t *testing.T) {
	s := Submission{Edition: "SSA-2019-2020", Key: "GM0363", Name: "Gemeente Súdwest-Fryslân / IJlst: \"noord\"", Sequence: 3, MadeAt: "2026-11-23T10:00:00Z"}
	if got, want := s.FileName(), "SSA-2019-2020_GM0363_Sudwest-Fryslan-IJlst-noord_v03_definitief_20261123.xlsx"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.Name, s.Provisional = strings.Repeat("../日本", 90)+strings.Repeat("a", 200), true
	if got := s.FileName(); len(got) > 100 || strings.ContainsAny(got, `/\ :`) {
		t.Errorf("got %s", got)
	}
}

func TestDifferenceNamesFields(t *testing.T) {
	c, _ := sample(t)
	was := Lines(c.Travelling([]ID{c.Commitments[0].ID}))
	c.Commitments[0].Title = "Nog opener warmtekaart"
	c.Commitments[0].Needs = nil
	c.Commitments[0].Milestones = append(c.Commitments[0].Milestones, Milestone{ID: NewID(), Commitment: c.Commitments[0].ID})
	got, err := Difference(was, Lines(c.Travelling([]ID{c.Commitments[0].ID})))
	must(t, err)
	sorts := map[string]Kind{}
	for _, ch := range got {
		sorts[ch.Sort] = ch.Kind
	}
	if len(got) != 3 || sorts[Changed] != KindCommitment || sorts[Added] != KindMilestone || sorts[Removed] != KindNeed {
		t.Errorf("got %+v", got)
	}
}

func FuzzParsers(f *testing.F) {
	for _, seed := range []string{"2026-04-01", "1.234,56", "2026-Q2", "T-001", "1 april 2026", "", "\x00", "−1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil {
			if again, err := ParseDate(string(d)); err != nil || again != d {
				t.Errorf("date %q became %q", d, again)
			}
		}
		if n, err := ParseDecimal(s); err == nil {
			if again, err := ParsePlainDecimal(n.String()); err != nil || again != n {
				t.Errorf("amount %s became %s", n, again)
			}
		}
		if d, err := ParseDeadline(s); err == nil && d != "" && d.Last() == "" {
			t.Errorf("%q ends never", d)
		}
	})
}
