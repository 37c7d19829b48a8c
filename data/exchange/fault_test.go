package exchange

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/register"
	"doemee/data/seal"
	"doemee/data/sheet"
	"doemee/data/workbook"
)

// everyError is one of each error that people can meet.
func everyError() map[string]error {
	all := map[string]error{
		"bug":             errors.New("something we did not think of"),
		"interrupted":     fmt.Errorf("hand in: %w", context.Canceled),
		"value":           &coalition.BadValue{Field: "end", Form: coalition.FormDate, Found: "juni"},
		"unknown field":   &coalition.UnknownField{Kind: coalition.KindCommitment, Found: "titel"},
		"unknown kind":    &coalition.UnknownKind{Found: "toezegging"},
		"unknown edition": &UnknownEdition{Found: "X"},
		"no record":       fmt.Errorf("T-009: %w", coalition.ErrNoRecord),
		"exists":          coalition.ErrExists,
		"stale":           fmt.Errorf("commitment x end: %w", coalition.ErrStale),
		"json":            coalition.ErrJSON,
		"edition":         coalition.ErrEdition,
		"nothing":         dossier.ErrNothing,
		"unproved":        &Unproved{&sheet.Fault{Reason: sheet.Truncated}},
		"full folder":     fmt.Errorf("look: %w", &fs.PathError{Op: "mkdir", Path: "work", Err: syscall.ENOSPC}),
		"full link":       &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC},
		"own key":         problem("agenda-without-key"),
		"other serial":    problem("agenda-other", "found", "2"),
		"older serial":    problem("agenda-older", "found", "2", "expected", "4"),
		"reused":          problem("agenda-reused", "found", "theme-x"),
		"another key":     problem("agenda-other-key", "found", "AAAA", "expected", "BBBB"),
		"fingerprint":     &Problem{Code: "agenda-fingerprint", Filled: map[string]string{"found": "AAAA"}, Exit: ExitFindings},
		"no reason":       coalition.ErrNoReason,
		"demo":            problem("demo-count", "found", "0", "most", "9"),
		"code":            problem("unknown-code", "found", "x", "expected", "y"),
		"no folder":       &Problem{Code: "no-folder", Filled: map[string]string{"found": "x"}, Exit: ExitStore},
		"output":          &Problem{Code: "output", Filled: map[string]string{"found": "x"}, Exit: ExitStore},
	}
	for _, code := range []string{"lock-file", "our-file", "changing", "reader", "archive", "mail", "mail-empty", "mail-msg", "list", "list-too-large",
		"list-headings"} {
		all[code] = problem(code)
	}
	all["answered"], all["undone"] = register.ErrAnswered, fmt.Errorf("undo: %w", register.ErrUndone)
	all["unreadable"] = problem("unreadable", "found", "x")
	for _, reason := range sheet.Reasons() {
		all["sheet "+string(reason)] = &sheet.Fault{Reason: reason, Part: "p", Place: "A1"}
	}
	for _, err := range []error{workbook.ErrNotOurs, workbook.ErrNewer, seal.ErrNotSealed, seal.ErrNoKey, seal.ErrDamaged, seal.ErrTooBig,
		seal.ErrTooCostly, seal.ErrKey, seal.ErrNotSigned, seal.ErrHeader, seal.ErrUnknown, seal.ErrSignature, seal.ErrBody, &workbook.TooLong{Field: "title", Units: 40000},
		problem("not-regular", "found", "x")} {
		all["workbook "+err.Error()] = fmt.Errorf("read: %w", err)
	}
	for _, code := range coalition.EditionFaults {
		all["edition "+code] = &coalition.BadEdition{Code: code, Place: "version", Found: "0"}
	}
	for _, code := range database.Codes {
		all["file "+string(code)] = &database.Fault{Code: code, Path: "a.doemee"}
	}
	for _, code := range []string{StopOrganisation, StopIncomplete, StopNothing, StopNoMonth} {
		all["stop "+code] = &Stopped{[]Stop{{code, map[string]string{"n": "2", "numbers": "T-001"}}}}
	}
	_, broken := coalition.ReadRecord(coalition.KindContact, strings.NewReader("{"))
	_, wrong := coalition.ReadRecord(coalition.KindContact, strings.NewReader("nee"))
	all["broken json"], all["wrong json"] = broken, wrong
	return all
}

func TestEveryErrorHasItsSentence(t *testing.T) {
	for name, err := range everyError() {
		fault := FaultOf(err)
		for _, l := range words.Languages {
			text := fault.Sentence(words.In(l))
			if strings.HasPrefix(text, "[") || strings.ContainsAny(text, "{}") {
				t.Errorf("%s in %s: %s", name, l, text)
			}
		}
	}
}

func TestExitCodes(t *testing.T) {
	all := everyError()
	for name, want := range map[string]int{"bug": ExitBug, "interrupted": ExitInterrupted, "value": ExitRefused, "no record": ExitRefused,
		"wrong json": ExitRefused, "full folder": ExitStore, "full link": ExitStore, "nothing": ExitRefused, "unproved": ExitStore, "no folder": ExitStore, "file not-ours": ExitRefused,
		"file newer": ExitRefused, "file in-use": ExitInUse, "file disk-full": ExitStore, "file read-only": ExitStore,
		"stop " + StopIncomplete: ExitFindings} {
		if got := FaultOf(all[name]).Exit; got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
}

func TestFaultsSayWhatWasFound(t *testing.T) {
	long := strings.Repeat("é", 500)
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"number": {fmt.Errorf("apply: %w", fmt.Errorf("T-009: %w", coalition.ErrNoRecord)), "apply: T-009"},
		"long":   {&coalition.UnknownKind{Found: long}, long[:160] + "…"},
		"at": {func() error {
			_, err := coalition.ReadRecord(coalition.KindContact, strings.NewReader(`{"role":nee}`))
			return err
		}(), "10"},
	} {
		if got := FaultOf(c.err).Values["found"]; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestSentencesAreForPeople(t *testing.T) {
	w := words.In(words.NL)
	busy := FaultOf(&database.Fault{Code: database.InUse, Path: "a.doemee", Who: "iemand@kantoor", Since: "2026-04-01T10:00:00Z"}).Sentence(w)
	if !strings.Contains(busy, "iemand@kantoor") || !strings.Contains(busy, "01-04-2026") || strings.Contains(busy, "T10:00") {
		t.Error(busy)
	}
	unknown := FaultOf(&database.Fault{Code: database.InUse, Path: "a.doemee"})
	if text := unknown.Sentence(w); strings.Contains(text, " , ") || unknown.Exit != ExitInUse {
		t.Error(text)
	}
	field := FaultOf(&coalition.UnknownField{Kind: coalition.KindBuildingBlock, Found: "naam"}).Sentence(w)
	if !strings.Contains(field, "bouwsteen") {
		t.Error(field)
	}
}
