package coalition

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of an edition, far above any agenda: a file that passes them was made to do harm.
const (
	EditionBytes   = 1 << 20 // of JSON
	editionLetters = 4000    // of one text
	editionItems   = 500     // of one list
)

// ErrEdition is wrapped by every refusal of an edition's JSON.
var ErrEdition = errors.New("not a usable edition")

// The codes of what can be wrong in an edition.
const (
	EditionJSON      = "json"      // not the JSON of an edition
	EditionSize      = "size"      // more than may be read
	EditionName      = "name"      // no code that can stand in a file name
	EditionCount     = "count"     // a version or serial below 1, or a count below 0
	EditionCode      = "code"      // not a code
	EditionTwice     = "twice"     // a code that stands twice in its list
	EditionLabel     = "label"     // an item without a label in both languages, or with a semicolon in it
	EditionUnknown   = "unknown"   // a code that leads nowhere
	EditionDate      = "date"      // not a day, or an end before the start
	EditionLong      = "long"      // a text over its limit
	EditionMany      = "many"      // a list over its limit
	EditionCell      = "cell"      // of a workbook: not what the column asks
	EditionCharacter = "character" // a control character, which no text needs and no signature takes
)

// EditionFaults lists those codes.
var EditionFaults = []string{EditionJSON, EditionSize, EditionName, EditionCount, EditionCode, EditionTwice, EditionLabel, EditionUnknown,
	EditionDate, EditionLong, EditionMany, EditionCell, EditionCharacter}

// BadEdition says what is wrong in an edition and where: the names of the JSON, with a point between. It wraps [ErrEdition]. Its
// sentence stands in the translations as agenda.fault.<code>.
type BadEdition struct {
	Code  string
	Place string
	Found string
}

// Error is for logs; people read the sentence.
func (b *BadEdition) Error() string {
	return fmt.Sprintf("%s at %s: found %q: %s", b.Code, b.Place, b.Found, ErrEdition)
}

// Unwrap makes it an [ErrEdition].
func (b *BadEdition) Unwrap() error { return ErrEdition }

// ReadEdition reads an edition from its JSON, at most [EditionBytes] of it, and checks that it hangs together, see
// [Edition.Sound]. Unknown keys and anything after the object are refused.
func ReadEdition(r io.Reader) (*Edition, error) {
	raw, err := io.ReadAll(io.LimitReader(r, EditionBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the edition: %w", err)
	}
	if len(raw) > EditionBytes {
		return nil, &BadEdition{EditionSize, "", strconv.Itoa(len(raw))}
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	var e Edition
	if err := decoder.Decode(&e); err != nil {
		return nil, &BadEdition{EditionJSON, strconv.FormatInt(decoder.InputOffset(), 10), err.Error()}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, &BadEdition{EditionJSON, strconv.FormatInt(decoder.InputOffset(), 10), "…"}
	}
	return &e, e.Sound()
}

// JSON writes the edition as [ReadEdition] takes it, indented so that people can read what they sign. The same edition is the
// same text.
func (e *Edition) JSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(e); err != nil {
		return nil, fmt.Errorf("write the edition: %w", err)
	}
	return out.Bytes(), nil
}

// editionNames may stand in file names of every system.
var editionNames = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,29}$`)

// Sound checks that an edition hangs together: a name, labels in both languages, no code twice in a list, links that lead
// somewhere, real days, texts and lists within bounds. The first thing wrong is a [*BadEdition].
func (e *Edition) Sound() error {
	switch {
	case !editionNames.MatchString(e.Name):
		return &BadEdition{EditionName, "code", e.Name}
	case e.Version < 1:
		return &BadEdition{EditionCount, "version", strconv.Itoa(e.Version)}
	case e.Serial < 1:
		return &BadEdition{EditionCount, "serial", strconv.Itoa(e.Serial)}
	}
	for _, step := range []func() error{e.bounded, e.dated, e.coded, e.linked, e.counted} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// bounded looks at every text and every list, whatever they are for.
func (e *Edition) bounded() error { return bounded(reflect.ValueOf(e).Elem(), "") }

func bounded(v reflect.Value, place string) error {
	switch v.Kind() {
	case reflect.String:
		return boundedText(v.String(), place)
	case reflect.Pointer:
		if !v.IsNil() {
			return bounded(v.Elem(), place)
		}
	case reflect.Slice:
		if v.Len() > editionItems {
			return &BadEdition{EditionMany, place, strconv.Itoa(v.Len())}
		}
		for i := range v.Len() {
			if err := bounded(v.Index(i), fmt.Sprintf("%s.%d", place, i+1)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := bounded(v.Field(i), below(place, v.Type().Field(i))); err != nil {
				return err
			}
		}
	}
	return nil
}

// below is the place of a field as the JSON calls it; what is embedded has no name of its own.
func below(place string, f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case name == "":
		return place
	case place == "":
		return name
	}
	return place + "." + name
}

func boundedText(text, place string) error {
	if n := utf8.RuneCountInString(text); n > editionLetters {
		return &BadEdition{EditionLong, place, strconv.Itoa(n)}
	}
	for _, r := range text {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError {
			return &BadEdition{EditionCharacter, place, strconv.QuoteRune(r)}
		}
	}
	return nil
}

func (e *Edition) dated() error {
	days := map[string]Date{"starts": e.Starts, "ends": e.Ends, "declaration.date": e.Declaration.Date}
	for i, r := range e.Rounds {
		days[fmt.Sprintf("rounds.%d.closes", i+1)] = r.Closes
	}
	if e.Coverage != nil {
		days["coverage.at"] = e.Coverage.At
	}
	for place, day := range days {
		if d, err := ParseDate(string(day)); err != nil || d != day {
			return &BadEdition{EditionDate, place, string(day)}
		}
	}
	if e.Ends != "" && e.Ends < e.Starts {
		return &BadEdition{EditionDate, "ends", string(e.Ends)}
	}
	return nil
}

func (e *Edition) coded() error {
	for _, l := range editionLists {
		seen := map[Code]bool{}
		for _, item := range e.Items(l) {
			place := string(l) + "." + string(item.Code)
			if c, err := ParseCode(string(item.Code)); err != nil || c == "" || c != item.Code {
				return &BadEdition{EditionCode, string(l), string(item.Code)}
			}
			if seen[item.Code] {
				return &BadEdition{EditionTwice, string(l), string(item.Code)}
			}
			seen[item.Code] = true
			for _, label := range []string{item.Label.NL, item.Label.EN} {
				if strings.TrimSpace(label) == "" || strings.ContainsAny(label, ";\n") {
					return &BadEdition{EditionLabel, place, label}
				}
			}
		}
	}
	return nil
}

// linked checks that every code in the edition leads somewhere in it.
func (e *Edition) linked() error {
	known := map[Code]bool{}
	for _, l := range editionLists {
		for _, item := range e.Items(l) {
			known[item.Code] = true
		}
	}
	for _, l := range editionLists {
		for _, item := range e.Items(l) {
			if i := slices.IndexFunc(item.Links, func(c Code) bool { return !known[c] }); i >= 0 {
				return &BadEdition{EditionUnknown, string(l) + "." + string(item.Code) + ".links", string(item.Links[i])}
			}
		}
	}
	return e.kinded()
}

// kinded checks the kinds of contributions and the units that other parts of the edition speak of.
func (e *Edition) kinded() error {
	for _, p := range e.IconProjects {
		for _, w := range p.LooksFor {
			if !e.Knows(ListContribution, w.Kind) {
				return &BadEdition{EditionUnknown, "iconProjects." + string(p.Code) + ".looksFor", string(w.Kind)}
			}
		}
		for _, s := range p.Proposals {
			if s.Kind != "" && !e.Knows(ListContribution, s.Kind) {
				return &BadEdition{EditionUnknown, "iconProjects." + string(p.Code) + ".proposals", string(s.Kind)}
			}
		}
	}
	for _, k := range e.Contributions {
		for _, u := range k.Units {
			if !e.Knows(ListUnit, u) {
				return &BadEdition{EditionUnknown, "contributions." + string(k.Code) + ".units", string(u)}
			}
		}
	}
	return nil
}

// counted checks the coalition's coverage: real counts about projects of this edition, each once.
func (e *Edition) counted() error {
	if e.Coverage == nil {
		return nil
	}
	counts := []int{e.Coverage.Organisations, e.Coverage.Commitments}
	seen := map[Code]bool{}
	for _, c := range e.Coverage.Projects {
		if !e.Knows(ListIconProject, c.Project) || seen[c.Project] {
			return &BadEdition{EditionUnknown, "coverage.projects", string(c.Project)}
		}
		seen[c.Project] = true
		counts = append(counts, c.Organisations, c.Commitments)
		for kind, n := range c.Kinds {
			if !e.Knows(ListContribution, kind) {
				return &BadEdition{EditionUnknown, "coverage.projects." + string(c.Project), string(kind)}
			}
			counts = append(counts, n)
		}
	}
	if slices.ContainsFunc(counts, func(n int) bool { return n < 0 }) {
		return &BadEdition{EditionCount, "coverage", strconv.Itoa(slices.Min(counts))}
	}
	return nil
}
