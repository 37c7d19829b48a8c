package exchange

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
	"doemee/data/workbook"
)

// OverviewWish is what somebody wants of an overview.
type OverviewWish struct {
	Publishable bool     // only what everybody may see, and no contacts
	Lists       []string // names of [OverviewLists]; empty for all
	Language    words.Language
	Progress    func(OverviewProgress) // called now and then, from the goroutine that writes
	Now         time.Time              // zero for now
}

// OverviewProgress is how far writing an overview is.
type OverviewProgress struct {
	List string // the one that is being written
	Rows int    // written so far
	Of   int    // about how many there are
}

// Overviewed is what came of it.
type Overviewed struct {
	Files []string       // one, or for CSV one a list
	Rows  map[string]int // by list
}

// publishedLists are the lists that may be published; the others are between the coalition and its members.
var publishedLists = []string{"organisations", "commitments", "contributions", "needs", "matching", "milestones", "blocks"}

// OverviewLists names the lists of an overview, in their order.
func OverviewLists(publishable bool) []string {
	if publishable {
		return slices.Clone(publishedLists)
	}
	return slices.Concat([]string{"submissions"}, publishedLists, []string{"supporters", "checks", "refused"})
}

// WriteOverview writes everything a register holds as lists to look through: a workbook with charts, a CSV file for each list, or
// JSON; the ending of the path says which. Rows go from the register to the file without being held, all of one moment. A file
// that exists is refused, and an interruption leaves none. While it lasts the register answers nobody else.
func WriteOverview(ctx context.Context, r *register.Register, path string, w OverviewWish) (*Overviewed, error) {
	write, known := map[string]func(*overviewing, string) error{".xlsx": (*overviewing).book, ".csv": (*overviewing).csv,
		".json": (*overviewing).json}[strings.ToLower(filepath.Ext(path))]
	if !known {
		return nil, problem("overview-format", "found", filepath.Base(path))
	}
	offered := OverviewLists(w.Publishable)
	for _, name := range w.Lists {
		if !slices.Contains(offered, name) {
			return nil, problem("overview-list", "found", name, "expected", strings.Join(offered, ", "))
		}
	}
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return nil, err
	}
	if w.Now.IsZero() {
		w.Now = time.Now()
	}
	o := &overviewing{wish: w, edition: e, say: words.In(w.Language), out: &Overviewed{Rows: map[string]int{}}}
	defer o.drop()
	err = r.Look(ctx, w.Publishable, func(look *register.Look) (err error) {
		if o.look = look; w.Progress != nil {
			o.size, err = look.Size()
		}
		if err == nil {
			err = write(o, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return o.out, o.settle()
}

// overviewing is the writing of one overview.
type overviewing struct {
	wish    OverviewWish
	edition *coalition.Edition
	say     *words.Words
	look    *register.Look
	placed  []*placing
	out     *Overviewed
	rows    int
	size    int
}

// lists are the lists that somebody wants, each telling how far it is while it is read.
func (o *overviewing) lists() (all []coalition.Listing) {
	for _, l := range o.every() {
		wanted := len(o.wish.Lists) == 0 || slices.Contains(o.wish.Lists, l.Name)
		if !wanted || !slices.Contains(OverviewLists(o.wish.Publishable), l.Name) {
			continue
		}
		if o.wish.Publishable {
			l = l.Publishable()
		}
		all = append(all, o.counted(l))
	}
	return all
}

// tellEvery is after how many rows progress is told.
const tellEvery = 500

// counted counts the rows of a list as they are read, and tells now and then.
func (o *overviewing) counted(l coalition.Listing) coalition.Listing {
	rows := l.Rows
	l.Rows = func(yield func([]string, error) bool) {
		o.tell(l.Name)
		for row, err := range rows {
			if err == nil {
				o.out.Rows[l.Name]++
				if o.rows++; o.rows%tellEvery == 0 {
					o.tell(l.Name)
				}
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return l
}

func (o *overviewing) tell(list string) {
	if o.wish.Progress != nil {
		o.wish.Progress(OverviewProgress{List: list, Rows: o.rows, Of: max(o.size, o.rows)})
	}
}

// file begins a file, lets write fill it and makes sure that it is on the disk.
func (o *overviewing) file(path string, write func(*bufio.Writer) error) error {
	p, err := place(path)
	if err != nil {
		return err
	}
	o.placed = append(o.placed, p)
	out := bufio.NewWriterSize(p.temp, 1<<16)
	if err = write(out); err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = p.temp.Sync()
	}
	var stored *fs.PathError
	if errors.As(err, &stored) {
		return storeFault(p.target, err)
	}
	return err
}

// settle gives all files their names.
func (o *overviewing) settle() error {
	for _, p := range o.placed {
		if err := p.settle(); err != nil {
			return err
		}
		o.out.Files = append(o.out.Files, p.target)
	}
	return nil
}

func (o *overviewing) drop() {
	for _, p := range o.placed {
		p.drop()
	}
}

// book writes the workbook. What excelize puts aside while it works, in plain text, stands in a folder that only its owner can look
// into and that goes away.
func (o *overviewing) book(path string) error {
	aside, err := os.MkdirTemp("", "doemee-*")
	if err != nil {
		return storeFault(os.TempDir(), err)
	}
	defer os.RemoveAll(aside)
	made := coalition.MomentOf(o.wish.Now)
	subtitle := "listing.subtitle"
	if o.wish.Publishable {
		subtitle = "listing.subtitle.public"
	}
	book := workbook.Overview{Title: o.say.Say("listing.title"), Subtitle: o.say.Say(subtitle, "agenda", o.edition.Title.In(o.say.Code()), "date",
		o.say.Date(string(coalition.DateOf(o.wish.Now)))), Lists: o.lists(), Edition: o.edition,
		Language: o.wish.Language, TempDir: aside, MadeAt: made}
	if err := o.front(&book); err != nil {
		return err
	}
	return o.file(path, func(out *bufio.Writer) error { return workbook.WriteOverview(out, book) })
}

// csv writes a file for each list: the path itself when only one is wanted, else with the name of the list behind it.
func (o *overviewing) csv(path string) error {
	lists := o.lists()
	for _, l := range lists {
		target := path
		if len(lists) > 1 {
			sheet := strings.ToLower(strings.ReplaceAll(o.say.Say("listing.sheet."+l.Name), " ", "-"))
			target = strings.TrimSuffix(path, filepath.Ext(path)) + "-" + sheet + filepath.Ext(path)
		}
		if err := o.file(target, func(out *bufio.Writer) error { return report.WriteCSV(out, l, o.edition, o.say) }); err != nil {
			return err
		}
	}
	return nil
}

func (o *overviewing) json(path string) error {
	return o.file(path, func(out *bufio.Writer) error { return report.WriteListings(out, o.lists()) })
}
