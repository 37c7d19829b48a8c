// Package report writes what is read on paper: the print view that a policy officer lays before the executive or the council.
//
// It is one HTML document in the reader's language that loads nothing, runs nothing and escapes every value, so that a browser
// can show, print or save it as PDF on a machine without a network. It reads with a screen reader as it reads on paper: one main
// heading, sections with headings, tables with row and column headings, no meaning by colour alone. Internal notes, the trash,
// and the name and phone of a contact are never in it.
//
// [Shower] turns any field's value into the words people read; the command line uses it too.
package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// View is what a print view is made of.
type View struct {
	Content *coalition.Content
	Edition *coalition.Edition
	Words   *words.Words
	Today   coalition.Date // the day on the page
}

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// HTML writes the print view as one document. Errors are those of w.
func HTML(w io.Writer, v View) error {
	if err := page.Execute(w, v.document()); err != nil {
		return fmt.Errorf("write the print view: %w", err)
	}
	return nil
}
