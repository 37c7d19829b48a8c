package workbook

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"doemee/data/sheet"
)

// The first sheet of an overview: a wide column with names, narrow ones with numbers, and the charts to their right.
const (
	frontWide   = 44.0
	frontNarrow = 16.0
	frontGap    = 4.0
	frontBroad  = 760 // pixels of a chart
	barTall     = 34  // pixels a bar needs, and what stands around the bars
	aroundBars  = 125
	wholeSteps  = 6  // commitments below which an axis would count in halves
	emptyHeight = 15 // points of a row in which nothing stands
	firstCharts = 2  // on the first page of paper, below the figures
	pageCharts  = 4  // on each one after it
)

// front writes title, figures and, below each other, every table with its chart beside it.
func (w *overviewWriter) front() {
	p := w.paint
	p.sheet(w.say.Say("listing.sheet.front"))
	p.put(1, 1, textValue(w.o.Title), look{style: titleStyle})
	p.height[1] = 30
	p.put(1, 2, textValue(w.o.Subtitle), look{style: hintStyle})
	p.height[2] = 22
	p.width(1, frontWide)
	broad := 1
	for _, c := range w.o.Charts {
		broad = max(broad, len(c.Columns))
	}
	for i := range broad + 1 {
		p.width(i+2, frontNarrow)
	}
	p.width(broad+3, frontGap)
	row := w.amounts(w.figures(4))
	for i, c := range w.o.Charts {
		if i >= firstCharts && (i-firstCharts)%pageCharts == 0 {
			p.try(p.file.InsertPageBreak(p.on, at(1, row+1)))
		}
		row = w.chart(c, row+1, broad+4)
	}
	p.freeze(1, 2)
	p.print(1, 0, 0, footer(w.o.Title))
	p.close()
	p.on = ""
}

func (w *overviewWriter) figures(row int) int {
	for _, f := range w.o.Figures {
		w.paint.put(1, row, textValue(f.Name), look{style: countStyle})
		w.paint.put(2, row, apart(decimalValue(f.Value)), look{style: countStyle})
		w.paint.height[row] = lineHeight
		row++
	}
	return row + 1
}

// apart shows a number with its thousands apart.
func apart(v value) value {
	if v.form == asNumber {
		if v.form = asCents; v.number == math.Trunc(v.number) {
			v.form = asWhole
		}
	}
	return v
}

// amounts writes what is contributed, and gives the row below it.
func (w *overviewWriter) amounts(row int) int {
	p, t := w.paint, w.o.Amounts
	if len(t.Rows) == 0 {
		return row
	}
	p.put(1, row+1, textValue(t.Title), look{style: partStyle})
	p.height[row+1] = 26
	w.head(row+2, t.Columns)
	for i, name := range t.Rows {
		at := row + 3 + i
		p.put(1, at, textValue(name), look{style: countStyle})
		p.height[at] = lineHeight
		for j, text := range t.Values[i] {
			p.put(2+j, at, apart(decimalValue(text)), look{style: countStyle})
		}
	}
	return row + 4 + len(t.Rows)
}

// head writes the headings of a small table.
func (w *overviewWriter) head(row int, columns []string) {
	p := w.paint
	p.put(1, row, textValue(w.say.Say("listing.what")), look{style: headStyle})
	p.height[row] = headHeight
	for i, text := range columns {
		p.put(i+2, row, textValue(text), look{style: headStyle})
		p.high(row, text, frontNarrow)
	}
}

// chart writes a table with totals and its chart, and gives the row below both.
func (w *overviewWriter) chart(c Chart, row, beside int) int {
	p := w.paint
	p.put(1, row, textValue(c.Title), look{style: partStyle})
	p.height[row] = 26
	head := row + 1
	heads := c.Columns
	if len(c.Columns) > 1 {
		heads = append(append([]string{}, c.Columns...), w.say.Say("listing.total"))
	}
	w.head(head, heads)
	for i, name := range c.Rows {
		w.chartRow(c, i, head+1+i, name)
	}
	last := head + len(c.Rows)
	if len(c.Rows) == 0 {
		return last + 1
	}
	tall := barTall*len(c.Rows) + aroundBars
	next := w.below(row, last, tall)
	p.settleHeights(row, next) // the library measures a chart in the rows it covers
	w.draw(c, row, head, last, beside, tall)
	return next
}

// below makes empty rows below a table until its chart ends, and gives the next one. The format counts heights in points, charts in
// pixels; programs differ in how high an empty row is, so these say it.
func (w *overviewWriter) below(row, last, tall int) int {
	left := float64(tall) * 3 / 4
	for r := row; r <= last; r++ {
		left -= w.paint.height[r]
	}
	next := last + 1
	for ; left > 0; left -= emptyHeight {
		w.paint.height[next] = emptyHeight
		next++
	}
	return next + 1
}

func (w *overviewWriter) chartRow(c Chart, i, row int, name string) {
	p, total := w.paint, 0
	p.put(1, row, textValue(name), look{style: countStyle})
	p.height[row] = lineHeight
	for j, n := range c.Values[i] {
		p.put(j+2, row, value{form: asWhole, number: float64(n)}, look{style: countStyle})
		total += n
	}
	if len(c.Columns) > 1 {
		p.put(len(c.Columns)+2, row, value{form: asWhole, number: float64(total)}, look{style: countStyle})
	}
	p.high(row, name, frontWide)
}

// draw puts the native chart of a table beside it. Its alternative text says in words what it shows.
func (w *overviewWriter) draw(c Chart, row, head, last, beside, tall int) {
	p := w.paint
	var series []excelize.ChartSeries
	for j := range c.Columns {
		column := j + 2
		series = append(series, excelize.ChartSeries{Name: columnsAt(p.on, column, head, column, head), Categories: columnsAt(p.on, 1, head+1, 1, last),
			Values: columnsAt(p.on, column, head+1, column, last), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartColours[j%len(chartColours)]}}})
	}
	legend := excelize.ChartLegend{Position: "bottom"}
	if len(c.Columns) == 1 {
		legend.Position = "none"
	}
	gap, highest := uint(60), 0
	for _, row := range c.Values {
		total := 0
		for _, n := range row {
			total += n
		}
		highest = max(highest, total)
	}
	step := 0.0 // the program's own choice
	if highest < wholeSteps {
		step = 1
	}
	p.try(p.file.AddChart(p.on, sheet.Cell{Column: beside}.Ref(row), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, Legend: legend, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Size: 13, Color: navy, Bold: true}}}},
		Dimension: excelize.ChartDimension{Width: frontBroad, Height: uint(tall)},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Size: 10, Color: ink}},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, MajorUnit: step, Font: excelize.Font{Size: 10, Color: ink}},
		Format:    excelize.GraphicOptions{AltText: c.inWords()},
	}))
}

// mostWords is how many letters of a chart are told in words; the table beside it has them all.
const mostWords = 500

// inWords tells what a chart shows: its title, and each row with what it counts.
func (c Chart) inWords() string {
	text := c.Title + ": "
	for i, name := range c.Rows {
		var counts []string
		for j, n := range c.Values[i] {
			counts = append(counts, c.Columns[j]+" "+strconv.Itoa(n))
		}
		text += name + ": " + strings.Join(counts, ", ") + "; "
	}
	return pieces(strings.TrimSuffix(text, "; ")+".", mostWords)[0]
}

// escapeFooter keeps an ampersand from being taken for a code.
func escapeFooter(text string) string { return strings.ReplaceAll(text, "&", "&&") }
