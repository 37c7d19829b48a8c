package dossier

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

// large is a dossier of many commitments, each filled in as the short form asks and with three rows.
func large(t testing.TB, commitments int) (*Dossier, *coalition.Content) {
	t.Helper()
	c := coalition.NewContent(coalition.NewID())
	for i := range commitments {
		id := coalition.NewID()
		amount := coalition.Whole(int64(i))
		c.Commitments = append(c.Commitments, coalition.Commitment{ID: id, Number: coalition.NumberOf(i + 1), Title: fmt.Sprintf("Open warmtekaart van wijk %d", i),
			Result: strings.Repeat("Een kaart die iedereen kan gebruiken. ", 5), IconProjects: []coalition.Code{"icon-climate-energy"},
			Themes: []coalition.Code{"climate"}, End: "2026-Q4", Role: "Programmamanager data", Mandate: coalition.MandateManagement,
			Funding: coalition.FundingCovered, Partners: []string{"Waterschap Voorbeeld", "Voorbeeld BV"}, Status: coalition.StatusDraft, Position: int64(i+1) * 1024,
			Contributions: []coalition.Contribution{{ID: coalition.NewID(), Commitment: id, Kind: coalition.ContributePeople, Description: "Een adviseur",
				Quantity: amount, Unit: coalition.UnitHours, Period: "per-year", Certainty: "firm", Position: 1024}},
			Milestones: []coalition.Milestone{{ID: coalition.NewID(), Commitment: id, Title: "Eerste kaart", Date: "2026-06-30", Evidence: "Op de website",
				Status: coalition.MilestonePlanned, Position: 1024}},
			Needs: []coalition.Need{{ID: coalition.NewID(), Commitment: id, Kind: coalition.ContributeKnowledge, Description: "Een jurist", Status: "open", Position: 1024}},
		})
	}
	c.LastNumber = commitments
	return create(t, c), c
}

// BenchmarkLoad reports how many times the bare reading of the same rows it takes to load commitments, checked, and what one costs.
func BenchmarkLoad(b *testing.B) {
	for _, many := range []int{20, 200, 1000, 5000} {
		b.Run(fmt.Sprint(many), func(b *testing.B) {
			d, _ := large(b, many)
			var bare, load time.Duration
			for b.Loop() {
				bare += timed(b, func() error { return readBare(d) })
				load += timed(b, func() error { _, err := d.Content(ctx); return err })
			}
			b.ReportMetric(float64(load)/float64(bare), "×bare")
			b.ReportMetric(float64(load.Microseconds())/1000/float64(b.N), "ms/load")
		})
	}
}

func timed(t testing.TB, job func() error) time.Duration {
	start := time.Now()
	must(t, job())
	return time.Since(start)
}

// readBare reads every column of every row and keeps nothing.
func readBare(d *Dossier) error {
	return d.db.Read(ctx, func(tx *database.Tx) error {
		for _, k := range coalition.Kinds {
			fields := coalition.Fields(k)
			columns, into := []string{"id"}, []any{new(string)}
			for _, f := range fields {
				columns, into = append(columns, `"`+column(f.Name)+`"`), append(into, any(new(string)))
				if whole(f.Form) {
					into[len(into)-1] = new(int64)
				}
			}
			query := fmt.Sprintf("SELECT %s, sum FROM %s", strings.Join(columns, ", "), tableName(k))
			into = append(into, new(string))
			if err := tx.Each(func(scan func(...any) error) error { return scan(into...) }, query); err != nil {
				return err
			}
		}
		return nil
	})
}

// BenchmarkApply reports how many times the bare durable write of the same row one changed field takes, with its log.
func BenchmarkApply(b *testing.B) {
	d, c := large(b, 200)
	const bareWrite = "UPDATE commitment SET title = ? WHERE id = ?"
	other, last := c.Commitments[1], &c.Commitments[0]
	var bare, apply time.Duration
	for i := 0; b.Loop(); i++ {
		bare += timed(b, func() error {
			return d.db.Update(ctx, func(tx *database.Tx) error {
				_, err := tx.Exec(bareWrite, fmt.Sprint("bare ", i), string(other.ID))
				return err
			})
		})
		step := edit(b, c, coalition.AsRecord(last), "title", fmt.Sprint("step ", i))
		apply += timed(b, func() error { return d.Apply(ctx, step) })
	}
	b.ReportMetric(float64(apply)/float64(bare), "×bare")
	b.ReportMetric(float64(apply.Microseconds())/float64(b.N), "µs/apply")
}

// BenchmarkOpen reports what opening 5,000 commitments takes, all of it checking.
func BenchmarkOpen(b *testing.B) {
	d, _ := large(b, 5000)
	must(b, d.Close())
	for b.Loop() {
		opened, err := Open(ctx, d.Path())
		must(b, err)
		must(b, opened.Close())
	}
}
