package coalition

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// AnswerBytes is the most JSON of an answer that is read, and with it the most that one may ask and find in order: far above a question
// about every field of five hundred commitments, or a verdict on each of twenty thousand.
const AnswerBytes = 1 << 20

// AnswerNote is an answer as it travels, signed: what was handed in, by whom, and what the coalition says of it.
type AnswerNote struct {
	ID           ID             `json:"id"`
	Submission   ID             `json:"submission"`
	Hash         string         `json:"hash"` // of the submission as it was handed in
	Organisation ID             `json:"organisation"`
	Key          string         `json:"key"`
	Edition      string         `json:"edition"`
	Sequence     int            `json:"sequence"` // of the submission
	Number       int            `json:"number"`   // rises per submission
	ReceivedAt   Moment         `json:"receivedAt"`
	MadeAt       Moment         `json:"madeAt"`
	Verdict      Verdict        `json:"verdict"`
	Questions    []NoteQuestion `json:"questions"`
	Accepted     []ID           `json:"accepted,omitempty"` // commitments that are in order
	Readings     []NoteReading  `json:"readings,omitempty"` // cells that the secretariat read where no reader could
}

// NoteQuestion is a question as it travels.
type NoteQuestion struct {
	ID     ID     `json:"id"`
	Record ID     `json:"record"` // empty when it is about the submission
	Field  string `json:"field"`
	Text   string `json:"text"`
}

// NoteReading tells back how a cell was read: what stood there and the value, as the domain writes it, that it was taken for.
type NoteReading struct {
	Record ID     `json:"record"`
	Field  string `json:"field"`
	Found  string `json:"found"`
	Value  string `json:"value"`
}

// ErrAnswer is wrapped by every refusal of an answer's JSON.
var ErrAnswer = errors.New("not a usable answer")

// ReadAnswerNote reads the JSON of an answer and checks that it hangs together: ids, a number from 1, a known verdict, questions
// each once and with a text. Unknown keys are refused.
func ReadAnswerNote(r io.Reader) (AnswerNote, error) {
	var n AnswerNote
	raw, err := io.ReadAll(io.LimitReader(r, AnswerBytes+1))
	if err != nil {
		return n, fmt.Errorf("read the answer: %w", err)
	}
	if len(raw) > AnswerBytes {
		return n, fmt.Errorf("%d bytes: %w", len(raw), ErrAnswer)
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&n); err != nil {
		return n, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return n, ErrAnswer
	}
	return n, n.sound()
}

func (n AnswerNote) sound() error {
	for _, id := range []ID{n.ID, n.Submission, n.Organisation} {
		if !soundID(id) {
			return fmt.Errorf("id %q: %w", id, ErrAnswer)
		}
	}
	_, received := ParseMoment(string(n.ReceivedAt))
	_, made := ParseMoment(string(n.MadeAt))
	switch {
	case n.Number < 1 || n.Sequence < 0 || received != nil || made != nil:
		return ErrAnswer
	case !slices.Contains([]Verdict{Accepted, Questions, Unreadable}, n.Verdict):
		return fmt.Errorf("verdict %q: %w", n.Verdict, ErrAnswer)
	}
	return errors.Join(n.soundQuestions(), n.soundRecords())
}

// soundRecords tells whether what is said of records names each commitment once and only what can be a record and a field.
func (n AnswerNote) soundRecords() error {
	seen := map[ID]bool{}
	for _, id := range n.Accepted {
		if !soundID(id) || seen[id] {
			return fmt.Errorf("accepted %q: %w", id, ErrAnswer)
		}
		seen[id] = true
	}
	for _, r := range n.Readings {
		if !soundID(r.Record) || r.Field == "" || len(r.Field) > longestField {
			return fmt.Errorf("reading of %q: %w", r.Record, ErrAnswer)
		}
	}
	return nil
}

// longestField is the most letters of the name of a field.
const longestField = 40

// soundQuestions tells whether each question stands once, with a text. A question may be about no record.
func (n AnswerNote) soundQuestions() error {
	seen := map[ID]bool{}
	for _, q := range n.Questions {
		_, err := parseText(q.Text)
		if err != nil || strings.TrimSpace(q.Text) == "" || seen[q.ID] || !soundID(q.ID) || len(q.Field) > longestField ||
			q.Record != "" && !soundID(q.Record) {
			return fmt.Errorf("question %s: %w", q.ID, errors.Join(ErrAnswer, err))
		}
		seen[q.ID] = true
	}
	return nil
}

func soundID(id ID) bool {
	known, err := ParseID(string(id))
	return err == nil && known != "" && known == id
}

// JSON writes the answer on one line, as [ReadAnswerNote] takes it.
func (n AnswerNote) JSON() (string, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(n); err != nil {
		return "", fmt.Errorf("write the answer: %w", err)
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}

// Answer is what a dossier keeps of it.
func (n AnswerNote) Answer() Answer {
	a := Answer{ID: n.ID, Submission: n.Submission, Hash: n.Hash, Number: n.Number, ReceivedAt: n.ReceivedAt, Verdict: n.Verdict,
		Accepted: slices.Clone(n.Accepted)}
	for _, q := range n.Questions {
		a.Questions = append(a.Questions, Question{ID: q.ID, Answer: n.ID, Record: q.Record, Field: q.Field, Text: q.Text})
	}
	return a
}

// Pinned is a question of the coalition where it belongs: on a field of a record of the dossier.
type Pinned struct {
	Question
	Kind   Kind   // of the record, empty when it is about the submission or the record is gone
	Owner  ID     // the commitment that the record belongs to, or the record itself
	Reply  string // the member's own, empty until there is one
	Number Number // of the commitment, empty outside them
}

// Pin puts the questions of answers on the records of a content. The answers stand in the order in which they were taken, and the last
// carries everything that the coalition still wants to know: of an earlier one only what was replied to is left. Questions without a
// reply come first, each group in the order in which they were asked.
func Pin(c *Content, answers []Answer) []Pinned {
	replies := map[ID]string{}
	for _, r := range c.Replies {
		replies[r.Question] = r.Text
	}
	records := map[ID]Record{}
	for r := range c.Records {
		records[r.ID()] = r
	}
	var open, done []Pinned
	seen := map[ID]bool{}
	for i, a := range answers {
		for _, q := range a.Questions {
			if seen[q.ID] {
				continue
			}
			seen[q.ID] = true
			switch p := pin(c, records, q, replies[q.ID]); {
			case p.Reply != "":
				done = append(done, p)
			case i == len(answers)-1:
				open = append(open, p)
			}
		}
	}
	return append(open, done...)
}

func pin(c *Content, records map[ID]Record, q Question, reply string) Pinned {
	p := Pinned{Question: q, Reply: reply, Owner: q.Record}
	r, there := records[q.Record]
	if !there || q.Record == "" {
		return p
	}
	p.Kind = r.Kind()
	if p.Kind.Belongs() {
		p.Owner = ID(r.Value("commitment"))
	}
	if t := c.Commitment(p.Owner); t != nil {
		p.Number = t.Number
	}
	return p
}
