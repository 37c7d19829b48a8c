package parcel

import (
	"archive/zip"
	"io"
)

// Zip writes the files as a zip archive.
func (p Parcel) Zip(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range p.sorted() {
		header := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: p.When}
		header.SetMode(f.Mode)
		one, err := out.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := one.Write(f.Body); err != nil {
			return err
		}
	}
	return out.Close()
}
