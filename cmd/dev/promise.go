package main

// promise is one line of the table of speed: what is done, what it is held against in the same run, and what the figure may be.
type promise struct {
	work, floor string
	room        string // where its benchmark stands
	bench       string // its name, as go test -bench prints it
	unit        string // of the figure that it reports
	limit       float64
	least       bool // the figure may be no less than the limit, instead of no more
}

// promises are the lines of the table, in its order. Those of the window are measured on the real program.
var promises = []promise{
	{work: "a letter typed, dossier of 5,000 commitments (p99)", floor: "one frame: 16 ms", room: "./ui", bench: "Window/letter", unit: "ms-p99", limit: 16},
	{work: "scrolling 5,000 rows (p99)", floor: "one frame: 16 ms", room: "./ui", bench: "Window/scroll", unit: "ms-p99", limit: 16},
	{work: "save one field durably", floor: "the same row written and synced by bare SQLite", room: "./data/dossier", bench: "Apply", unit: "×bare", limit: 1.5},
	{work: "load 5,000 commitments, checked", floor: "reading the same rows with bare SQL", room: "./data/dossier", bench: "Load/5000", unit: "×bare", limit: 2},
	{work: "search while typing, 5,000 commitments", floor: "one frame: 16 ms", room: "./data/coalition", bench: "Search/scholen", unit: "ms", limit: 16},
	{work: "hand in 60 commitments, proven by reading back", floor: "excelize writing the same cells once", room: "./data/workbook", bench: "HandIn", unit: "×bare", limit: 2},
	{work: "read one submission", floor: "inflating the same file", room: "./data/workbook", bench: "Read", unit: "×inflating", limit: 3},
	{work: "overview of 60,000 rows", floor: "deflating the same XML", room: "./data/workbook", bench: "Overview", unit: "×deflating", limit: 1.5},
	{work: "take in 200 workbooks on two cores", floor: "the same on one core", room: "./data/exchange", bench: "TakeIn", unit: "×one-core", limit: 1.8, least: true},
	{work: "memory taking in ten times as many", floor: "memory of the small number", room: "./data/exchange", bench: "TakeIn", unit: "×memory", limit: 1.3},
	{work: "coverage over 2,000 submissions of 20 commitments", floor: "100 ms", room: "./data/register", bench: "Ask/coverage", unit: "ms", limit: 100},
	{work: "follow-up over the same", floor: "100 ms", room: "./data/register", bench: "Ask/standing", unit: "ms", limit: 100},
}

// kept tells whether a figure keeps the promise.
func (p promise) kept(figure float64) bool {
	if p.least {
		return figure >= p.limit
	}
	return figure <= p.limit
}

// rooms are the packages of the promises with the expression that picks their benchmarks.
func rooms() (order []string, picks map[string][]string) {
	picks = map[string][]string{}
	for _, p := range promises {
		if picks[p.room] == nil {
			order = append(order, p.room)
		}
		picks[p.room] = append(picks[p.room], p.bench)
	}
	return order, picks
}
