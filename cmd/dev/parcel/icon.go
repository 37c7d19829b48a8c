package parcel

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
)

// iconSizes are those at which Windows shows a program.
var iconSizes = []int{16, 24, 32, 48, 64, 256}

// Icon makes an icon for Windows of a square picture that is at least 256 pixels wide.
func Icon(picture image.Image) ([]byte, error) {
	var head, body bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&head, binary.LittleEndian, v) // to memory: it can't fail
		}
	}
	put(uint16(0), uint16(1), uint16(len(iconSizes)))
	for _, size := range iconSizes {
		before := body.Len()
		if err := png.Encode(&body, shrunk(picture, size)); err != nil {
			return nil, err
		}
		// A side of 256 is written as 0. Each entry says where its picture stands: behind all 16 bytes of every entry.
		put(uint8(size), uint8(size), uint16(0), uint16(1), uint16(32), uint32(body.Len()-before), uint32(6+16*len(iconSizes)+before))
	}
	return append(head.Bytes(), body.Bytes()...), nil
}

// shrunk is the picture at another size: each new point is the mean of those it covers.
func shrunk(picture image.Image, size int) *image.NRGBA {
	from, to := picture.Bounds(), image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			part := image.Rect(x*from.Dx()/size, y*from.Dy()/size, (x+1)*from.Dx()/size, (y+1)*from.Dy()/size)
			to.Set(x, y, mean(picture, part.Add(from.Min)))
		}
	}
	return to
}

func mean(picture image.Image, part image.Rectangle) color.RGBA64 {
	var r, g, b, a, n uint64
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			pr, pg, pb, pa := picture.At(x, y).RGBA()
			r, g, b, a, n = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa), n+1
		}
	}
	return color.RGBA64{uint16(r / n), uint16(g / n), uint16(b / n), uint16(a / n)}
}

// macSizes are the kinds of picture in an icon for macOS, with the side of each.
var macSizes = []struct {
	kind string
	size int
}{{"ic07", 128}, {"ic08", 256}, {"ic09", 512}}

// MacIcon makes an icon for macOS of a square picture that is at least 512 pixels wide.
func MacIcon(picture image.Image) ([]byte, error) {
	var body bytes.Buffer
	for _, s := range macSizes {
		var one bytes.Buffer
		if err := png.Encode(&one, shrunk(picture, s.size)); err != nil {
			return nil, err
		}
		body.WriteString(s.kind)
		body.Write(binary.BigEndian.AppendUint32(nil, uint32(8+one.Len())))
		body.Write(one.Bytes())
	}
	return append(binary.BigEndian.AppendUint32([]byte("icns"), uint32(8+body.Len())), body.Bytes()...), nil
}
