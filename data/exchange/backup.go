package exchange

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
)

// Reason says why a backup is made. Its word for people is the translation backup.reason.<reason>.
type Reason string

// The reasons.
const (
	ReasonOpen      Reason = "open"
	ReasonClose     Reason = "close"
	ReasonAsked     Reason = "asked"
	ReasonBringIn   Reason = "bring-in"
	ReasonRestore   Reason = "restore"
	ReasonRepair    Reason = "repair"
	ReasonMigration Reason = "migration"
	ReasonEdition   Reason = "edition"
	ReasonRehearsal Reason = "rehearsal"
)

// Reasons lists every reason, so that a test can prove that each has its word.
var Reasons = []Reason{ReasonOpen, ReasonClose, ReasonAsked, ReasonBringIn, ReasonRestore, ReasonRepair, ReasonMigration, ReasonEdition, ReasonRehearsal}

// Backup is one backup of a dossier. Number rises with every one: clocks may be wrong.
type Backup struct {
	Path   string    `json:"path"`
	Name   string    `json:"name"` // of the dossier it was made of, without its end
	Number int       `json:"number"`
	At     time.Time `json:"at"`
	Reason Reason    `json:"reason"`
	Size   int64     `json:"size"`
	end    string    // of the file's name, where it is no dossier
}

// stamp is the moment in the name of a backup.
const stamp = "20060102T150405Z"

// backupEnd is the end of the name of a backup: that of a dossier, because it is one.
const backupEnd = ".doemee"

// BackupBefore makes a backup in the folder of this person on this computer, before something is done that changes much. Without
// a nil error that should not be done.
func BackupBefore(ctx context.Context, d *dossier.Dossier, why Reason) (Backup, error) {
	p, err := Here()
	if err != nil {
		return Backup{}, err
	}
	return p.Backup(ctx, d, why, time.Now())
}

// Backup makes a backup of an open dossier. The copy is opened and counted before it is called one, and only then older ones go,
// see [Thin]. On opening and closing an unchanged dossier needs no second copy: the newest is opened and counted again instead.
func (p Places) Backup(ctx context.Context, d *dossier.Dossier, why Reason, now time.Time) (Backup, error) {
	seen, err := d.Seen(ctx)
	if err != nil {
		return Backup{}, err
	}
	folder := p.folder(seen.Content.Organisation.ID)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, storeFault(folder, err)
	}
	sweepHalf(folder)
	name := seriesOf(d.Path())
	earlier := backupsIn(folder, name)
	if why == ReasonOpen || why == ReasonClose {
		if same, ok := p.unchanged(ctx, earlier, seen); ok {
			return same, nil
		}
	}
	made, err := copyAside(folder, Backup{Name: name, Number: next(backupsIn(folder, "")), At: now.UTC().Truncate(time.Second), Reason: why},
		func(path string) error { return d.Backup(ctx, path) })
	if err != nil {
		return Backup{}, err
	}
	if err := p.counted(ctx, made, seen); err != nil {
		_ = os.Remove(made.Path) // A copy that does not hold what it should would only be trusted one day.
		return Backup{}, err
	}
	for _, old := range Thin(append(earlier, made), now) {
		_ = os.Remove(old.Path) // One too many does no harm; it is tried again next time.
	}
	return made, nil
}

// folder is where the backups of an organisation's dossiers lie.
func (p Places) folder(organisation coalition.ID) string {
	return filepath.Join(p.Backups, string(organisation))
}

// sweepHalf removes copies that a program was making when it was killed.
func sweepHalf(folder string) {
	left, _ := filepath.Glob(filepath.Join(folder, "*.part*"))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && time.Since(info.ModTime()) > oldWork {
			_ = os.Remove(path)
		}
	}
}

// copyAside makes a backup under a free number: another window may be making one of the same file's copy.
func copyAside(folder string, b Backup, copyTo func(path string) error) (Backup, error) {
	for {
		b.Path = filepath.Join(folder, b.fileName())
		err := copyTo(b.Path)
		if errors.Is(err, database.ErrExists) {
			b.Number++
			continue
		}
		if info, stated := os.Stat(b.Path); err == nil && stated == nil {
			b.Size = info.Size()
		}
		return b, err
	}
}

// unchanged gives the newest backup when it holds what the dossier holds and can still be opened.
func (p Places) unchanged(ctx context.Context, earlier []Backup, seen *dossier.Seen) (Backup, bool) {
	if len(earlier) == 0 {
		return Backup{}, false
	}
	newest := earlier[len(earlier)-1]
	there, err := p.look(ctx, newest.Path)
	return newest, err == nil && there.Mark == seen.Mark && maps.Equal(there.Counts(), seen.Counts())
}

// counted opens a backup and counts what is in it.
func (p Places) counted(ctx context.Context, b Backup, seen *dossier.Seen) error {
	there, err := p.look(ctx, b.Path)
	if err != nil {
		return err
	}
	if there.Mark != seen.Mark || !maps.Equal(there.Counts(), seen.Counts()) {
		return &database.Fault{Code: database.Damaged, Path: b.Path, Found: there.Mark, Expected: seen.Mark}
	}
	return nil
}

// look reads a closed dossier or backup through a passing copy.
func (p Places) look(ctx context.Context, path string) (*dossier.Seen, error) {
	work, err := p.work()
	if err != nil {
		return nil, err
	}
	return dossier.Look(ctx, path, work)
}

// Of lists the backups of an organisation's dossiers, oldest first. Without an organisation, because the dossier can't be
// opened, those of every dossier with the name of this path.
func (p Places) Of(path string, organisation coalition.ID) (all []Backup) {
	if organisation != "" {
		return backupsIn(p.folder(organisation), "")
	}
	folders, _ := os.ReadDir(p.Backups) // A folder that is not there holds none.
	for _, folder := range folders {
		all = append(all, backupsIn(filepath.Join(p.Backups, folder.Name()), seriesOf(path))...)
	}
	slices.SortStableFunc(all, func(a, b Backup) int { return a.At.Compare(b.At) })
	return all
}

// backupsIn lists the backups in a folder by number, of one name or of all.
func backupsIn(folder, name string) (all []Backup) {
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		b, ok := readName(entry.Name())
		info, err := entry.Info()
		// An empty one is the name that a program took before it was killed.
		if !ok || err != nil || !info.Mode().IsRegular() || info.Size() == 0 || name != "" && b.Name != name {
			continue
		}
		b.Path, b.Size = filepath.Join(folder, entry.Name()), info.Size()
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b Backup) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// seriesOf is the name that the backups of a file share: its own, in letters that every disk takes.
func seriesOf(path string) string {
	base := filepath.Base(path)
	word := coalition.FileWord(strings.TrimSuffix(base, filepath.Ext(base)), 40)
	return cmp.Or(strings.ToLower(word), "dossier")
}

func next(earlier []Backup) int {
	if len(earlier) == 0 {
		return 1
	}
	return earlier[len(earlier)-1].Number + 1
}

// fileName tells everything about a backup, so that no list of them has to be kept that could be lost.
func (b Backup) fileName() string {
	return fmt.Sprintf("%s.%06d.%s.%s%s", b.Name, b.Number, b.At.Format(stamp), b.Reason, cmp.Or(b.end, backupEnd))
}

func readName(file string) (b Backup, ok bool) {
	plain, ours := strings.CutSuffix(file, backupEnd)
	if !ours {
		plain, ours = strings.CutSuffix(file, registerEnd)
		b.end = registerEnd
	}
	parts := strings.Split(plain, ".")
	if len(parts) != 4 || !ours {
		return b, false
	}
	number, bad := strconv.Atoi(parts[1])
	at, wrong := time.Parse(stamp, parts[2])
	return Backup{Name: parts[0], Number: number, At: at, Reason: Reason(parts[3]), end: b.end}, bad == nil && wrong == nil && number > 0
}

// NoBackup is the error of a backup that could not be made while the dossier itself is in order.
type NoBackup struct{ Cause error }

// Error is for logs; people read the sentence.
func (n *NoBackup) Error() string { return "no backup: " + n.Cause.Error() }

// Unwrap gives the cause.
func (n *NoBackup) Unwrap() error { return n.Cause }
