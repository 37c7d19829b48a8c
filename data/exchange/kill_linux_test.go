package exchange

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// killVariable names the folder in which the test binary makes backups and hands in until it is killed.
const killVariable = "DOEMEE_TEST_KILLED"

func init() { roles[killVariable] = workUntilKilled }

// workUntilKilled changes, backs up, rehearses and hands in without end, and says each as soon as it was told to be done.
func workUntilKilled(dir string) {
	ctx, p := context.Background(), under(dir, dir)
	d, err := p.Open(ctx, filepath.Join(dir, "a.doemee"))
	if err != nil {
		fmt.Println("open", err)
		return
	}
	for i := 0; ; i++ {
		c, err := d.Content(ctx)
		if err != nil {
			fmt.Println("content", err)
			return
		}
		if err := killedStep(ctx, p, d, c, i, dir); err != nil {
			fmt.Println("failed", err)
			return
		}
	}
}

func killedStep(ctx context.Context, p Places, d *dossier.Dossier, c *coalition.Content, i int, dir string) error {
	switch i % 3 {
	case 0:
		e := c.Edit("edit", coalition.CauseScreen)
		if err := e.Set(coalition.AsRecord(&c.Organisation), "seat", fmt.Sprintf("plaats %d %d", os.Getpid(), i)); err != nil {
			return err
		}
		if err := d.Apply(ctx, e.Step()); err != nil {
			return err
		}
		fmt.Printf("put plaats %d %d\n", os.Getpid(), i)
	case 1:
		b, err := p.Backup(ctx, d, ReasonAsked, time.Now())
		if err != nil {
			return err
		}
		fmt.Println("backup", b.Path)
	case 2:
		earlier, err := d.Submissions(ctx)
		if err != nil {
			return err
		}
		handed, err := HandIn(ctx, d, c, Bundled(), PlanHandIn(c, Bundled(), earlier, Wish{CompleteOnly: true, Language: "nl", Now: time.Now()}), dir)
		if err != nil {
			return err
		}
		fmt.Println("handed", handed.Path)
	}
	return nil
}

// Killed at any moment of changing, backing up and handing in, nothing that was told is lost, no backup is half, and every file that was
// recorded is there or can be made again. DOEMEE_KILLS sets the number of rounds.
func TestKilledWhileBackingUpAndHandingIn(t *testing.T) {
	rounds := 6
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_KILLS")); err == nil {
		rounds = n / 5 // each acknowledges several things
	}
	told := map[string]int{}
	for done := 0; done < rounds; done += 20 {
		killedRounds(t, min(20, rounds-done), told)
	}
	t.Logf("%d rounds: %d changes, %d backups and %d submissions acknowledged, none lost", rounds, told["put"], told["backup"], told["handed"])
	if told["put"] == 0 || told["backup"] == 0 || told["handed"] == 0 {
		t.Errorf("too little was told to prove anything: %v", told)
	}
}

func killedRounds(t *testing.T, rounds int, told map[string]int) {
	t.Helper()
	dir := t.TempDir()
	d, err := dossier.Create(t.Context(), filepath.Join(dir, "a.doemee"), complete(t, 1), Bundled().Name)
	must(t, err)
	must(t, d.Close())
	for range rounds {
		seat := ""
		for _, line := range killed(t, dir) {
			word, rest, _ := strings.Cut(line, " ")
			told[word]++
			switch word {
			case "put":
				seat = rest
			case "backup":
				_, err := under(dir, dir).Look(t.Context(), rest)
				must(t, err)
			case "handed":
				_, err := os.Stat(rest)
				must(t, err)
			default:
				t.Fatalf("the program said %q", line)
			}
		}
		afterKill(t, dir, seat)
	}
}

// killed runs the program and kills it after a while; what it says is what it was told is done.
func killed(t *testing.T, dir string) (lines []string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killVariable+"="+dir)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	reader := bufio.NewReader(out)
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			break // a line cut off by the kill tells nothing
		}
		if lines = append(lines, strings.TrimSpace(line)); len(lines) == 3 {
			time.AfterFunc(time.Duration(rand.IntN(400))*time.Millisecond, func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait()
	return lines
}

// afterKill opens everything as the next program does.
func afterKill(t *testing.T, dir, seat string) {
	t.Helper()
	p := under(dir, dir)
	d, err := p.Open(t.Context(), filepath.Join(dir, "a.doemee"))
	must(t, err)
	defer d.Close()
	seen, err := d.Seen(t.Context())
	must(t, err)
	if seat != "" && !wasWritten(t, d, seat) {
		t.Fatalf("%q was told to be saved and is not in the file", seat)
	}
	for _, b := range p.Of("", seen.Content.Organisation.ID) {
		if _, err := p.Look(t.Context(), b.Path); err != nil {
			t.Fatalf("half a backup has a name: %v", err)
		}
	}
	for _, s := range seen.Submissions {
		if _, err := os.Stat(filepath.Join(dir, s.File)); err != nil {
			_, err := Remake(t.Context(), d, s, dir)
			must(t, err)
		}
	}
}

// wasWritten tells whether a seat stands somewhere in the history.
func wasWritten(t *testing.T, d *dossier.Dossier, seat string) bool {
	t.Helper()
	history, err := d.History(t.Context(), "", 0)
	must(t, err)
	for _, e := range history {
		for _, ch := range e.Step.Changes {
			if ch.New == seat {
				return true
			}
		}
	}
	return false
}
