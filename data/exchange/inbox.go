package exchange

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/workbook"
)

// Posted is one file that [Inbox] made, with what it should turn out to be when everything is taken in by the order of the paths.
type Posted struct {
	Path   string
	Inside string // the attachment of a mail
	Class  coalition.Class
	Edited bool
	Sealed bool
	Form   bool
	// Content is what the submission says; nil for what is none.
	Content *coalition.Content
	Key     string
	Counts  bool // the content counts in the present view
}

// Inbox makes what a secretariat finds in its mailbox: submissions of invented organisations, and among them every sort of trouble
// that people send. The same wish gives the same files. The folder is made when it is not there; files that exist are refused.
func Inbox(ctx context.Context, dir string, w DemoWish) ([]Posted, error) {
	if w.Organisations < 1 || w.Organisations > mostOrganisations {
		return nil, problem("demo-count", "found", fmt.Sprint(w.Organisations), "most", fmt.Sprint(mostOrganisations))
	}
	if w.Today == "" {
		w.Today = coalition.DateOf(time.Now())
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, storeFault(dir, err)
	}
	p, ways := &posting{dir: dir}, troubles()
	for i := range w.Organisations {
		if err := ctx.Err(); err != nil {
			return p.made, err
		}
		one := &sender{posting: p, inventor: newInventor(w, i)}
		if err := one.begin(); err != nil {
			return p.made, err
		}
		if err := ways[i%len(ways)](one); err != nil {
			return p.made, fmt.Errorf("invent the mail of organisation %d: %w", i, err)
		}
	}
	return p.made, p.strays()
}

// posting is the mailbox as it fills.
type posting struct {
	dir  string
	made []Posted
}

// put writes one file. Its number stands in front of its name, so that files are met in the order in which they were made.
func (p *posting) put(name string, content []byte, posted Posted) error {
	posted.Path = filepath.Join(p.dir, fmt.Sprintf("%04d-%s", len(p.made)+1, name))
	if strings.HasPrefix(name, "~$") {
		posted.Path = filepath.Join(p.dir, name)
	}
	if err := writeWhole(posted.Path, content); err != nil {
		return err
	}
	p.made = append(p.made, posted)
	return nil
}

// sender is one organisation that sends things.
type sender struct {
	*posting
	*inventor
	content *coalition.Content
	earlier []coalition.Submission
}

// begin invents what the organisation has before it hands in for the first time, and who may see what of it.
func (s *sender) begin() (err error) {
	if s.content, err = s.before(); err != nil {
		return err
	}
	for i := range s.content.Commitments {
		if s.nth%7 != 3 { // some have nothing that everybody may see
			s.content.Commitments[i].Visibility = visibilities[(s.nth+i)%len(visibilities)]
		}
	}
	return nil
}

// visibilities are given in turn; what says nothing is for the coalition.
var visibilities = []coalition.Code{coalition.VisiblePublic, coalition.VisibleCoalition, coalition.VisiblePublic, "", coalition.VisibleSecretariat}

// book hands in what the organisation has now, and gives the book of it.
func (s *sender) book(days int) (workbook.Book, error) {
	then := s.at(days)()
	plan := PlanHandIn(s.content, Bundled(), s.earlier, Wish{CompleteOnly: true, Language: words.Languages[s.nth%2], Now: then, Salt: string(s.id("salt"))})
	if len(plan.Stops) > 0 {
		return workbook.Book{}, &Stopped{plan.Stops}
	}
	b, err := bookOf(s.content, Bundled(), plan)
	if err != nil {
		return b, err
	}
	s.earlier = append(s.earlier, plan.Submission)
	return b, s.content.Apply(plan.Step)
}

// next is the book of the organisation's next submission, after some work.
func (s *sender) next() (workbook.Book, error) {
	for _, change := range s.since(s.content) {
		if err := change.do(s.content.Edit(change.name, coalition.CauseScreen)); err != nil {
			return workbook.Book{}, err
		}
	}
	s.content.Organisation.Website = "https://www.voorbeeld.example" // something has always changed
	return s.book(-7)
}

func written(b workbook.Book) ([]byte, error) {
	var out bytes.Buffer
	err := workbook.Write(&out, b)
	return out.Bytes(), err
}

// send puts a book in the mailbox under the name that its program gave it.
func (s *sender) send(b workbook.Book, posted Posted) error {
	raw, err := written(b)
	if err != nil {
		return err
	}
	return s.sendBytes(b.Submission.File, raw, b, posted)
}

func (s *sender) sendBytes(name string, raw []byte, b workbook.Book, posted Posted) (err error) {
	if posted.Content, err = coalition.ContentOf(b.Submission.Organisation, b.Submission.Lines); err != nil {
		return err
	}
	posted.Key, posted.Counts = b.Submission.Key, posted.Class.Takes()
	return s.put(name, raw, posted)
}
