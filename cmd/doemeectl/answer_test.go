package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// forge FILE COPY OLD NEW copies a workbook with another text in its technical sheet.
func forge(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := f.GetRows("Techniek")
	ts.Check(err)
	changed := 0
	for i, cells := range rows {
		if len(cells) > 1 && strings.Contains(cells[1], args[2]) {
			ts.Check(f.SetCellStr("Techniek", fmt.Sprint("B", i+1), strings.ReplaceAll(cells[1], args[2], args[3])))
			changed++
		}
	}
	if changed == 0 {
		ts.Fatalf("%s does not hold %q", args[0], args[2])
	}
	ts.Check(errors.Join(f.SaveAs(ts.MkAbs(args[1])), f.Close()))
}
