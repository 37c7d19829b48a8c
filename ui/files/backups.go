package files

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostBackups and mostChanges bound what is laid out; nobody reads further in one go, and the command line shows all.
const (
	mostBackups = 8
	mostChanges = 30
)

// backups is the list of backups and, when one is looked at, what restoring it would change.
type backups struct {
	screen  *Screen
	object  *fyne.Container
	proven  *kit.Text
	rows    *fyne.Container
	preview *fyne.Container
	notice  *kit.Notice
}

func newBackups(f *Screen) *backups {
	w := f.words
	b := &backups{screen: f, proven: kit.Second(""), rows: kit.Column(0), preview: kit.Column(theme.Room), notice: hidden()}
	buttons := kit.Wrap(kit.NewButton(kit.Extra, w.Say("files.backups.make"), b.OnMake), kit.NewButton(kit.Quiet, w.Say("files.backups.rehearse"), b.OnRehearse))
	b.object = kit.Column(theme.Room, kit.Heading(w.Say("files.backups")).Object, kit.Second(w.Say("files.backups.what")).Object, b.proven.Object,
		b.notice.Object, b.rows, b.preview, buttons)
	b.preview.Hide()
	b.load()
	return b
}

// load reads which backups there are and when restoring was last proved.
func (b *backups) load() {
	places, organisation := b.screen.session.Places(), b.screen.session.Content().Organisation.ID
	var all []exchange.Backup
	var proven exchange.Rehearsed
	b.screen.session.Work(func(context.Context, *dossier.Dossier) error {
		if places.Backups != "" {
			all, proven = places.Of("", organisation), places.Proven(organisation)
		}
		return nil
	}, func(error) { b.show(all, proven) })
}

func (b *backups) show(all []exchange.Backup, proven exchange.Rehearsed) {
	w := b.screen.words
	b.proven.Say(w.Say("files.backups.unproven"))
	if !proven.At.IsZero() {
		b.proven.Say(w.Say("files.backups.proven", "date", w.Date(string(coalition.DateOf(proven.At)))))
	}
	var rows []fyne.CanvasObject
	for _, one := range slices.Backward(all) {
		if len(rows) == mostBackups {
			rows = append(rows, kit.Second(w.Say("files.backups.more", "n", strconv.Itoa(len(all)-mostBackups))).Object)
			break
		}
		rows = append(rows, b.row(one))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Second(w.Say("files.backups.none")).Object)
	}
	b.rows.Objects = []fyne.CanvasObject{kit.Rows(rows...)}
	b.rows.Refresh()
	b.screen.scroll.Refresh()
}

func (b *backups) row(one exchange.Backup) fyne.CanvasObject {
	w := b.screen.words
	when := kit.Column(theme.Hair, kit.Strong(w.Moment(string(coalition.MomentOf(one.At)))).Object,
		kit.Second(w.Say("backup.reason."+string(one.Reason))+" · "+size(one.Size)).Object)
	return kit.Beside(when, kit.NewButton(kit.Quiet, w.Say("files.backups.look"), func() { b.OnLook(one) }))
}

// size is how people call a number of bytes.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return strconv.FormatInt((bytes+1023)/1024, 10) + " kB"
	}
	return strconv.FormatInt((bytes+1<<19)>>20, 10) + " MB"
}

// OnMake makes a backup now.
func (b *backups) OnMake() {
	places, now := b.screen.session.Places(), b.screen.session.Now()
	b.screen.session.Work(func(ctx context.Context, d *dossier.Dossier) error {
		_, err := places.Backup(ctx, d, exchange.ReasonAsked, now)
		return err
	}, func(err error) { b.done(err, "files.backups.made") })
}

// OnRehearse restores the newest backup as a trial.
func (b *backups) OnRehearse() {
	places, now := b.screen.session.Places(), b.screen.session.Now()
	tell(b.notice, kit.Info, b.screen.words.Say("files.whole.busy"), "")
	b.screen.session.Work(func(ctx context.Context, d *dossier.Dossier) error {
		_, err := places.Rehearse(ctx, d, now)
		return err
	}, func(err error) { b.done(err, "files.backups.rehearsed") })
}

func (b *backups) done(err error, key string) {
	if err != nil {
		b.screen.fail(b.notice, err)
		return
	}
	tell(b.notice, kit.Good, b.screen.words.Say(key), "")
	b.load()
}

// OnLook works out what restoring a backup would change, and shows it.
func (b *backups) OnLook(one exchange.Backup) {
	places := b.screen.session.Places()
	var plan exchange.Restoring
	b.screen.session.Work(func(ctx context.Context, d *dossier.Dossier) error {
		now, err := d.Seen(ctx)
		if err == nil {
			plan, err = places.PlanRestore(ctx, now, one.Path)
		}
		return err
	}, func(err error) {
		if err != nil {
			b.screen.fail(b.notice, err)
			return
		}
		b.showPlan(one, plan)
	})
}

func (b *backups) showPlan(one exchange.Backup, plan exchange.Restoring) {
	w := b.screen.words
	away := kit.NewButton(kit.Quiet, w.Say("files.restore.cancel"), func() { b.preview.Hide(); b.screen.scroll.Refresh() })
	head := kit.Strong(w.Say("files.restore", "date", w.Moment(string(coalition.MomentOf(one.At)))))
	if plan.Same() {
		b.preview.Objects = []fyne.CanvasObject{kit.Hairline(), head.Object, kit.Body(w.Say("files.restore.same")).Object, kit.Wrap(away)}
	} else {
		restore := kit.NewButton(kit.Main, w.Say("files.restore.do"), func() { b.OnRestore(one) })
		b.preview.Objects = []fyne.CanvasObject{kit.Hairline(), head.Object, kit.Rows(b.changes(plan)...), kit.Second(w.Say("files.restore.kept")).Object, kit.Wrap(restore, away)}
	}
	b.preview.Show()
	b.preview.Refresh()
	b.screen.scroll.Refresh()
}

// changes says what restoring changes: first how many there are of everything, then record by record.
func (b *backups) changes(plan exchange.Restoring) (rows []fyne.CanvasObject) {
	w := b.screen.words
	for _, kind := range exchange.CountKinds() {
		if now, then := plan.Now[kind], plan.Then[kind]; now != then {
			rows = append(rows, kit.Body(w.Say("files.restore.count", "kind", w.Say("kind."+kind+".many"), "now", strconv.Itoa(now), "then", strconv.Itoa(then))).Object)
		}
	}
	for _, ch := range plan.Changes[:min(len(plan.Changes), mostChanges)] {
		rows = append(rows, b.change(plan, ch))
	}
	if more := len(plan.Changes) - mostChanges; more > 0 {
		rows = append(rows, kit.Second(w.Say("files.restore.more", "n", strconv.Itoa(more))).Object)
	}
	return rows
}

var sorts = map[string]kit.Tone{coalition.Added: kit.Good, coalition.Removed: kit.Bad, coalition.Changed: kit.Warn}

func (b *backups) change(plan exchange.Restoring, ch coalition.RecordChange) fyne.CanvasObject {
	w := b.screen.words
	shower := report.Shower{Words: w, Edition: b.screen.session.Edition(), Content: plan.Backup.Content}
	column := kit.Column(theme.Hair, kit.Row(theme.Gap, kit.NewPill(sorts[ch.Sort], w.Say("files.restore."+ch.Sort)),
		kit.Line(plan.Number(ch)+" "+w.Say("kind."+string(ch.Kind))).Object))
	for _, f := range ch.Fields {
		field, _ := coalition.FieldOf(ch.Kind, f.Field)
		column.Add(kit.Second(w.Say("files.restore.field", "field", shower.Heading(ch.Kind, f.Field), "now", shower.Show(field, f.Old), "then", shower.Show(field, f.New))).Object)
	}
	return column
}

// OnRestore asks the window to close the dossier, put the backup in its place and open it again.
func (b *backups) OnRestore(one exchange.Backup) {
	s := b.screen.session
	places, path, now := s.Places(), s.Path(), s.Now()
	s.Away(session.Away{Path: path, Job: func(ctx context.Context) error {
		_, err := places.Restore(ctx, path, one.Path, now)
		return err
	}})
}
