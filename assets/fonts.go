package assets

import _ "embed"

// Inter, in the four cuts the window uses, cut down to Latin letters and the few signs we show. Its licence stands beside it.
var (
	//go:embed fonts/Inter-Regular.otf
	FontRegular []byte
	//go:embed fonts/Inter-SemiBold.otf
	FontBold []byte
	//go:embed fonts/Inter-Italic.otf
	FontItalic []byte
	//go:embed fonts/InterDisplay-SemiBold.otf
	FontTitle []byte
)
