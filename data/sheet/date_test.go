package sheet

import "testing"

func TestDates(t *testing.T) {
	tests := []struct {
		number string
		style  dateStyle
		epoch  epoch
		want   string // "" for a number that is no date
	}{
		{"1", dateOnly, false, "1900-01-01"},
		{"59", dateOnly, false, "1900-02-28"},
		{"60", dateOnly, false, ""},
		{"60.5", dateOnly, false, ""},
		{"61", dateOnly, false, "1900-03-01"},
		{"0", dateOnly, false, ""},
		{"0.5", dateOnly, false, ""},
		{"-1", dateOnly, false, ""},
		{"36526", dateOnly, false, "2000-01-01"},
		{"36585", dateOnly, false, "2000-02-29"},
		{"46113", dateOnly, false, "2026-04-01"},
		{"4.6113E4", dateOnly, false, "2026-04-01"},
		{"46113.5625", dateOnly, false, "2026-04-01T13:30:00"},
		{"46113.562511574077", dateOnly, false, "2026-04-01T13:30:01"},
		{"46112.999999999", dateOnly, false, "2026-04-01"},
		{"2958465", dateOnly, false, "9999-12-31"},
		{"2958465.99999999", dateOnly, false, ""},
		{"2958466", dateOnly, false, ""},
		{"1E300", dateOnly, false, ""},
		{"0", timeOnly, false, "00:00:00"},
		{"0.5625", timeOnly, false, "13:30:00"},
		{"46113.5625", timeOnly, false, "2026-04-01T13:30:00"},
		{"0", dateOnly, true, "1904-01-01"},
		{"1", dateOnly, true, "1904-01-02"},
		{"60", dateOnly, true, "1904-03-01"},
		{"44651", dateOnly, true, "2026-04-01"},
		{"44651.25", dateOnly, true, "2026-04-01T06:00:00"},
		{"0.25", timeOnly, true, "06:00:00"},
		{"2957003", dateOnly, true, "9999-12-31"},
		{"2957004", dateOnly, true, ""},
	}
	for _, tt := range tests {
		got, ok := tt.epoch.appendDate(nil, []byte(tt.number), tt.style)
		if string(got) != tt.want || ok != (tt.want != "") {
			t.Errorf("%s (1904: %t): got %q %t, want %q", tt.number, tt.epoch, got, ok, tt.want)
		}
	}
}

func TestDatesStoredAsText(t *testing.T) {
	for value, want := range map[string]string{
		"2026-04-01":               "2026-04-01",
		"2026-04-01T00:00:00":      "2026-04-01",
		"2026-04-01T13:30:00":      "2026-04-01T13:30:00",
		"2026-04-01T13:30":         "2026-04-01T13:30:00",
		"2026-04-01T13:30:00.750Z": "2026-04-01T13:30:01",
		"13:30:00":                 "13:30:00",
		"9999-12-31T23:59:59.9":    "",
		"2026-02-29":               "",
		"1-4-2026":                 "",
		"2026-04-01T13:30+02:00":   "",
	} {
		got, ok := appendISO(nil, []byte(value))
		if ok != (want != "") || ok && string(got) != want {
			t.Errorf("%s: got %q %t", value, got, ok)
		}
	}
}

func TestFormatCodes(t *testing.T) {
	for code, want := range map[string]dateStyle{
		"General":                 noDate,
		"GENERAL":                 noDate,
		"@":                       noDate,
		"0.00E+00":                noDate,
		"##0.0E+0":                noDate,
		`#,##0.00 "dagen"`:        noDate,
		`#,##0\ \d`:               noDate,
		`[Red]#,##0;[Blue]-#,##0`: noDate,
		`[$€-413] #,##0.00`:       noDate,
		`_ * #,##0_m;_d`:          noDate,
		`0.0" mm"`:                noDate,
		`0;dd-mm-yyyy`:            noDate,
		"[h]:mm:ss":               noDate,
		"[mm]:ss":                 noDate,
		"yyyy-mm-dd":              dateOnly,
		`[$-413]d\ mmmm\ yyyy;@`:  dateOnly,
		"DD/MM/YYYY HH:MM":        dateOnly,
		"mmm":                     dateOnly,
		"dddd":                    dateOnly,
		`yyyy"年"m"月"`:             dateOnly,
		"h:mm AM/PM":              timeOnly,
		"hh:mm:ss.000":            timeOnly,
		"mm:ss":                   timeOnly,
		"[Red]hh:mm":              timeOnly,
		`"open quotes d`:          noDate,
		"[open bracket d":         noDate,
		"\\":                      noDate,
		"[]0":                     noDate,
		"":                        noDate,
	} {
		if got := formatStyle(code); got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
}

func TestNumbersOfFormats(t *testing.T) {
	custom := map[int]dateStyle{14: noDate, 164: dateOnly}
	for number, want := range map[string]dateStyle{
		"0": noDate, "13": noDate, "14": noDate, "15": dateOnly, "17": dateOnly, "18": timeOnly, "21": timeOnly, "22": dateOnly, "23": noDate,
		"27": dateOnly, "32": timeOnly, "36": dateOnly, "45": timeOnly, "46": noDate, "47": timeOnly, "48": noDate, "58": dateOnly, "59": noDate, "164": dateOnly, "165": noDate, "x": noDate, "": noDate,
	} {
		if got := styleOf(number, custom); got != want {
			t.Errorf("%s: got %d, want %d", number, got, want)
		}
	}
}

func TestDateSystemOfTheWorkbook(t *testing.T) {
	for setting, want := range map[string]string{`<workbookPr date1904="1"/>`: "2030-04-02", `<workbookPr date1904="false"/>`: "2026-04-01"} {
		p := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(`<row><c s="1"><v>46113</v></c></row>`)})
		p["xl/workbook.xml"] = replaceOnce(t, p["xl/workbook.xml"], "<workbookPr/>", setting)
		b, err := openBytes(p.pack(t), Submission)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range b.Rows("Eén") {
			if err != nil || row.Cells[0].Text != want {
				t.Errorf("%s: got %v %v", setting, row, err)
			}
		}
	}
}
