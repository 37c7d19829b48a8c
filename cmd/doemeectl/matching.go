package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
)

// matchingVerb shows needs with the offers that may fit them.
func matchingVerb(fs *flag.FlagSet) runner {
	var q register.NeedQuery
	fs.StringVar((*string)(&q.Kind), "kind", "", "")
	fs.StringVar((*string)(&q.Project), "project", "", "")
	fs.StringVar((*string)(&q.Province), "province", "", "")
	fs.StringVar(&q.Search, "search", "", "")
	fs.IntVar(&q.Limit, "limit", 0, "")
	offers := fs.Int("offers", 5, "")
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error { return d.matching(ctx, q, *offers) })
	}
}

// needLine is one need for programs.
type needLine struct {
	Is          string            `json:"is"`
	ID          coalition.ID      `json:"id"`
	Key         string            `json:"key"`
	Number      coalition.Number  `json:"number"`
	Kind        coalition.Code    `json:"kind"`
	Project     coalition.Code    `json:"project"`
	Description string            `json:"description"`
	Amount      coalition.Decimal `json:"amount"`
	Unit        coalition.Code    `json:"unit"`
	Before      coalition.Date    `json:"before"`
}

// offerLine is one offer for programs; it stands after the need it may fit.
type offerLine struct {
	Is          string            `json:"is"`
	Need        coalition.ID      `json:"need"`
	Key         string            `json:"key"`
	Number      coalition.Number  `json:"number"`
	Description string            `json:"description"`
	Amount      coalition.Decimal `json:"amount"`
	Unit        coalition.Code    `json:"unit"`
	SameProject bool              `json:"sameProject"`
	SameTheme   bool              `json:"sameTheme"`
	SameRegion  bool              `json:"sameRegion"`
}

func (d *desk) matching(ctx context.Context, q register.NeedQuery, most int) error {
	needs, total, err := d.Needs(ctx, q)
	if err != nil {
		return err
	}
	for _, n := range needs {
		offers, many, err := d.Offers(ctx, n, register.Page{Limit: most})
		if err != nil {
			return err
		}
		d.say("cli.matching.need", "key", n.Key, "name", n.Name, "number", string(n.Number), "kind", d.label(coalition.ListContribution, n.Kind),
			"text", n.Description, "offers", strconv.Itoa(many))
		d.object(needLine{"need", n.ID, n.Key, n.Number, n.Kind, n.Project, n.Description, n.Amount, n.Unit, n.Before})
		for _, o := range offers {
			d.say("cli.matching.offer", "key", o.Key, "name", o.Name, "number", string(o.Number), "text", o.Description)
			d.object(offerLine{"offer", n.ID, o.Key, o.Number, o.Description, o.Amount, o.Unit, o.SameProject, o.SameTheme, o.SameRegion})
		}
	}
	d.say("cli.list.total", "n", strconv.Itoa(total))
	return nil
}
