package exchange

import (
	"context"
	"io"

	"doemee/data/seal"
	"doemee/data/sheet"
)

// Unseal opens a secured file with the coalition's keys or its passphrase and writes what is in it to a file that does not exist yet. What comes out is not
// looked at: reading it is as strict as of any other file.
func Unseal(ctx context.Context, path, target string, keys KeyRing, passphrase string) error {
	f, size, err := openRegular(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := vacant(target); err != nil {
		return err
	}
	most := sheet.Submission.FileBytes
	plain, err := seal.Decrypt(io.NewSectionReader(f, 0, min(size, 2*most)), keys.sealing, passphrase, most)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeWhole(target, plain)
}
