package sheet

// Limits bound what one file may cost. They exist because a file decides nothing for itself: a few kilobytes can unpack
// to gigabytes, and a header can say anything. A limit of zero lets nothing through, so a forgotten one is noticed. Every figure is a most; what is at the figure still passes.
type Limits struct {
	FileBytes     int64 // the file as it arrived
	UnpackedBytes int64 // all parts together, unpacked
	PartBytes     int64 // one part, unpacked
	Ratio         int   // unpacked against packed, for parts above 1 MiB
	Parts         int   // entries in the container
	Cells         int   // cells with content: of one sheet for Rows, of the whole workbook for Check and All
	TextUnits     int   // UTF-16 units in one cell, as Excel counts
	SharedStrings int   // entries in the table of shared strings
	Depth         int   // elements inside one another
	PasswordSpins int   // rounds that a password costs; held to by whoever decrypts
}

// Submission is what a workbook from a member may cost. It is far above what fifty people write in a year, and
// far below what would hurt a small computer.
var Submission = Limits{
	FileBytes:     25 << 20,
	UnpackedBytes: 128 << 20,
	PartBytes:     64 << 20,
	Ratio:         200,
	Parts:         2_000,
	Cells:         200_000,
	TextUnits:     32_767,
	SharedStrings: 100_000,
	Depth:         64,
	PasswordSpins: 1_000_000,
}

// ratioFloor is the unpacked size below which a high ratio is ordinary: a small part full of blanks harms nobody.
const ratioFloor = 1 << 20

// The grid of a worksheet, the same in every program that writes one.
const (
	lastRow    = 1_048_576
	lastColumn = 16_384 // XFD
)
