package exchange

import (
	"bytes"
	"context"
	"io"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/report"
)

// PrintView writes the page for the executive or the council: one HTML document that loads nothing.
func PrintView(w io.Writer, c *coalition.Content, e *coalition.Edition, today coalition.Date, l words.Language) error {
	return report.HTML(w, report.View{Content: c, Edition: e, Today: today, Words: words.In(l)})
}

// WritePrintView writes the page to a file that does not exist yet.
func WritePrintView(ctx context.Context, path string, c *coalition.Content, e *coalition.Edition, today coalition.Date, l words.Language) error {
	var page bytes.Buffer
	if err := PrintView(&page, c, e, today, l); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeWhole(path, page.Bytes())
}
