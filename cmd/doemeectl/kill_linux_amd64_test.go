package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/data/register"
)

// day is a folder on which one command after another is run, some of them killed, and what was acknowledged: counted here, from
// outside the program.
type day struct {
	dir      string
	told     map[string]int // commands that ended with exit code 0
	killed   map[string]int
	calls    map[string]int // how many the last one had that ended well
	seats    []string       // acknowledged, in order
	titles   []string
	backups  []string
	handed   []string // workbooks
	taken    []string // files of the mail
	doubtful int      // submissions of which nobody was told whether they were made
	posted   int
}

// errand is one command of such a day: what it reads and how it is called, and what it means that it was acknowledged.
type errand struct {
	name  string
	begin func(*day, *testing.T) (in string, args []string, acknowledged func(said string))
}

var errands = []errand{{"put", (*day).put}, {"bringin", (*day).bringIn}, {"handin", (*day).handIn}, {"backup", (*day).backUp},
	{"migration", (*day).migrate}, {"takein", (*day).takeIn}}

func (d *day) put(*testing.T) (string, []string, func(string)) {
	seat := fmt.Sprintf("Plaats %d", len(d.seats))
	return `{"seat":"` + seat + `"}`, []string{"put", "a.doemee", "organisation"}, func(string) { d.seats = append(d.seats, seat) }
}

// bringIn changes the same cell every time: what was and what is then differ too, so that it must be said which to take.
func (d *day) bringIn(t *testing.T) (string, []string, func(string)) {
	title := fmt.Sprintf("Kaart van energieverbruik, druk %d", len(d.titles))
	if err := writeCell(filepath.Join(d.dir, "in.xlsx"), "Toezeggingen", "commitment.title", "T-001", title); err != nil {
		t.Fatal(err)
	}
	return "", []string{"bringin", "a.doemee", "in.xlsx", "--take", "theirs"}, func(string) { d.titles = append(d.titles, title) }
}

func (d *day) backUp(*testing.T) (string, []string, func(string)) {
	return "", []string{"backup", "a.doemee"}, func(said string) { d.backups = append(d.backups, pathIn(said)) }
}

// migrate lays an older dossier down, which any command brings up to date.
func (d *day) migrate(t *testing.T) (string, []string, func(string)) {
	path := filepath.Join(d.dir, "oud.doemee")
	for _, name := range []string{path, path + "-journal", path + ".open"} {
		_ = os.Remove(name)
	}
	raw, err := os.ReadFile(filepath.Join(d.dir, "ouder.doemee"))
	if err == nil {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "", []string{"show", "oud.doemee"}, func(string) {}
}

// handIn makes a folder for each workbook: an earlier one that was cut off may have left its own.
func (d *day) handIn(t *testing.T) (string, []string, func(string)) {
	to := fmt.Sprintf("uit/%d", len(d.handed)+d.doubtful)
	if err := os.MkdirAll(filepath.Join(d.dir, to), 0o700); err != nil {
		t.Fatal(err)
	}
	return "", []string{"handin", "a.doemee", "-o", to, "--complete-only"}, func(string) {
		made, _ := filepath.Glob(filepath.Join(d.dir, to, "*.xlsx"))
		d.handed = append(d.handed, made...)
	}
}

// takeIn lets a workbook of a member come in under another name.
func (d *day) takeIn(t *testing.T) (string, []string, func(string)) {
	d.posted++
	post := filepath.Join(d.dir, fmt.Sprintf("post/nieuw%d.xlsx", d.posted))
	raw, err := os.ReadFile(filepath.Join(d.dir, "post", strconv.Itoa(1+d.posted%2)+".xlsx"))
	if err == nil {
		err = os.WriteFile(post, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "", []string{"takein", "r.doemee-register", post}, func(string) { d.taken = append(d.taken, post) }
}

// pathIn is the file that a command says it made.
func pathIn(said string) string {
	_, path, _ := strings.Cut(strings.TrimSpace(said), ": ")
	return path
}

// killRounds is how many commands are run; DOEMEE_KILLS sets it for a full run.
func killRounds() int {
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_KILLS")); err == nil {
		return n
	}
	return 12
}

// oneDay bounds how long a day is: what is read anew after each command grows with it.
const oneDay = 25

// The program is killed at a call with which it changes a file, another one each time, while it writes, brings in, hands in, backs up,
// takes in and brings an older dossier up to date. What it acknowledged before is there, each time; what it did not is there whole or
// not at all.
func TestKilledAtAnyCall(t *testing.T) {
	from := ground(t)
	told, killed, calls := map[string]int{}, map[string]int{}, map[string]int{}
	rounds := killRounds()
	for begun := 0; begun < rounds; begun += oneDay {
		d := &day{dir: again(t, from), told: told, killed: killed, calls: calls}
		for i := range min(oneDay, rounds-begun) {
			d.round(t, errands[(begun+i)%len(errands)])
			d.prove(t)
			if t.Failed() {
				return
			}
		}
		_ = os.RemoveAll(d.dir)
	}
	t.Logf("%d commands: acknowledged %v, killed %v; nothing that was acknowledged is lost", rounds, told, killed)
	if len(killed) == 0 || len(told) == 0 {
		t.Error("too little happened to prove anything")
	}
}

// round runs one command, and kills it two times out of three once it is known how many calls such a command has.
func (d *day) round(t *testing.T, e errand) {
	t.Helper()
	in, args, acknowledged := e.begin(d, t)
	known, calls := d.calls[e.name], 0
	last := rand.IntN(known + known/2 + 1) // somewhere in it, or after its end
	got := watch(t, d.dir, in, func(call) verdict {
		calls++
		return verdict{kills: known > 0 && calls > last}
	}, args...)
	switch got.code {
	case 0:
		d.told[e.name]++
		d.calls[e.name] = calls
		acknowledged(got.said)
	case -1:
		d.killed[e.name]++
		if e.name == "handin" {
			d.doubtful++
		}
	default:
		t.Fatalf("%s: %+v", e.name, got)
	}
}

// prove opens everything and looks for all that was acknowledged up to now.
func (d *day) prove(t *testing.T) {
	t.Helper()
	err := opened(t.Context(), filepath.Join(d.dir, "a.doemee"), func(o *dossier.Dossier, seen *dossier.Seen) error {
		if err := d.inHistory(t, o); err != nil {
			return err
		}
		if n := len(seen.Submissions) - 1; n < len(d.handed) || n > len(d.handed)+d.doubtful {
			return fmt.Errorf("%d submissions; %d acknowledged and %d in doubt", n, len(d.handed), d.doubtful)
		}
		for _, s := range seen.Submissions[1:] {
			if err := d.there(t, o, s); err != nil {
				return err
			}
		}
		return wholeBackups(t.Context())
	})
	if err != nil {
		t.Errorf("after %v and %v: %v", d.told, d.killed, err)
	}
	for _, path := range append(slices.Clone(d.backups), d.handed...) {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if _, err := migrated(t.Context(), d.dir); err != nil && d.told["migration"]+d.killed["migration"] > 0 {
		t.Error(err)
	}
	d.inRegister(t)
}

// inHistory looks for every value that was acknowledged, in its order.
func (d *day) inHistory(t *testing.T, o *dossier.Dossier) error {
	history, err := o.History(t.Context(), "", 0)
	if err != nil {
		return err
	}
	var news []string
	for _, entry := range slices.Backward(history) {
		for _, ch := range entry.Step.Changes {
			news = append(news, ch.New)
		}
	}
	for _, wanted := range [][]string{d.seats, d.titles} {
		rest := news
		for _, value := range wanted {
			at := slices.Index(rest, value)
			if at < 0 {
				return fmt.Errorf("%q was acknowledged and is not in its place in the log", value)
			}
			rest = rest[at:]
		}
	}
	return nil
}

// there finds the workbook of a submission whole, or makes it again from the record.
func (d *day) there(t *testing.T, o *dossier.Dossier, s coalition.Submission) error {
	made, err := filepath.Glob(filepath.Join(d.dir, "uit", "*", s.File))
	if err != nil {
		return err
	}
	if len(made) == 0 {
		again := filepath.Join(d.dir, "uit", "opnieuw")
		if err := os.MkdirAll(again, 0o700); err != nil {
			return err
		}
		_, err := exchange.Remake(t.Context(), o, s, again)
		return err
	}
	for _, path := range made {
		if _, err := exchange.Receive(t.Context(), path, ""); err != nil {
			return fmt.Errorf("a workbook that has its name is not whole: %w", err)
		}
	}
	return nil
}

// inRegister looks for all the mail that was acknowledged.
func (d *day) inRegister(t *testing.T) {
	t.Helper()
	r, err := register.Open(t.Context(), filepath.Join(d.dir, "r.doemee-register"))
	if err != nil {
		t.Error(err)
		return
	}
	defer r.Close()
	files, _, err := r.Files(t.Context(), register.FileQuery{})
	if err != nil {
		t.Error(err)
	}
	for _, path := range d.taken {
		if !slices.ContainsFunc(files, func(f register.Seen) bool { return filepath.Base(f.Path) == filepath.Base(path) }) {
			t.Errorf("%s was taken in and is not in the register", path)
		}
	}
}
