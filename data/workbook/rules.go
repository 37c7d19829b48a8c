package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
)

// Days that Excel takes in a date cell, as it counts them: from 1990, since a year that is typed there (2026) becomes a day of
// 1905.
const (
	firstDay = 32874
	lastDay  = 2958465
)

// Excel shows no more of the messages beside a cell.
const (
	longestMessage = 255
	longestCaption = 32
)

// ruleFor gives a column its drop-down or check, with a message before and after.
func (w *writer) ruleFor(c column, i int) {
	if dv := w.rule(c); dv != nil {
		w.paint.rule(dv, i, firstRow, firstRow+ruledRows)
	}
}

func (w *writer) rule(c column) *excelize.DataValidation {
	f, ok := c.spec()
	if !ok || c.use != input {
		return nil
	}
	switch {
	case c.part == partYear:
		return w.listed("year", "dl.years", false)
	case c.part == partQuarter:
		return w.listed("quarter", "dl.quarters", false)
	case f.Form == coalition.FormCode:
		return w.listed("choice", listName(f.List), false)
	case f.Form == coalition.FormCodes && c.part == partMain:
		return w.listed("choice", listName(f.List), false)
	case f.Form == coalition.FormCodes:
		return w.listed("choices", listName(f.List), true)
	case f.Form == coalition.FormBool:
		return w.listed("yes", "dl.yes", false)
	case f.Name == "commitment":
		return w.numbers()
	}
	return w.measured(c, f)
}

// listed takes one of a list; several is for cells in which more than one may stand, where Excel can only offer.
func (w *writer) listed(message, name string, several bool) *excelize.DataValidation {
	dv := excelize.NewDataValidation(true)
	dv.SetSqrefDropList(name)
	w.messages(dv, message, several)
	return dv
}

// numbers offers the commitments; another number may be typed, since rows can be added.
func (w *writer) numbers() *excelize.DataValidation {
	dv := w.listed("number", nameOf("commitment.number"), false)
	warning := "warning"
	dv.ErrorStyle = &warning
	return dv
}

func (w *writer) messages(dv *excelize.DataValidation, message string, silent bool, pairs ...string) {
	dv.SetInput(w.say("input."+message), cut(w.say("input."+message+".text", pairs...), longestMessage))
	if !silent {
		dv.SetError(excelize.DataValidationErrorStyleStop, w.say("error."+message), cut(w.say("error."+message+".text", pairs...), longestMessage))
	}
	dv.ShowErrorMessage = !silent
}

func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// measured checks what can be checked without a list.
func (w *writer) measured(c column, f coalition.Field) *excelize.DataValidation {
	dv := excelize.NewDataValidation(true)
	var err error
	switch {
	case f.Form == coalition.FormDate || c.part == partExact:
		err = dv.SetRange(firstDay, lastDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
		w.messages(dv, "date", false)
	case f.Form == coalition.FormDecimal:
		err = dv.SetRange(-coalition.MaxDecimal, coalition.MaxDecimal, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		w.messages(dv, "amount", false)
	case f.Limit > 0 && f.Form != coalition.FormNames:
		err = dv.SetRange(0, f.Limit, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
		w.messages(dv, "text", false, "n", strconv.Itoa(f.Limit))
		dv.ShowInputMessage = false // a message at every text would be in the way
	case f.Form == coalition.FormNames:
		w.messages(dv, "names", true)
	case f.Form == coalition.FormIDs:
		w.messages(dv, "blocks", true)
	case f.Form == coalition.FormMonth:
		w.messages(dv, "month", true)
	default:
		return nil
	}
	w.paint.try(err)
	return dv
}

// listName is the defined name of a list of choices.
func listName(l coalition.List) string { return "dl." + strings.ReplaceAll(string(l), "-", "_") }
