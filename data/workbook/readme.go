package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
)

// The first sheet: a wide column, then as many narrow ones as there are kinds of contributions. Sentences run on over the empty
// cells to their right.
const (
	readmeWide   = 34.0
	readmeNarrow = 15.0
)

// readme writes the first sheet: whose workbook this is, how to fill it in, what the looks mean, and a picture of what is in it.
func (w *writer) readme() {
	p := w.paint
	p.sheet(w.say("sheet.readme"))
	p.put(1, titleRow, textValue(w.title()), look{style: titleStyle})
	p.height[titleRow] = 30
	p.put(1, hintRow, textValue(w.subtitle()), look{style: hintStyle})
	p.put(1, keyRow, textValue("readme"), look{style: keyStyle})
	p.hideRow(keyRow)
	p.width(1, readmeWide)
	for i := range w.kinds() {
		p.width(i+2, readmeNarrow)
	}
	w.line(headRow, w.say("readme.protected"))
	row := w.steps(w.verdictPart(headRow + 2))
	row = w.legend(row + 1)
	row = w.contents(row + 1)
	if w.blank {
		w.examples(row + 1)
	} else {
		w.picture(row + 1)
	}
	w.paint.print(1, 0, 0, w.foot())
	w.paint.guard()
}

func (w *writer) kinds() []coalition.Item { return w.book.Edition.Items(coalition.ListContribution) }

// subtitle tells which submission this is.
func (w *writer) subtitle() string {
	s := w.book.Submission
	agenda := w.book.Edition.Title.In(w.voice.say.Code())
	if w.blank {
		return agenda
	}
	if w.book.Answer != nil {
		return w.say("subtitle.answer", "n", strconv.Itoa(s.Sequence), "date", w.voice.say.Date(string(s.MadeAt)[:min(10, len(s.MadeAt))]), "agenda", agenda)
	}
	state := w.say("state." + final)
	if s.Provisional {
		state = w.say("state." + provisional)
	}
	return w.say("subtitle", "n", strconv.Itoa(s.Sequence), "state", state, "date", w.voice.say.Date(string(s.MadeAt)[:min(10, len(s.MadeAt))]),
		"agenda", agenda, "mark", coalition.Short(s.Hash))
}

func (w *writer) part(row int, key string) int {
	w.paint.put(1, row, textValue(w.say(key)), look{style: partStyle})
	w.paint.height[row] = 24
	return row + 1
}

func (w *writer) line(row int, text string) int {
	w.paint.put(1, row, textValue(text), look{style: plainStyle})
	w.paint.height[row] = 16.5
	return row + 1
}

func (w *writer) steps(row int) int {
	row = w.part(row, "readme.steps")
	for n := 1; w.voice.say.Has("workbook.readme.step." + strconv.Itoa(n)); n++ {
		row = w.line(row, strconv.Itoa(n)+". "+w.say("readme.step."+strconv.Itoa(n)))
	}
	return row
}

// legend says in words what the looks mean.
func (w *writer) legend(row int) int {
	row = w.part(row, "readme.legend")
	for _, l := range []struct {
		word  string
		style style
	}{{"input", inputStyle}, {"fixed", fixedStyle}, {"remark", remarkStyle}} {
		w.paint.put(1, row, textValue(w.say("legend."+l.word)), look{style: l.style})
		w.paint.put(2, row, textValue(w.say("legend."+l.word+".text")), look{style: besideStyle})
		w.paint.height[row] = 20
		row++
	}
	return row
}

// contents lists the sheets, each with a way to it.
func (w *writer) contents(row int) int {
	row = w.part(row, "readme.sheets")
	for _, name := range []string{"organisation", "commitments", "contributions", "milestones", "blocks", "needs", "progress", "contact",
		"checks", "changes", "lists", "technical"} {
		title := w.say("sheet." + name)
		w.paint.put(1, row, textValue(title), look{style: linkStyle})
		w.paint.try(w.paint.file.SetCellHyperLink(w.paint.on, at(1, row), quoted(title)+"!A1", "Location"))
		w.paint.put(2, row, textValue(w.say("about."+name)), look{style: besideStyle})
		w.paint.height[row] = 16.5
		row++
	}
	return row
}

// examples shows per icon project how somebody might answer the first two questions, in the words of the agenda.
func (w *writer) examples(row int) {
	w.paint.try(w.paint.file.InsertPageBreak(w.paint.on, at(1, row)))
	language := w.voice.say.Code()
	row = w.part(row, "readme.examples")
	for _, project := range w.book.Edition.IconProjects {
		if len(project.Proposals) == 0 {
			continue
		}
		idea := project.Proposals[0]
		for i, beside := range []string{idea.Title.In(language), w.say("readme.example.result", "result", idea.Result.In(language))} {
			if i == 0 {
				w.paint.put(1, row, textValue(project.Label.In(language)), look{style: plainStyle})
			}
			w.paint.put(2, row, textValue(beside), look{style: besideStyle})
			w.paint.height[row] = 16.5
			row++
		}
	}
}

// picture counts the commitments per icon project and kind of contribution, in a table and in a native chart of that table.
func (w *writer) picture(row int) {
	p := w.paint
	p.try(p.file.InsertPageBreak(p.on, at(1, row)))
	row = w.part(row, "readme.picture")
	counts := w.counts()
	kinds, projects := w.kinds(), w.projects()
	if len(kinds) == 0 || len(projects) == 0 {
		return
	}
	language := w.voice.say.Code()
	p.put(1, row, textValue(w.say("readme.project")), look{style: headStyle})
	for i, k := range kinds {
		p.put(i+2, row, textValue(k.Label.In(language)), look{style: headStyle})
	}
	p.height[row] = 26
	for i, project := range projects {
		text := w.voice.choices(coalition.ListIconProject).show(project)
		if project == "" {
			text = w.say("readme.none")
		}
		p.put(1, row+1+i, textValue(text), look{style: fixedStyle})
		p.high(row+1+i, text, readmeWide)
		for j, k := range kinds {
			p.put(j+2, row+1+i, value{form: asNumber, number: float64(counts[pair{project, k.Code}])}, look{style: countStyle})
		}
	}
	p.table("readme", len(kinds)+1, row, row+len(projects))
	w.chart(row, len(projects), len(kinds))
}

// pair is a cell of the picture.
type pair struct{ project, kind coalition.Code }

// counts tells per main icon project how many commitments bring in each kind of contribution.
func (w *writer) counts() map[pair]int {
	n := map[pair]int{}
	for _, r := range w.cargo.records[coalition.KindCommitment] {
		project, seen := mainProject(r), map[string]bool{}
		for _, c := range w.cargo.owned(coalition.KindContribution, r.ID()) {
			if kind := c.Value("kind"); kind != "" && !seen[kind] {
				seen[kind] = true
				n[pair{project, coalition.Code(kind)}]++
			}
		}
	}
	return n
}

func mainProject(r coalition.Record) coalition.Code {
	if all := lines(r.Value("iconProjects")); len(all) > 0 {
		return coalition.Code(all[0])
	}
	return ""
}

// projects are the rows of the picture: the edition's icon projects, then whatever else a commitment names, then none at all.
func (w *writer) projects() []coalition.Code {
	list := w.book.Edition.Codes(coalition.ListIconProject)
	seen := map[coalition.Code]bool{}
	for _, c := range list {
		seen[c] = true
	}
	none := false
	for _, r := range w.cargo.records[coalition.KindCommitment] {
		c := mainProject(r)
		none = none || c == ""
		if c != "" && !seen[c] {
			seen[c] = true
			list = append(list, c)
		}
	}
	if none {
		list = append(list, "")
	}
	return list
}

// chartColours tell the kinds of contributions apart; their names stand in the legend and the numbers in the bars.
var chartColours = []string{"154273", "2E7D6B", "B4690E", "7A4A9E", "52606D"}

func (w *writer) chart(head, projects, kinds int) {
	on := quoted(w.paint.on)
	ref := func(column, row, toRow int) string {
		return on + "!" + absolute(column, row) + ":" + absolute(column, toRow)
	}
	var series []excelize.ChartSeries
	for i := range kinds {
		series = append(series, excelize.ChartSeries{
			Name: on + "!" + absolute(i+2, head), Categories: ref(1, head+1, head+projects), Values: ref(i+2, head+1, head+projects),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartColours[i%len(chartColours)]}},
		})
	}
	gap := uint(60)
	font := excelize.Font{Family: typeface, Size: 10, Color: ink}
	w.paint.try(w.paint.file.AddChart(w.paint.on, at(1, head+projects+2), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, GapWidth: &gap,
		Format:    excelize.GraphicOptions{AltText: w.say("readme.picture.alt"), Name: w.say("readme.picture"), OffsetX: 2, OffsetY: 4},
		Dimension: excelize.ChartDimension{Width: uint(readmeWide*7+readmeNarrow*7*float64(kinds)) + 10, Height: uint(120 + 34*projects)},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &font},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: w.say("readme.picture"), Font: &excelize.Font{Family: typeface, Size: 12, Bold: true, Color: navy}}}},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: font},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, MajorUnit: 1, Font: font, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
	}))
	w.paint.last[1] = max(w.paint.last[1], head+projects)
}

func absolute(column, row int) string {
	return "$" + at(column, 0)[:len(at(column, 0))-1] + "$" + strconv.Itoa(row)
}
