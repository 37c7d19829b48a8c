package main

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"
)

// screenshot is what stands on a display.
type screenshot struct{ image *image.RGBA }

// Places of what we need in the header of an X window dump, version 7: thirty-two bit words, most significant byte first.
const (
	xwdHeaderSize, xwdVersion            = 0, 1
	xwdWidth, xwdHeight, xwdByteOrder    = 4, 5, 7
	xwdBits, xwdBytesPerLine, xwdPalette = 11, 12, 19
	xwdWords                             = 25
)

// readXWD reads the picture that Xvfb keeps in its -fbdir, at 32 bits a dot.
func readXWD(raw []byte) (*screenshot, error) {
	if len(raw) < 4*xwdWords {
		return nil, errors.New("the picture of the display is cut short")
	}
	word := func(n int) int { return int(binary.BigEndian.Uint32(raw[4*n:])) }
	if word(xwdVersion) != 7 || word(xwdBits) != 32 {
		return nil, errors.New("the picture of the display has another form")
	}
	start := word(xwdHeaderSize) + 12*word(xwdPalette)
	width, height, line := word(xwdWidth), word(xwdHeight), word(xwdBytesPerLine)
	if width > 10_000 || height > 10_000 || line < 4*width || len(raw) < start+line*height {
		return nil, errors.New("the picture of the display is cut short")
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			dot := raw[start+y*line+4*x:]
			blue, green, red := dot[0], dot[1], dot[2]
			if word(xwdByteOrder) == 1 {
				red, green, blue = dot[1], dot[2], dot[3]
			}
			picture.SetRGBA(x, y, color.RGBA{red, green, blue, 255})
		}
	}
	return &screenshot{picture}, nil
}

// alive tells whether a window is drawn: a good part of the screen is light, and text and lines give it many colours.
func alive(s *screenshot) bool {
	colors := map[color.RGBA]bool{}
	light, all := 0, 0
	bounds := s.image.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y += 2 {
		for x := bounds.Min.X; x < bounds.Max.X; x += 2 {
			dot := s.image.RGBAAt(x, y)
			colors[dot] = true
			all++
			if dot.R > 200 && dot.G > 200 && dot.B > 200 {
				light++
			}
		}
	}
	return len(colors) > 100 && 2*light > all
}
