package workbook

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// typedBeside writes a text in the column of a key on a sheet of a blank form, in its first row below the headings.
func typedBeside(t *testing.T, raw []byte, on, key, text string) *Received {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(on)
	if err != nil {
		t.Fatal(err)
	}
	cell, err := excelize.CoordinatesToCellName(slices.Index(rows[keyRow-1], key)+1, firstRow)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := errors.Join(f.SetCellStr(on, cell, text), f.Write(&out), f.Close()); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(out.Bytes()), int64(out.Len()), sampleBook(t, words.NL).Edition)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// A check of a blank form asks for no explanation: what somebody types beside it is seen, and explains nothing.
func TestAnExplanationWithoutARuleLiesOutsideTheForm(t *testing.T) {
	b := sampleBook(t, words.NL)
	got := typedBeside(t, blankForm(t, Book{Edition: b.Edition, Language: words.NL}), "Controles", "explanation.text", "Dat weten wij nog niet")
	if len(got.Content.Explanations) != 0 {
		t.Errorf("it explains %+v", got.Content.Explanations)
	}
	at := slices.IndexFunc(got.Reasons, func(r Reason) bool { return r.Code == OutsideForm })
	if at < 0 || got.Reasons[at].Sheet != "Controles" || got.Reasons[at].Found != "Dat weten wij nog niet" || got.Reasons[at].Heading == "" || got.Repair() {
		t.Errorf("reasons %v", got.Reasons)
	}
}

// Nor does a text below the questions answer anything.
func TestAReplyWithoutAQuestionLiesOutsideTheForm(t *testing.T) {
	b := sampleBook(t, words.NL)
	b.Questions = []coalition.Question{{ID: coalition.NewID(), Text: "Welke wijken?"}}
	before, err := Read(bytes.NewReader(written_(t, b)), int64(len(written_(t, b))), b.Edition)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(written_(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Vragen")
	if err != nil {
		t.Fatal(err)
	}
	cell, err := excelize.CoordinatesToCellName(slices.Index(rows[keyRow-1], "reply.text")+1, len(rows)+1)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := errors.Join(f.SetCellStr("Vragen", cell, "Zie de mail"), f.Write(&out), f.Close()); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(out.Bytes()), int64(out.Len()), sampleBook(t, words.NL).Edition)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Content.Replies) != len(before.Content.Replies) || got.Edited {
		t.Errorf("%d replies, edited %v", len(got.Content.Replies), got.Edited)
	}
	if !slices.ContainsFunc(got.Reasons, func(r Reason) bool { return r.Code == OutsideForm && r.Found == "Zie de mail" }) {
		t.Errorf("reasons %v", got.Reasons)
	}
}
