package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// Repaired is what a repair made: a new dossier beside the damaged one, which is left as it is.
type Repaired struct {
	*dossier.Salvaged
	Path string // of the mended dossier
	Kept string // where a copy of the damaged file lies
}

// Repair reads what it can of a damaged dossier and makes a new one of it under another name. It works on a copy: the damaged file
// keeps every byte, and a second copy of it lies among the backups. An empty target is a name beside the file.
func (p Places) Repair(ctx context.Context, path, target string, now time.Time) (Repaired, error) {
	if target == "" {
		target = beside(path)
	}
	if err := vacant(target); err != nil {
		return Repaired{}, err
	}
	kept, err := p.keepRaw(path, ReasonRepair, now)
	if err != nil {
		return Repaired{}, err
	}
	var saved *dossier.Salvaged
	err = p.inPassing(path, func(copied string) (err error) {
		saved, err = dossier.Salvage(ctx, copied, target)
		return err
	})
	return Repaired{saved, target, kept}, err
}

// beside is a free name for the mended dossier, next to the damaged one.
func beside(path string) string {
	end := filepath.Ext(path)
	base := strings.TrimSuffix(path, end) + "-hersteld"
	free := base + end
	for n := 2; exists(free); n++ {
		free = base + "-" + strconv.Itoa(n) + end
	}
	return free
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Verified is what a check of a whole file found: that everything in it is as it was written, and how much that is.
type Verified struct {
	Counts  map[string]int
	Backups []Backup
	Proven  Rehearsed
}

// Verify reads an open dossier to its last row: pages, references, schema, and the hash of every record, step, submission and answer.
// A nil error means that all of it is as it was written.
func (p Places) Verify(ctx context.Context, d *dossier.Dossier) (Verified, error) {
	if err := d.Check(ctx); err != nil {
		return Verified{}, err
	}
	seen, err := d.Seen(ctx)
	if err != nil {
		return Verified{}, err
	}
	if _, err := d.History(ctx, "", 0); err != nil {
		return Verified{}, err
	}
	organisation := seen.Content.Organisation.ID
	return Verified{seen.Counts(), p.Of(d.Path(), organisation), p.Proven(organisation)}, nil
}

// CountKinds is the order in which people read counts.
func CountKinds() (kinds []string) {
	for _, k := range coalition.Kinds {
		kinds = append(kinds, string(k))
	}
	return append(kinds, "step", "submission", "answer")
}
