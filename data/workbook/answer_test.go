package workbook

import (
	"bytes"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// The signed text comes through letter by letter, each question stands beside its row, and the content is what it was.
func TestAnAnswerIsTheNextForm(t *testing.T) {
	b := sampleBook(t, words.NL)
	b.Answer = &Answer{Note: "doemee/answer/v1\n" + strings.Repeat("é", 40_000) + "\n\n— x AAAA\n", Sequence: 1, Verdict: coalition.Questions}
	first := b.Content.Commitments[0]
	b.Questions = append(b.Questions, coalition.Question{ID: coalition.NewID(), Record: first.ID, Field: "title", Text: "Welke wijken?"})
	raw := written_(t, b)
	got, err := Read(bytes.NewReader(raw), int64(len(raw)), b.Edition)
	if err != nil {
		t.Fatal(err)
	}
	if got.Answer != b.Answer.Note {
		t.Errorf("the note reads back with %d letters, not %d", len(got.Answer), len(b.Answer.Note))
	}
	if err := sameLines("lines", b.Submission.Lines, got.Submission.Lines); err != nil || len(got.Reasons) > 0 {
		t.Errorf("%v, %v", err, got.Reasons)
	}
	if all := unpacked(t, raw)["xl/sharedStrings.xml"]; !strings.Contains(all, ": Welke wijken?") {
		t.Error("the question does not stand beside its row")
	}
}
