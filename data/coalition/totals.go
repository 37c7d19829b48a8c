package coalition

// Total is what is contributed in one unit. Hours, fte and euro are never added together.
type Total struct {
	Unit   Code
	Amount Decimal
}

// Totals adds up the quantities of all contributions of the given commitments, a total per unit, in the order of the
// edition's units; a unit the edition does not know comes last. What has no quantity or no unit is not counted.
func Totals(e *Edition, commitments []*Commitment) []Total {
	sums := map[Code]int64{}
	var order []Code
	for _, unit := range e.Codes(ListUnit) {
		order = append(order, unit)
		sums[unit] = 0
	}
	for _, c := range commitments {
		for _, b := range c.Contributions {
			if !b.Quantity.Given() || b.Unit == "" {
				continue
			}
			if _, known := sums[b.Unit]; !known {
				order = append(order, b.Unit)
			}
			sums[b.Unit] += b.Quantity.Hundredths()
		}
	}
	var totals []Total
	for _, unit := range order {
		if sums[unit] != 0 {
			totals = append(totals, Total{unit, Hundredths(sums[unit])})
		}
	}
	return totals
}

// Tally is how many commitments count for one icon project.
type Tally struct {
	Project Code // empty for commitments without an icon project, which have a theme only
	Count   int
}

// Tallies counts commitments by their main icon project, in the order of the edition, those without a project last.
func Tallies(e *Edition, commitments []*Commitment) []Tally {
	counts := map[Code]int{}
	for _, c := range commitments {
		main := c.MainProject()
		if !e.Knows(ListIconProject, main) {
			main = ""
		}
		counts[main]++
	}
	var tallies []Tally
	for _, p := range e.IconProjects {
		if !p.Gone || counts[p.Code] > 0 {
			tallies = append(tallies, Tally{p.Code, counts[p.Code]})
		}
	}
	return append(tallies, Tally{"", counts[""]})
}
