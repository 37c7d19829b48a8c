package register

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

var edition = &coalition.Edition{
	Name: "TEST-1", Version: 1,
	IconProjects:  []coalition.IconProject{{Item: item("icon-a")}, {Item: item("icon-b")}},
	Themes:        []coalition.Item{item("theme-a"), item("theme-b")},
	Contributions: []coalition.ContributionKind{{Item: item("knowledge")}, {Item: item("people")}, {Item: item("resources")}},
	Units:         []coalition.Item{item("hours"), item("fte"), item("euro")},
	Rounds:        []coalition.Round{{Code: "r1", Closes: "2020-03-31"}, {Code: "r2", Closes: "2020-06-30"}, {Code: "r3", Closes: "2020-09-30"}},
}

func item(code coalition.Code) coalition.Item {
	return coalition.Item{Code: code, Label: coalition.Text{NL: string(code), EN: string(code)}}
}

// newRegister makes an empty register whose clock moves on a second with every look at it.
func newRegister(t testing.TB) *Register {
	t.Helper()
	r, err := Create(t.Context(), filepath.Join(t.TempDir(), "test.doemee-register"), edition.Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	moment := time.Date(2020, 7, 1, 12, 0, 0, 0, time.UTC)
	r.Clock(func() time.Time {
		moment = moment.Add(time.Second)
		return moment
	})
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// member is an invented organisation that sends things in.
type member struct {
	n       int
	content *coalition.Content
}

func newMember(n int) *member {
	c := coalition.NewContent(coalition.DeriveID("", "member", fmt.Sprint(n)))
	c.Organisation.Name, c.Organisation.Type = fmt.Sprintf("Gemeente Oord %02d", n), []coalition.Code{coalition.Government, coalition.Company}[n%2]
	c.Organisation.Scheme, c.Organisation.Identifier = coalition.SchemeGM, fmt.Sprintf("GM%04d", 1000+n)
	c.Organisation.Province = []coalition.Code{"utrecht", "zeeland"}[n%2]
	c.Support.Position, c.Support.Date = "supports", "2019-03-21"
	return &member{n, c}
}

// commit adds a commitment; what it holds follows from its number.
func (m *member) commit(k int) *coalition.Commitment {
	id := coalition.DeriveID(m.content.Organisation.ID, "c", fmt.Sprint(k))
	kinds, units := []coalition.Code{"knowledge", "people", "resources"}, []coalition.Code{"hours", "fte", "euro"}
	c := coalition.Commitment{ID: id, Number: coalition.NumberOf(k), Title: fmt.Sprintf("Toezegging %d van %d", k, m.n), Status: coalition.StatusCommitted,
		IconProjects: []coalition.Code{[]coalition.Code{"icon-a", "icon-b"}[k%2]}, Themes: []coalition.Code{"theme-a"}, Mandate: coalition.MandateManagement,
		Funding: coalition.FundingCovered, End: coalition.Quarter(2020, 1+k%4), Role: "Adviseur"}
	c.Contributions = []coalition.Contribution{{ID: coalition.DeriveID(id, "b"), Commitment: id, Kind: kinds[k%3], Unit: units[k%3],
		Quantity: coalition.Whole(int64(10 * k)), Period: "once"}, {ID: coalition.DeriveID(id, "b2"), Commitment: id, Kind: kinds[(k+1)%3]}}
	c.Needs = []coalition.Need{{ID: coalition.DeriveID(id, "n"), Commitment: id, Kind: kinds[(k+2)%3], Description: "Hulp gevraagd"}}
	if k%2 == 0 {
		c.Progress = []coalition.Progress{{ID: coalition.DeriveID(id, "p"), Commitment: id, Date: "2020-05-01", Completion: "limited",
			Obstacles: []coalition.Code{"money", "people"}}}
	}
	m.content.Commitments = append(m.content.Commitments, c)
	return &m.content.Commitments[len(m.content.Commitments)-1]
}

// send makes an arrival of what the member has now.
func (m *member) send(sequence int, day coalition.Date) *Arrival {
	var records []coalition.Record
	for r := range m.content.Records {
		if r.Kind() != coalition.KindContact {
			records = append(records, r)
		}
	}
	s := &coalition.Submission{Organisation: m.content.Organisation.ID, Key: m.content.Organisation.Key(), Name: m.content.Organisation.Name,
		Edition: edition.Name, EditionVersion: 1, Sequence: sequence, MadeAt: coalition.Moment(day + "T10:00:00Z"), Language: "nl",
		Counts: map[string]int{"commitment": len(m.content.Commitments)}, Lines: coalition.Lines(records)}
	s.Hash = coalition.Hash(s.Lines)
	s.ID = coalition.DeriveID(s.Organisation, "submission", s.Hash, fmt.Sprint(sequence))
	return &Arrival{Seen: Seen{Path: fmt.Sprintf("in/%02d-v%02d.xlsx", m.n, sequence)}, Read: s}
}

// keep takes arrivals in, as one batch.
func keep(t testing.TB, r *Register, arrivals ...*Arrival) coalition.ID {
	t.Helper()
	b := Batch{ID: coalition.NewID(), Source: "in"}
	must(t, r.Keep(t.Context(), edition, b, arrivals, false))
	return b.ID
}

// view is everything that the present view and its counts hold, as text.
func view(t testing.TB, r *Register) string {
	t.Helper()
	var all []string
	must(t, r.db.Read(t.Context(), func(tx *database.Tx) error {
		for _, table := range append(slices.Clone(viewTables), "organisation") {
			columns, err := database.Collect(tx, func(scan func(...any) error) (name string, err error) { return name, scan(&name) },
				"SELECT name FROM pragma_table_info($1) ORDER BY cid", table)
			if err != nil {
				return err
			}
			rows, err := database.Collect(tx, func(scan func(...any) error) (line string, err error) { return line, scan(&line) },
				"SELECT concat_ws('|', "+strings.Join(columns, ", ")+") FROM "+table+" ORDER BY 1")
			if err != nil {
				return err
			}
			all = append(all, table)
			all = append(all, rows...)
		}
		counts, err := tallies(tx)
		all = append(all, counts...)
		return err
	}))
	return strings.Join(all, "\n")
}

// recounted fails when the counts that were kept are not those of a count anew.
func recounted(t testing.TB, r *Register) {
	t.Helper()
	if right, err := r.Recount(context.Background()); err != nil || !right {
		t.Errorf("the counts that were kept are not right: %v", err)
	}
}
