package main

import (
	"context"
	"flag"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/register"
)

// coverageVerb shows how far the agenda is covered and where the gaps are.
func coverageVerb(fs *flag.FlagSet) runner {
	threshold := fs.Int("gap", 2, "")
	var q register.CoverageQuery
	fs.StringVar((*string)(&q.Type), "type", "", "")
	fs.StringVar((*string)(&q.Mandate), "mandate", "", "")
	fs.StringVar((*string)(&q.Status), "status", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error {
			c, err := d.Coverage(ctx, d.edition, q)
			if err != nil {
				return err
			}
			d.tellCoverage(c, *threshold)
			return nil
		})
	}
}

// cellLine is one cell of the matrix for programs.
type cellLine struct {
	Is            string         `json:"is"`
	Project       coalition.Code `json:"project"`
	Kind          coalition.Code `json:"kind"`
	Commitments   int            `json:"commitments"`
	Organisations int            `json:"organisations"`
	Gap           bool           `json:"gap"`
}

// countLine is one count for programs.
type countLine struct {
	Is     string         `json:"is"`
	Code   coalition.Code `json:"code"`
	Number int            `json:"number"`
}

// amountLine is one total for programs.
type amountLine struct {
	Is            string            `json:"is"`
	Kind          coalition.Code    `json:"kind"`
	Unit          coalition.Code    `json:"unit"`
	Period        coalition.Code    `json:"period"`
	Contributions int               `json:"contributions"`
	Total         coalition.Decimal `json:"total"`
}

func (d *desk) tellCoverage(c *register.Coverage, threshold int) {
	d.say("cli.coverage.commitments", "n", strconv.Itoa(c.Commitments))
	for _, p := range c.Projects {
		if p.Code == "" && p.Number == 0 {
			continue
		}
		var cells []string
		for _, kind := range c.Kinds {
			cell := c.Cell(p.Code, kind)
			text := d.label(coalition.ListContribution, kind) + " " + strconv.Itoa(cell.Commitments)
			if cell.Gap(threshold) {
				text += " (" + d.words.Say("cli.coverage.gap") + ")"
			}
			cells = append(cells, text)
			d.object(cellLine{"cell", p.Code, kind, cell.Commitments, cell.Organisations, cell.Gap(threshold)})
		}
		d.say("cli.coverage.project", "name", d.label(coalition.ListIconProject, p.Code), "n", strconv.Itoa(p.Number), "cells", strings.Join(cells, " · "))
	}
	d.tellCounts("type", coalition.ListOrganisationType, c.Types)
	d.tellCounts("mandate", coalition.ListMandate, c.Mandates)
	d.tellCounts("status", coalition.ListStatus, c.Statuses)
	d.tellCounts("level", "", c.Levels)
	d.tellCounts("obstacle", coalition.ListObstacle, c.Obstacles)
	for _, a := range c.Amounts {
		d.say("cli.coverage.amount", "kind", d.label(coalition.ListContribution, a.Kind), "total", d.words.Amount(a.Total.String()),
			"unit", d.label(coalition.ListUnit, a.Unit), "period", d.label(coalition.ListPeriod, a.Period), "n", strconv.Itoa(a.Contributions))
		d.object(amountLine{"amount", a.Kind, a.Unit, a.Period, a.Contributions, a.Total})
	}
}

// tellCounts tells what there is of each code; what there is none of is left out for people.
func (d *desk) tellCounts(what string, l coalition.List, counts []register.Count) {
	var texts []string
	for _, c := range counts {
		d.object(countLine{what, c.Code, c.Number})
		if c.Number == 0 {
			continue
		}
		name := d.label(l, c.Code)
		if l == "" {
			name = d.words.Say("concrete." + string(c.Code))
		}
		texts = append(texts, name+" "+strconv.Itoa(c.Number))
	}
	if len(texts) > 0 {
		d.say("cli.coverage."+what, "counts", strings.Join(texts, " · "))
	}
}
