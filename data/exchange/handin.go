package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/seal"
	"doemee/data/workbook"
)

// Handed is what a hand-in made.
type Handed struct {
	Path string // of the workbook
	File string // its name
	Hash string // content hash, see [coalition.Short]
}

// HandIn carries out a plan: it writes the workbook to a temporary file in the folder, proves it by reading it back from the disk,
// records the submission in the dossier and only then gives the file its name. A plan with stops gives [*Stopped]. c is the
// content the plan was made of and is not changed: the caller applies the plan's step to it afterwards.
//
// When it ends between record and name, [Remake] makes the file again from the record.
func HandIn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, e *coalition.Edition, p Plan, dir string) (Handed, error) {
	if len(p.Stops) > 0 {
		return Handed{}, &Stopped{p.Stops}
	}
	book, err := bookOf(c, e, p)
	if err != nil {
		return Handed{}, err
	}
	if book.Questions, err = asked(ctx, d, book.Content, nil); err != nil {
		return Handed{}, err
	}
	return deliver(ctx, book, secret{p.recipients, p.passphrase}, dir, func() error {
		return d.HandIn(ctx, p.Submission, p.Step)
	})
}

// bookOf gathers what the workbook shows. What must stay is taken out here already, so that no writer can let it slip.
func bookOf(c *coalition.Content, e *coalition.Edition, p Plan) (workbook.Book, error) {
	after := c.Clone()
	if err := after.Apply(p.Step); err != nil {
		return workbook.Book{}, fmt.Errorf("hand in: %w", err)
	}
	book := workbook.Book{Submission: p.Submission, Edition: e, Content: leaving(after, p.Going), Language: words.Language(p.Submission.Language)}
	if p.Previous != nil {
		book.Previous = p.Previous.Lines
	}
	book.Findings = findingsAbout(book.Content, p.Findings)
	return book, nil
}

// asked is what the coalition asks, for the sheet on which the replies travel: what is still open, and what was replied to. Answers to
// the submissions in later say nothing yet.
func asked(ctx context.Context, d *dossier.Dossier, c *coalition.Content, later []coalition.ID) (questions []coalition.Question, err error) {
	answers, err := d.Answers(ctx)
	if err != nil {
		return nil, err
	}
	answers = slices.DeleteFunc(answers, func(a coalition.Answer) bool { return slices.Contains(later, a.Submission) })
	for _, p := range coalition.Pin(c, answers) {
		questions = append(questions, p.Question)
	}
	return questions, nil
}

// leaving is the content without what stays home.
func leaving(c *coalition.Content, going []coalition.ID) *coalition.Content {
	used := map[coalition.ID]bool{}
	c.Commitments = slices.DeleteFunc(c.Commitments, func(t coalition.Commitment) bool { return !slices.Contains(going, t.ID) || t.Trashed != "" })
	for i := range c.Commitments {
		c.Commitments[i].InternalNote = ""
		for _, b := range c.Commitments[i].BuildingBlocks {
			used[b] = true
		}
	}
	c.BuildingBlocks = slices.DeleteFunc(c.BuildingBlocks, func(b coalition.BuildingBlock) bool { return !used[b.ID] || b.Trashed != "" })
	if !c.Contact.Travels {
		c.Contact.Name, c.Contact.Phone = "", ""
	}
	return c
}

// findingsAbout keeps the findings about what is in the workbook: one about a commitment that stays home would tell of it.
func findingsAbout(c *coalition.Content, findings []coalition.Finding) (about []coalition.Finding) {
	there := map[coalition.ID]bool{"": true}
	for r := range c.Records {
		there[r.ID()] = true
	}
	for _, f := range findings {
		if there[f.Record] {
			about = append(about, f)
		}
	}
	return about
}

// secret is how a file is secured; the zero secret not at all.
type secret struct {
	recipients []string
	passphrase string
}

// none tells that the file is not secured.
func (s secret) none() bool { return len(s.recipients) == 0 && s.passphrase == "" }

// deliver writes, proves, records and names a workbook.
func deliver(ctx context.Context, book workbook.Book, s secret, dir string, record func() error) (Handed, error) {
	name := book.Submission.File
	if !s.none() {
		name += ".age"
	}
	p, err := place(filepath.Join(dir, name))
	if err != nil {
		return Handed{}, err
	}
	defer p.drop()
	if err := s.put(p, book); err != nil {
		return Handed{}, err
	}
	if err := ctx.Err(); err != nil {
		return Handed{}, err
	}
	if err := record(); err != nil {
		return Handed{}, err
	}
	return Handed{Path: p.target, File: name, Hash: book.Submission.Hash}, p.settle()
}

// put writes the workbook, secured or not, and proves that it stands on the disk as it was meant.
func (s secret) put(p *placing, book workbook.Book) error {
	var plain bytes.Buffer
	if err := workbook.Write(&plain, book); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	if s.none() {
		if err := p.write(plain.Bytes()); err != nil {
			return err
		}
		return p.read(func(f *os.File, size int64) error { return proved(workbook.Prove(f, size, book)) })
	}
	return s.putSecured(p, book, plain.Bytes())
}

// putSecured keeps the plain workbook in memory: not even a temporary file of it reaches the disk. Only the holder of the key can
// open what is written, so the proof is in two parts: the workbook itself, and that the disk gives back the secured bytes.
func (s secret) putSecured(p *placing, book workbook.Book, plain []byte) error {
	if err := proved(workbook.Prove(bytes.NewReader(plain), int64(len(plain)), book)); err != nil {
		return err
	}
	secured, err := s.lock(plain)
	if err != nil {
		return err
	}
	if err := p.write(secured); err != nil {
		return err
	}
	return p.read(func(f *os.File, _ int64) error {
		back, err := io.ReadAll(f)
		if err == nil && !bytes.Equal(back, secured) {
			err = &database.Fault{Code: database.Unwritable, Path: p.target}
		}
		return err
	})
}

// lock secures the bytes, and opens them again where that can be done: with a passphrase, but not without the coalition's key.
func (s secret) lock(plain []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := seal.Encrypt(&out, s.recipients, s.passphrase)
	if err != nil {
		return nil, fmt.Errorf("secure the workbook: %w", err)
	}
	_, err = w.Write(plain)
	// Closing writes the last part; what stands in the buffer before it is no whole file.
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("secure the workbook: %w", err)
	}
	if s.passphrase == "" {
		return out.Bytes(), nil
	}
	back, err := seal.Decrypt(bytes.NewReader(out.Bytes()), nil, s.passphrase, int64(len(plain)))
	if err == nil && !bytes.Equal(back, plain) {
		err = seal.ErrDamaged
	}
	return out.Bytes(), proved(err)
}

// proved tells people that the workbook did not come out as it went in; nothing was handed in then.
func proved(err error) error {
	if err == nil {
		return nil
	}
	return &Unproved{err}
}

// Unproved is the error of a workbook that reads back differently from what was meant to travel.
type Unproved struct{ Cause error }

// Error is for logs; people read the sentence.
func (u *Unproved) Error() string {
	return "the workbook does not read back as it was meant: " + u.Cause.Error()
}

// Unwrap gives the first difference.
func (u *Unproved) Unwrap() error { return u.Cause }
