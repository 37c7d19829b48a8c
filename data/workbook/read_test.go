package workbook

import (
	"bytes"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func readBack(t testing.TB, raw []byte, e *coalition.Edition) *Received {
	t.Helper()
	got, err := Read(bytes.NewReader(raw), int64(len(raw)), e)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestProve(t *testing.T) {
	for _, l := range words.Languages {
		b := sampleBook(t, l)
		raw := written_(t, b)
		if err := Prove(bytes.NewReader(raw), int64(len(raw)), b); err != nil {
			t.Errorf("%s: %v", l, err)
		}
	}
}
