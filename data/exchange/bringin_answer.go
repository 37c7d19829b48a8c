package exchange

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/seal"
)

// TakenAnswer is an answer of the coalition that was found to be for this dossier and signed with the key that it knows.
type TakenAnswer struct {
	coalition.AnswerNote
	Known bool // it was taken before: taking it again changes nothing

	handed coalition.Submission // what it answers, as this dossier handed it in
}

// answerIn checks the answer in a file, and gives nil for a file that is none. It refuses one that is not signed with the known key, that is
// for another organisation, about a submission that this dossier does not have or that held something else, and one that is older
// than what was taken already.
func answerIn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, got Received, kept []coalition.Submission) (*TakenAnswer, error) {
	if got.Answer == "" {
		return nil, nil
	}
	note, err := signedAnswer(ctx, d, got.Answer)
	if err != nil {
		return nil, err
	}
	if note.Organisation != c.Organisation.ID {
		return nil, problem("other-organisation", "found", brief(got.Submission.Name+" ("+note.Key+")"), "expected",
			brief(c.Organisation.ShownName()+" ("+c.Organisation.Key()+")"))
	}
	at := slices.IndexFunc(kept, func(s coalition.Submission) bool { return s.ID == note.Submission })
	switch {
	case at < 0:
		return nil, problem("answer-unknown", "found", strconv.Itoa(note.Sequence))
	case kept[at].Hash != note.Hash:
		return nil, problem("answer-other-content", "found", coalition.Short(note.Hash), "expected", coalition.Short(kept[at].Hash))
	}
	taken, err := d.Answers(ctx)
	if err != nil {
		return nil, err
	}
	known, err := inOrder(note, taken, kept)
	return &TakenAnswer{note, known, kept[at]}, err
}

// signedAnswer reads an answer of which the signature holds. The key is that of the newest agenda that was ever taken on: the one
// inside the program carries none.
func signedAnswer(ctx context.Context, d *dossier.Dossier, text string) (note coalition.AnswerNote, err error) {
	taken, _, err := d.Editions(ctx)
	if err != nil {
		return note, err
	}
	if len(taken) == 0 {
		return note, problem("answer-no-key")
	}
	body, _, err := seal.Verify(seal.AnswerHeader, text, taken[len(taken)-1].Key)
	if err != nil {
		return note, err
	}
	return coalition.ReadAnswerNote(strings.NewReader(body))
}

// inOrder refuses an answer that a newer one has gone before, to the same submission or to a later one, and tells whether it was taken itself.
func inOrder(note coalition.AnswerNote, taken []coalition.Answer, kept []coalition.Submission) (known bool, err error) {
	sequence := map[coalition.ID]int{}
	for _, s := range kept {
		sequence[s.ID] = s.Sequence
	}
	for _, a := range taken {
		same, later := a.Submission == note.Submission, sequence[a.Submission] > sequence[note.Submission]
		if later || same && a.Number > note.Number {
			return false, dossier.ErrOldAnswer
		}
		known = known || same && a.Number == note.Number
	}
	return known, nil
}

// was is what the records of an answer were before the coalition had them: what this dossier handed in, and for the rest what the file
// said when it was made. So what somebody edited on the way, and what the secretariat read in a cell, is proposed and not passed over.
// Replies are not sent back and so not compared.
func (a *TakenAnswer) was(base []coalition.Record) ([]coalition.Record, error) {
	lines := a.handed.Lines
	if a.handed.Contact != "" {
		lines = append(slices.Clip(lines), a.handed.Contact)
	}
	var was []coalition.Record
	there := map[coalition.ID]bool{}
	for _, line := range lines {
		r, err := coalition.ReadLine(line)
		if err != nil {
			return nil, err
		}
		if r.Kind() != coalition.KindReply {
			was, there[r.ID()] = append(was, r), true
		}
	}
	for _, r := range base {
		if !there[r.ID()] {
			was = append(was, r)
		}
	}
	return was, a.leaveAsked(was, base)
}

// leaveAsked takes for a field that is asked about what the coalition has of it: a cell that it could not read is empty there, which says
// nothing about what stands here.
func (a *TakenAnswer) leaveAsked(was, base []coalition.Record) error {
	sent := map[coalition.ID]coalition.Record{}
	for _, r := range base {
		sent[r.ID()] = r
	}
	for _, r := range was {
		for _, q := range a.Questions {
			b, there := sent[r.ID()]
			if _, known := coalition.FieldOf(r.Kind(), q.Field); !known || !there || q.Record != r.ID() {
				continue
			}
			if err := r.Put(q.Field, b.Value(q.Field)); err != nil {
				return err
			}
		}
	}
	return nil
}
