package exchange

import (
	"bytes"
	"context"
	"fmt"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/workbook"
)

// Blank writes a form to fill in without the program. With from it is filled with what may leave of that content, without any
// ids; nil gives an empty form. A file that exists is refused.
func Blank(ctx context.Context, path string, e *coalition.Edition, from *coalition.Content, l words.Language) error {
	book := workbook.Book{Edition: e, Language: l}
	if from != nil {
		c := from.Clone()
		var going []coalition.ID
		for _, t := range c.Active() {
			going = append(going, t.ID)
		}
		book.Content = leaving(c, going)
	}
	var form bytes.Buffer
	if err := workbook.WriteBlank(&form, book); err != nil {
		return fmt.Errorf("write the form: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeWhole(path, form.Bytes())
}
