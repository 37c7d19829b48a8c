package workbook

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The colours of the program, quiet on paper too. Each has a contrast of at least 4.5 on what it stands on.
const (
	navy      = "154273"
	ink       = "1F2933"
	soft      = "52606D"
	paleNavy  = "E7EDF5"
	paleGrey  = "F1F4F7"
	paleAmber = "FDF6E3"
	amberInk  = "6B4E00"
	edge      = "CBD5E1"
)

const (
	typeface   = "Calibri"
	lineHeight = 20.0
	headHeight = 27.0
)

// look is how a cell looks; what it means is said in words on the first sheet.
type look struct {
	style style
	form  valueForm
	open  bool // not locked when the sheet is protected
}

type style uint8

const (
	plainStyle style = iota
	titleStyle
	hintStyle
	partStyle
	headStyle
	inputStyle
	fixedStyle
	remarkStyle
	linkStyle
	countStyle
	keyStyle
	codeStyle
	besideStyle
	rowStyle // of a long list: no box around every one of a million cells
)

func (l look) holding(f valueForm) look {
	if l.form == asText {
		l.form = f
	}
	return l
}

// lookOf is the look of the cells of a column.
func lookOf(u use) look {
	switch u {
	case fixed:
		return look{style: fixedStyle, open: true}
	case remark:
		return look{style: remarkStyle, open: true}
	case hidden:
		return look{style: keyStyle, open: true}
	}
	return look{style: inputStyle, open: true}
}

func (p *paint) style(l look) int {
	if id, ok := p.looks[l]; ok {
		return id
	}
	s := styles[l.style]()
	s.Protection = &excelize.Protection{Locked: !l.open}
	switch l.form {
	case asDate:
		format := "dd-mm-yyyy"
		s.CustomNumFmt = &format
	case asNumber:
		s.Alignment.Horizontal = "right"
	case asWhole, asCents:
		s.Alignment.Horizontal, s.Alignment.WrapText = "right", false
		s.NumFmt = map[valueForm]int{asWhole: 3, asCents: 4}[l.form] // thousands apart
	case asText:
		s.NumFmt = 49 // @: a number typed here keeps its zeros
	}
	id, err := p.file.NewStyle(s)
	p.try(err)
	p.looks[l] = id
	return id
}

var styles = map[style]func() *excelize.Style{
	plainStyle:  func() *excelize.Style { return written(ink, 11, false, "") },
	titleStyle:  func() *excelize.Style { return written(navy, 20, true, "") },
	hintStyle:   func() *excelize.Style { return written(soft, 11, false, "") },
	partStyle:   func() *excelize.Style { return written(navy, 14, true, "") },
	headStyle:   func() *excelize.Style { return middle(boxed(written(navy, 11, true, paleNavy), navy)) },
	inputStyle:  func() *excelize.Style { return boxed(written(ink, 11, false, "FFFFFF"), edge) },
	fixedStyle:  func() *excelize.Style { return boxed(written(soft, 11, false, paleGrey), edge) },
	remarkStyle: func() *excelize.Style { return boxed(written(amberInk, 11, false, paleAmber), edge) },
	linkStyle:   func() *excelize.Style { return underlined(written(navy, 11, false, "")) },
	countStyle:  func() *excelize.Style { return middle(boxed(written(ink, 11, false, "FFFFFF"), edge)) },
	keyStyle:    func() *excelize.Style { return written(soft, 9, false, "") },
	besideStyle: func() *excelize.Style { s := written(ink, 11, false, ""); s.Alignment.Indent = 1; return s },
	rowStyle:    func() *excelize.Style { return topmost(written(ink, 10, false, "")) },
	codeStyle:   func() *excelize.Style { return unwrapped(boxed(written(soft, 10, false, paleGrey), edge)) },
}

func written(colour string, size float64, bold bool, fill string) *excelize.Style {
	s := &excelize.Style{Font: &excelize.Font{Family: typeface, Size: size, Bold: bold, Color: colour},
		Alignment: &excelize.Alignment{Vertical: "center"}}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	return s
}

// boxed draws thin lines around and lets the text wrap; a stronger line goes below headings.
func boxed(s *excelize.Style, below string) *excelize.Style {
	s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: "left", Indent: 1}
	for _, side := range []string{"left", "right", "top"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: edge, Style: 1})
	}
	weight := 1
	if below != edge {
		weight = 2
	}
	s.Border = append(s.Border, excelize.Border{Type: "bottom", Color: below, Style: weight})
	return s
}

func underlined(s *excelize.Style) *excelize.Style { s.Font.Underline = "single"; return s }

func middle(s *excelize.Style) *excelize.Style { s.Alignment.Vertical = "center"; return s }

func topmost(s *excelize.Style) *excelize.Style {
	s.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}
	return s
}

func unwrapped(s *excelize.Style) *excelize.Style { s.Alignment.WrapText = false; return s }

// textHeight estimates how high a wrapped text stands in a column: lines of whole words, on the safe side, at most what Excel
// allows.
func textHeight(text string, width float64) float64 {
	room := max(1, int(width*1.04)-3) // less the space around the text
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count += wrapped(paragraph, room)
	}
	return math.Min(409, float64(count)*14.6+6)
}

func wrapped(paragraph string, room int) int {
	count, used := 1, 0
	for word := range strings.SplitSeq(paragraph, " ") {
		n := utf8.RuneCountInString(word)
		if used > 0 && used+1+n > room {
			count, used = count+1, 0
		} else if used > 0 {
			used++
		}
		for used += n; used > room; used -= room {
			count++
		}
	}
	return count
}
