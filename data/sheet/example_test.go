package sheet_test

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"doemee/data/sheet"
)

// made writes a small workbook, with a password when one is given.
func made(password string) *bytes.Reader {
	f := excelize.NewFile()
	for place, value := range map[string]any{"A1": "nummer", "B1": "bedrag", "A2": "T-001", "B2": 12.5} {
		if err := f.SetCellValue("Sheet1", place, value); err != nil {
			panic(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file, excelize.Options{Password: password}); err != nil {
		panic(err)
	}
	return bytes.NewReader(file.Bytes())
}

// A file is proven whole first; then its rows can be read as often as needed.
func Example() {
	file := made("")
	book, err := sheet.Open(file, file.Size(), sheet.Submission)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := book.Check(); err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range book.Rows("Sheet1") {
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, cell := range row.Cells {
			fmt.Println(cell.Ref(row.Number), cell.Text)
		}
	}
	// Output:
	// A1 nummer
	// B1 bedrag
	// A2 T-001
	// B2 12.5
}

// Reasons are errors, so that a caller can ask for a password where one is missing.
func ExampleOpen_password() {
	file := made("geheim")
	_, err := sheet.Open(file, file.Size(), sheet.Submission)
	fmt.Println(errors.Is(err, sheet.Encrypted))
	// Output: true
}

// A fault carries what its sentence needs; the sentence itself stands in the translations under "sheet.cell-value".
func ExampleFault_Values() {
	fault := &sheet.Fault{Reason: sheet.CellValue, Part: "xl/worksheets/sheet1.xml", Place: "'Toezeggingen'!C7", Found: "1,5", Expected: "0…9 . E"}
	fmt.Println("sheet."+string(fault.Reason), fault.Values()["place"], fault.Values()["found"])
	// Output: sheet.cell-value 'Toezeggingen'!C7 1,5
}
