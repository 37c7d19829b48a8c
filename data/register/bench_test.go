package register

import (
	"flag"
	"fmt"
	"testing"

	"doemee/data/coalition"
)

// submissions is how many submissions of twenty commitments the big benchmarks hold: 10,000 and 100,000 are what the register is
// sized for; go test -bench . -submissions 100000.
var submissions = flag.Int("submissions", 1000, "submissions in the register of the benchmarks")

// crowd makes the n-th submission of many: twenty commitments of an organisation of its own.
func crowd(n int) *Arrival {
	m := newMember(n)
	m.content.Organisation.Name = fmt.Sprintf("Gemeente Oord %06d", n)
	m.content.Organisation.Scheme, m.content.Organisation.Identifier = coalition.SchemeKvK, fmt.Sprintf("%08d", n)
	for k := 1; k <= 20; k++ {
		m.commit(k)
	}
	return m.send(1, "2020-02-01")
}

// fill takes so many submissions in, a hundred at a time, as exchange does.
func fill(b *testing.B, r *Register, many int) {
	b.Helper()
	batch := Batch{ID: coalition.NewID()}
	for from := 0; from < many; from += 100 {
		var some []*Arrival
		for n := from; n < min(from+100, many); n++ {
			some = append(some, crowd(n))
		}
		if err := r.Keep(b.Context(), edition, batch, some, false); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeep is the keeping of one submission of twenty commitments, without reading its workbook.
func BenchmarkKeep(b *testing.B) {
	r := newRegister(b)
	b.ResetTimer()
	fill(b, r, b.N)
}

// BenchmarkAsk are the questions that screens ask of a register of -submissions submissions.
func BenchmarkAsk(b *testing.B) {
	r := newRegister(b)
	fill(b, r, *submissions)
	for name, ask := range map[string]func() error{
		"coverage": func() error {
			_, err := r.Coverage(b.Context(), edition, CoverageQuery{Type: coalition.Government})
			return err
		},
		"standing": func() error {
			_, err := r.Standing(b.Context(), "2020-07-15")
			return err
		},
		"rounds": func() error {
			_, err := r.Rounds(b.Context(), edition, "2020-07-15")
			return err
		},
		"cell": func() error {
			_, _, err := r.Commitments(b.Context(), CommitmentQuery{Project: "icon-a", Kind: "people", Stands: true, Page: Page{Limit: 100}})
			return err
		},
		"commitments": func() error {
			_, _, err := r.Commitments(b.Context(), CommitmentQuery{Page: Page{Limit: 100}})
			return err
		},
		"organisations": func() error {
			_, _, err := r.Organisations(b.Context(), OrganisationQuery{Page: Page{Limit: 100}})
			return err
		},
		"supporters": func() error {
			_, _, err := r.Supporters(b.Context(), SupporterQuery{NoAgreement: true, Page: Page{Limit: 100}})
			return err
		},
		"search": func() error {
			_, _, err := r.Commitments(b.Context(), CommitmentQuery{Search: "oord toezegging", Page: Page{Limit: 100}})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := ask(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms")
		})
	}
}
