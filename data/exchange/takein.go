package exchange

import (
	"context"
	"runtime"
	"time"

	"doemee/data/coalition"
	"doemee/data/register"
)

// TakeInWish is what somebody wants of taking in files.
type TakeInWish struct {
	DryRun     bool                           // look at everything and keep nothing
	OpenPoints bool                           // let what needs repair count too, each unreadable cell a question
	Jobs       int                            // files read at the same time, 0 for one per processor
	Keys       KeyRing                        // the coalition's, which open secured files
	Passphrase string                         // or a passphrase that does
	Only       func(path, inside string) bool // which files to take of those found, nil for all
	Each       func(register.Arrival)         // called for every file as it is settled, in the order of the paths
	Progress   func(TakeInProgress)           // called after every file
	edition    *coalition.Edition
	now        func() time.Time
	reading    func() // called between looking at a file and reading it, for tests
}

// TakeInProgress is how far taking in is.
type TakeInProgress struct {
	Files int // found in all
	Done  int
	Left  time.Duration // an estimate, 0 while there is too little to go by
}

// TakenIn is what came of it.
type TakenIn struct {
	Batch   coalition.ID
	Files   int
	Classes map[coalition.Class]int
	Edited  int
	Sealed  int
	Forms   int
	Kept    int // submissions that count or wait and were not known before
}

// Refused tells how many files were not taken in.
func (t *TakenIn) Refused() int {
	return t.Classes[coalition.ClassDamaged] + t.Classes[coalition.ClassNotOurs] + t.Classes[coalition.ClassRepair] +
		t.Classes[coalition.ClassOtherEdition] + t.Classes[coalition.ClassConflict]
}

// inOne is how many files are kept in one transaction: enough to make its cost small, few enough that little is done again
// after an interruption.
const inOne = 100

// TakeIn takes files and whole folders into a register. Files are read in parallel, settled in the order of their paths, and kept
// in transactions of some dozens; a file that can't be read is told and the rest goes on. Taking in the same files again changes
// nothing. When the context ends, what was kept stays kept and the rest is as if it had not been found.
func TakeIn(ctx context.Context, r *register.Register, paths []string, w TakeInWish) (*TakenIn, error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return nil, err
	}
	w.edition = e
	if w.now == nil {
		w.now = time.Now
	}
	if w.Jobs < 1 {
		w.Jobs = runtime.GOMAXPROCS(0)
	}
	found, err := find(ctx, paths, w)
	if err != nil {
		return nil, err
	}
	t := &taking{ctx: ctx, register: r, edition: e, wish: w, began: w.now(), batch: register.Batch{ID: coalition.NewID(), Source: sourceOf(paths)}}
	t.out = &TakenIn{Batch: t.batch.ID, Classes: map[coalition.Class]int{}}
	t.files = len(found)
	err = t.run(found)
	return t.out, err
}

// taking is one taking in.
type taking struct {
	ctx      context.Context
	register *register.Register
	edition  *coalition.Edition
	wish     TakeInWish
	batch    register.Batch
	began    time.Time
	files    int
	done     int
	waiting  []*register.Arrival
	out      *TakenIn
	seen     map[coalition.ID]*previewed // of organisations, in a preview
}

// run lets several read and settles what they give in the order of the paths. At most a few files per reader are in memory.
func (t *taking) run(found []candidate) error {
	ctx, stop := context.WithCancel(t.ctx)
	defer stop()
	slots := make(chan chan []*register.Arrival, 2*t.wish.Jobs)
	free := make(chan struct{}, t.wish.Jobs)
	go func() {
		defer close(slots)
		for _, c := range found {
			slot := make(chan []*register.Arrival, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			free <- struct{}{}
			go func() {
				defer func() { <-free }()
				slot <- readCandidate(ctx, c, t.wish)
			}()
		}
	}()
	for slot := range slots {
		if err := t.settle(<-slot); err != nil {
			return err
		}
	}
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.flush()
}

// settle takes what one file gave. What was read while the context ended is dropped: it may not be whole.
func (t *taking) settle(arrivals []*register.Arrival) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.done++
	t.waiting = append(t.waiting, arrivals...)
	if len(t.waiting) < inOne && t.done < t.files {
		t.tell()
		return nil
	}
	return t.flush()
}

// flush keeps what waits, or in a preview only judges it.
func (t *taking) flush() error {
	if len(t.waiting) == 0 {
		return nil
	}
	keep := func() error { return t.register.Keep(t.ctx, t.edition, t.batch, t.waiting, t.wish.OpenPoints) }
	if t.wish.DryRun {
		keep = t.preview
	}
	if err := keep(); err != nil {
		return err
	}
	for _, a := range t.waiting {
		t.count(a)
		if t.wish.Each != nil {
			t.wish.Each(*a)
		}
	}
	t.waiting = nil
	t.tell()
	return nil
}

func (t *taking) count(a *register.Arrival) {
	t.out.Files++
	t.out.Classes[a.Class]++
	for _, flag := range []struct {
		set bool
		n   *int
	}{{a.Edited, &t.out.Edited}, {a.Sealed, &t.out.Sealed}, {a.Form, &t.out.Forms}, {a.Fresh, &t.out.Kept}} {
		if flag.set {
			*flag.n++
		}
	}
}

// tell reports how far it is and how long the rest will take if it goes on like this.
func (t *taking) tell() {
	if t.wish.Progress == nil {
		return
	}
	p := TakeInProgress{Files: t.files, Done: t.done}
	if spent := t.wish.now().Sub(t.began); t.done > 0 && spent > time.Second {
		p.Left = spent / time.Duration(t.done) * time.Duration(t.files-t.done)
	}
	t.wish.Progress(p)
}

// previewed is what a preview knows of one organisation: what the register has, and what came before in the same preview.
type previewed struct{ known []coalition.Known }

// preview gives each arrival the class it would get, and keeps nothing.
func (t *taking) preview() error {
	for _, a := range t.waiting {
		a.Class = a.Refused
		if a.Read == nil {
			continue
		}
		known, err := t.knownOf(a)
		if err != nil {
			return err
		}
		a.Class = register.Classify(a, t.edition.Name, known.known)
		a.Fresh = !knows(known.known, a.Hash)
		if a.Fresh {
			known.known = append(known.known, coalition.Known{Hash: a.Hash, Sequence: a.Sequence, Counts: a.Class.Takes()})
		}
	}
	return nil
}

func knows(known []coalition.Known, hash string) bool {
	for _, k := range known {
		if k.Hash == hash {
			return true
		}
	}
	return false
}

// knownOf asks the register once for each organisation.
func (t *taking) knownOf(a *register.Arrival) (*previewed, error) {
	if t.seen == nil {
		t.seen = map[coalition.ID]*previewed{}
	}
	organisation, known, err := t.register.Known(t.ctx, a.Read.Key, a.Read.Organisation)
	if err != nil {
		return nil, err
	}
	if organisation == "" {
		organisation = register.NewOrganisation(a.Read.Key, a.Read.Organisation)
	}
	a.Organisation = organisation
	if t.seen[organisation] == nil {
		t.seen[organisation] = &previewed{known}
	}
	return t.seen[organisation], nil
}
