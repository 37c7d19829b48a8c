package parcel

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// Tar writes the files as a compressed tar archive that belongs to nobody in particular.
func (p Parcel) Tar(w io.Writer) error { return p.tar(w, "") }

// tar does so with something in front of every name. A Debian package has ./ there.
func (p Parcel) tar(w io.Writer, before string) error {
	squeezed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out, files := tar.NewWriter(squeezed), p.sorted()
	for _, folder := range folders(files) {
		if err := out.WriteHeader(p.header(tar.TypeDir, before+folder+"/", 0o755, 0)); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := out.WriteHeader(p.header(tar.TypeReg, before+f.Name, int64(f.Mode.Perm()), len(f.Body))); err != nil {
			return err
		}
		if _, err := out.Write(f.Body); err != nil {
			return err
		}
	}
	return errors.Join(out.Close(), squeezed.Close())
}

func (p Parcel) header(kind byte, name string, mode int64, size int) *tar.Header {
	return &tar.Header{Typeflag: kind, Name: name, Mode: mode, Size: int64(size), ModTime: p.When, Uname: "root", Gname: "root", Format: tar.FormatGNU}
}

// Squeezed is a text as gzip packs it, without a name or moment of its own.
func Squeezed(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(body)
	err = errors.Join(err, w.Close()) // what is left comes out at the end
	return out.Bytes(), err
}
