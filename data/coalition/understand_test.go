package coalition

import "testing"

const someDay Date = "2026-11-23"

func TestUnderstandDate(t *testing.T) {
	for typed, want := range map[string]Date{
		"": "", "  ": "", "1-4-2026": "2026-04-01", "1/4/26": "2026-04-01", "1.4.'26": "2026-04-01", "1 - 4 - 2026": "2026-04-01",
		"1 april 2026": "2026-04-01", "1 APRIL ’26": "2026-04-01", "1e april 2026": "2026-04-01", "1ste apr. 2026": "2026-04-01",
		"wo 1 april 2026": "2026-04-01", "woensdag 1 april 2026": "2026-04-01", "April 1, 2026": "2026-04-01", "2026/4/1": "2026-04-01",
		"01042026": "2026-04-01", "20260401": "2026-04-01", "1-4": "2026-04-01", "1 mrt": "2026-03-01", "29-2-2028": "2028-02-29",
		"vandaag": "2026-11-23", "Morgen": "2026-11-24", "gisteren": "2026-11-22",
	} {
		if got, err := UnderstandDate(typed, someDay); err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestUnderstandDateRefuses(t *testing.T) {
	for _, typed := range []string{"30 februari 2026", "29-2-2027", "31-4-2026", "1-13-2026", "32-1-2026", "0-1-2026", "1-4-0026", "1-4-20266",
		"soon", "april", "1 2 3 4", "99999999", "ma", "😀", "-", "١-٤-٢٠٢٦"} {
		if got, err := UnderstandDate(typed, someDay); err == nil {
			t.Errorf("%q became %q", typed, got)
		}
	}
}

func TestUnderstandDeadline(t *testing.T) {
	for typed, want := range map[string]Deadline{
		"": "", "2026-Q2": "2026-Q2", "q2 2026": "2026-Q2", "2026 k2": "2026-Q2", "2e kwartaal 2026": "2026-Q2", "tweede kwartaal van 2026": "2026-Q2",
		"kwartaal 2 2026": "2026-Q2", "Q3": "2026-Q3", "3e kwartaal": "2026-Q3", "2027": "2027-Q4", "eind 2027": "2027-Q4", "medio 2027": "2027-Q2",
		"end of 2027": "2027-Q4", "eind": "2026-Q4", "april 2027": "2027-04-30", "eind februari 2028": "2028-02-29", "4-2027": "2027-04-30", "30 juni '27": "2027-06-30",
	} {
		if got, err := UnderstandDeadline(typed, someDay); err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"Q5 2026", "5e kwartaal 2026", "ooit", "31 juni 2027", "2"} {
		if got, err := UnderstandDeadline(typed, someDay); err == nil {
			t.Errorf("%q became %q", typed, got)
		}
	}
}

func TestUnderstandDecimal(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "12.500": "12500", "12,500": "12500", "€ 12.500,-": "12500", "12500 euro": "12500", "1.234,56": "1234.56", "1,5 miljoen": "1500000",
		"2 mln": "2000000", "3 duizend": "3000", "0,5": "0.5", "-40": "-40", "-1.000": "-1000", "EUR 7.500": "7500", "12 500": "12500",
	} {
		if got, err := UnderstandDecimal(typed); err != nil || got.String() != want {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"veel", "1.2.3", "€", "miljoen", "9999999999999999", "2000000 miljoen", "1-2", "1,2345", "12 uur 30"} {
		if got, err := UnderstandDecimal(typed); err == nil {
			t.Errorf("%q became %q", typed, got)
		}
	}
}
