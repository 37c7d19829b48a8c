package coverage

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// countPart shows how many commitments there are of each code of one list, each with the commitments behind it.
type countPart struct {
	*part
	screen *Screen
	key    string
	list   coalition.List
	of     func(*register.Coverage) []register.Count
	choose func(*register.CommitmentQuery, coalition.Code)
}

// countPanels lays out every count, two beside each other where there is room.
func (s *Screen) countPanels() fyne.CanvasObject {
	for _, c := range []countPart{
		{key: "level", of: func(c *register.Coverage) []register.Count { return c.Levels },
			choose: func(q *register.CommitmentQuery, code coalition.Code) { q.Level = coalition.Level(code) }},
		{key: "type", list: coalition.ListOrganisationType, of: func(c *register.Coverage) []register.Count { return c.Types },
			choose: func(q *register.CommitmentQuery, code coalition.Code) { q.Type = code }},
		{key: "mandate", list: coalition.ListMandate, of: func(c *register.Coverage) []register.Count { return c.Mandates },
			choose: func(q *register.CommitmentQuery, code coalition.Code) { q.Mandate = code }},
		{key: "status", list: coalition.ListStatus, of: func(c *register.Coverage) []register.Count { return c.Statuses }, choose: chooseStatus},
		{key: "obstacle", list: coalition.ListObstacle, of: func(c *register.Coverage) []register.Count { return c.Obstacles }, choose: chooseObstacle},
	} {
		c.part, c.screen = newPart(), s
		s.counts = append(s.counts, &c)
	}
	left, right := kit.Column(theme.Wide), kit.Column(theme.Wide)
	for i, c := range s.counts {
		if i%2 == 0 {
			left.Add(kit.Panel(c.Object))
		} else {
			right.Add(kit.Panel(c.Object))
		}
	}
	right.Add(kit.Panel(s.amounts.Object))
	return kit.Columns([]float32{1, 1}, left, right)
}

// chooseStatus counts every status, those that no longer stand too, whatever status was chosen.
func chooseStatus(q *register.CommitmentQuery, code coalition.Code) { q.Status, q.Stands = code, false }

// chooseObstacle leaves out what obstacles are not counted by.
func chooseObstacle(q *register.CommitmentQuery, code coalition.Code) {
	q.Obstacle, q.Mandate, q.Level = code, "", ""
}

// show draws the counts; what there is none of is left out where the list is long.
func (c *countPart) show(all *register.Coverage) {
	counts, w := c.of(all), c.screen.office.Words()
	c.put([]any{counts, c.screen.query}, func() []fyne.CanvasObject {
		lines := []fyne.CanvasObject{kit.Heading(w.Say("coverage.by." + c.key)).Object}
		if note := "coverage.by." + c.key + ".what"; w.Has(note) {
			lines = append(lines, kit.Second(w.Say(note)).Object)
		}
		bars := c.bars(counts)
		if len(bars) == 0 {
			return append(lines, kit.Second(w.Say("coverage.by.none")).Object)
		}
		return append(lines, kit.Bars(bars))
	})
}

// bars are a line for each code of which there is something.
func (c *countPart) bars(counts []register.Count) (bars []kit.Bar) {
	most := 0
	for _, one := range counts {
		most = max(most, one.Number)
	}
	for _, one := range counts {
		if one.Number == 0 && c.list != "" {
			continue
		}
		q := chosenBy(c.screen.query)
		c.choose(&q, one.Code)
		bar := kit.Bar{Label: labelOf(c.screen.office, c.list, one.Code), Value: strconv.Itoa(one.Number)}
		if one.Number > 0 {
			bar.Share, bar.OnTap = float32(one.Number)/float32(most), func() { c.screen.open(q) }
		}
		bars = append(bars, bar)
	}
	return bars
}
