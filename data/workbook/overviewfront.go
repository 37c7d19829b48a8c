package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"doemee/data/sheet"
)

// The first sheet of an overview: a wide column with names, narrow ones with numbers, and the charts to their right.
const (
	frontWide   = 44.0
	frontNarrow = 16.0
	frontTall   = 300 // pixels of a chart, at least
	frontBroad  = 760
	barTall     = 26 // pixels a bar needs
	emptyHeight = 15 // points of a row in which nothing stands
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
	row := w.figures(4)
	for _, c := range w.o.Charts {
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
		w.paint.put(2, row, decimalValue(f.Value), look{style: countStyle})
		w.paint.height[row] = lineHeight
		row++
	}
	return row
}

// chart writes a table with totals and its chart, and gives the row below both.
func (w *overviewWriter) chart(c Chart, row, beside int) int {
	p := w.paint
	p.put(1, row, textValue(c.Title), look{style: partStyle})
	p.height[row] = 26
	head := row + 1
	p.put(1, head, textValue(w.say.Say("listing.what")), look{style: headStyle})
	heads := c.Columns
	if len(c.Columns) > 1 {
		heads = append(append([]string{}, c.Columns...), w.say.Say("listing.total"))
	}
	for i, text := range heads {
		p.put(i+2, head, textValue(text), look{style: headStyle})
		p.high(head, text, frontNarrow)
	}
	p.height[head] = max(p.height[head], headHeight)
	for i, name := range c.Rows {
		w.chartRow(c, i, head+1+i, name)
	}
	last := head + len(c.Rows)
	if len(c.Rows) == 0 {
		return last + 1
	}
	tall := max(frontTall, barTall*len(c.Rows)+110)
	w.draw(c, row, head, last, beside, tall)
	rows := (tall*3/4)/emptyHeight + 2 // the format counts heights in points, charts in pixels
	return max(last+2, row+rows)
}

func (w *overviewWriter) chartRow(c Chart, i, row int, name string) {
	p, total := w.paint, 0
	p.put(1, row, textValue(name), look{style: countStyle})
	p.height[row] = lineHeight
	for j, n := range c.Values[i] {
		p.put(j+2, row, value{form: asNumber, number: float64(n)}, look{style: countStyle})
		total += n
	}
	if len(c.Columns) > 1 {
		p.put(len(c.Columns)+2, row, value{form: asNumber, number: float64(total)}, look{style: countStyle})
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
	gap := uint(60)
	p.try(p.file.AddChart(p.on, sheet.Cell{Column: beside}.Ref(row), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, Legend: legend, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Size: 13, Color: navy, Bold: true}}}},
		Dimension: excelize.ChartDimension{Width: frontBroad, Height: uint(tall)},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Size: 10, Color: ink}},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: excelize.Font{Size: 10, Color: ink}},
		Format:    excelize.GraphicOptions{AltText: c.Title},
	}))
}

// escapeFooter keeps an ampersand from being taken for a code.
func escapeFooter(text string) string { return strings.ReplaceAll(text, "&", "&&") }
