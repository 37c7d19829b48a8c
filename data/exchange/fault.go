package exchange

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/seal"
	"doemee/data/sheet"
	"doemee/data/workbook"
)

// The exit codes of the command line; the window shows the same faults without them.
const (
	ExitDone        = 0
	ExitFindings    = 1   // done or stopped, with findings of severity error or choices left open
	ExitUsage       = 2   // a mistake on the command line
	ExitRefused     = 3   // what was given was refused: not ours, damaged, unknown, bad JSON
	ExitInUse       = 4   // somebody else has the file open
	ExitStore       = 5   // could not store: disk full, read-only
	ExitBug         = 70  // our own bug
	ExitInterrupted = 130 // interrupted, nothing half done
)

// Fault is an error as people meet it: the key of a sentence in the translations, what fills it, and the exit code.
type Fault struct {
	Key    string
	Values map[string]string
	Exit   int
}

// Sentence is the fault in a language: what is wrong and what to do. Moments are shown on the reader's clock and kinds of records
// by their name.
func (f Fault) Sentence(w *words.Words) string {
	shown := maps.Clone(f.Values)
	if since := shown["since"]; since != "" {
		shown["since"] = w.Moment(since)
	}
	if kind := "kind." + shown["kind"]; w.Has(kind) {
		shown["kind"] = w.Say(kind)
	}
	return w.Fill(f.Key, shown)
}

// told is an error that brings its own sentence: key and values.
type told interface {
	error
	Key() string
	Values() map[string]string
}

// FaultOf turns any error of the programs into a fault. It is the one place that knows them all; an error it does not know is
// a bug of ours, and its text goes along so that it can be reported.
func FaultOf(err error) Fault {
	var file *database.Fault
	var known told
	var none *NoBackup
	switch {
	case errors.As(err, &none):
		cause := FaultOf(none.Cause)
		return Fault{"exchange.fault.no-backup", pairs("found", brief(none.Cause.Error())), cause.Exit}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Fault{"exchange.fault.interrupted", nil, ExitInterrupted}
	case errors.As(err, &file):
		return Fault{file.Key(), file.Values(), exitOf(file.Class())}
	case errors.As(err, &known):
		return Fault{known.Key(), known.Values(), exitOfTold(known)}
	}
	for _, knows := range []func(error) (Fault, bool){workbookFault, registerFault, domainFault, editionFault, sentinelFault, systemFault} {
		if f, ok := knows(err); ok {
			return f
		}
	}
	return Fault{"exchange.fault.bug", map[string]string{"found": err.Error()}, ExitBug}
}

// exitOf follows the class of a file's fault: whose turn it is to act decides the code.
func exitOf(c database.Class) int {
	switch c {
	case database.Busy:
		return ExitInUse
	case database.CouldNotStore:
		return ExitStore
	}
	return ExitRefused
}

// exitOfTold tells stops, which are about the content, from refusals, which are about what was given.
func exitOfTold(err told) int {
	var stopped *Stopped
	var ours *Problem
	switch {
	case errors.As(err, &stopped):
		return ExitFindings
	case errors.As(err, &ours) && ours.Exit != 0:
		return ours.Exit
	}
	return ExitRefused
}

// systemFault knows what the system says of a file or folder that nobody above gave a better name: a full disk is no bug of ours.
func systemFault(err error) (Fault, bool) {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return FaultOf(storeFault(path.Path, err)), true
	case errors.As(err, &link):
		return FaultOf(storeFault(link.New, err)), true
	}
	return Fault{}, false
}

// workbookFault knows the errors of workbooks.
func workbookFault(err error) (Fault, bool) {
	var unproved *Unproved
	var cells *sheet.Fault
	var long *workbook.TooLong
	switch {
	// First: what did not read back holds the reader's error, and is no fault of a file somebody sent.
	case errors.As(err, &unproved):
		return Fault{"exchange.fault.unproved", pairs("found", brief(unproved.Cause.Error())), ExitStore}, true
	case errors.As(err, &cells):
		return Fault{"sheet." + string(cells.Reason), cells.Values(), ExitRefused}, true
	case errors.As(err, &long):
		return refused("too-long", "field", long.Field, "found", strconv.Itoa(long.Units)), true
	}
	return Fault{}, false
}

// domainFault knows the errors of records and values.
func domainFault(err error) (Fault, bool) {
	var value *coalition.BadValue
	var field *coalition.UnknownField
	var kind *coalition.UnknownKind
	var edition *UnknownEdition
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &value):
		return Fault{"fault.value." + string(value.Form), pairs("field", value.Field, "found", brief(value.Found)), ExitRefused}, true
	case errors.As(err, &field):
		return Fault{"fault.unknown-field", pairs("kind", string(field.Kind), "found", brief(field.Found)), ExitRefused}, true
	case errors.As(err, &kind):
		return Fault{"fault.unknown-kind", pairs("found", brief(kind.Found)), ExitRefused}, true
	case errors.As(err, &edition):
		return refused("unknown-edition", "found", brief(edition.Found), "expected", strings.Join(Editions(), ", ")), true
	case errors.Is(err, coalition.ErrJSON) && errors.As(err, &syntax):
		return refused("json-at", "found", strconv.FormatInt(syntax.Offset, 10)), true
	}
	return Fault{}, false
}

// editionFault knows what can be wrong in an edition and where.
func editionFault(err error) (Fault, bool) {
	var bad *coalition.BadEdition
	if !errors.As(err, &bad) {
		return Fault{}, false
	}
	return Fault{"agenda.fault." + bad.Code, pairs("place", bad.Place, "found", brief(bad.Found)), ExitRefused}, true
}

// sentinelFault knows the errors that are told by their identity alone.
func sentinelFault(err error) (Fault, bool) {
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			return Fault{s.key, pairs("found", brief(subject(err, s.err))), ExitRefused}, true
		}
	}
	return Fault{}, false
}

// sentinels are the errors that carry nothing but themselves.
var sentinels = []struct {
	err error
	key string
}{
	{coalition.ErrNoRecord, "fault.no-record"},
	{coalition.ErrExists, "exchange.fault.exists"},
	{coalition.ErrStale, "fault.stale"},
	{coalition.ErrJSON, "exchange.fault.json"},
	{coalition.ErrEdition, "exchange.fault.edition"},
	{coalition.ErrAnswer, "exchange.fault.answer"},
	{dossier.ErrOldAnswer, "exchange.fault.answer-older"},
	{dossier.ErrNothing, "exchange.fault.nothing"},
	{coalition.ErrTooShort, "exchange.fault.too-short"},
	{workbook.ErrNotOurs, "workbook.not-ours"},
	{workbook.ErrNewer, "workbook.newer"},
	{workbook.ErrWrongPassword, "workbook.wrong-password"},
	{workbook.ErrPasswordCostly, "workbook.password-costly"},
	{workbook.ErrUnknownLock, "workbook.unknown-lock"},
	{workbook.ErrLockDamaged, "workbook.lock-damaged"},
	{seal.ErrNotSealed, "workbook.seal.not-sealed"},
	{seal.ErrNoKey, "workbook.seal.no-key"},
	{seal.ErrDamaged, "workbook.seal.damaged"},
	{seal.ErrTooBig, "workbook.seal.too-big"},
	{seal.ErrTooCostly, "workbook.seal.too-costly"},
	{seal.ErrKey, "workbook.seal.bad-key"},
	{seal.ErrNotSigned, "workbook.seal.not-signed"},
	{seal.ErrHeader, "workbook.seal.other-text"},
	{seal.ErrUnknown, "workbook.seal.other-key"},
	{seal.ErrSignature, "workbook.seal.signature"},
	{seal.ErrBody, "workbook.seal.bad-text"},
	{coalition.ErrNoReason, "agenda.fault.no-reason"},
}

// subject is what an error says about before its sentinel: T-009 of "T-009: no such record".
func subject(err, sentinel error) string {
	before, _, _ := strings.Cut(err.Error(), ": "+sentinel.Error())
	if before == sentinel.Error() {
		return ""
	}
	return before
}

// refused is a fault of this package's own, with exit code 3.
func refused(key string, named ...string) Fault {
	return Fault{"exchange.fault." + key, pairs(named...), ExitRefused}
}

// pairs makes the values of a sentence from names and values in turn.
func pairs(named ...string) map[string]string {
	values := map[string]string{}
	for i := 0; i+1 < len(named); i += 2 {
		values[named[i]] = named[i+1]
	}
	return values
}

// longestFound bounds what a sentence repeats of what was found.
const longestFound = 80

// brief shortens by letters and not by bytes, so that no letter is cut in half.
func brief(found string) string {
	if letters := []rune(found); len(letters) > longestFound {
		return string(letters[:longestFound]) + "…"
	}
	return found
}

// Problem is a refusal by this package: its sentence is exchange.fault.<code>.
type Problem struct {
	Code   string
	Filled map[string]string
	Exit   int // 0 for refused
}

// problem makes a Problem from a code and names and values in turn.
func problem(code string, named ...string) *Problem {
	return &Problem{Code: code, Filled: pairs(named...)}
}

// Error is for logs; people read the sentence.
func (p *Problem) Error() string { return p.Code }

// Key is the key of the sentence.
func (p *Problem) Key() string { return "exchange.fault." + p.Code }

// Values fills the sentence.
func (p *Problem) Values() map[string]string { return maps.Clone(p.Filled) }
