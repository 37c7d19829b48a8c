// Package words gives every text people read, in Dutch or English, by key. Domain rooms hand over keys and values only;
// the rooms that face a reader (window, workbook, print view, command line) look the sentence up here.
//
// The texts stand in assets/translations/<language>/<room>.json. A text may hold {name} placeholders; a pair of keys that
// end in .one and .other is a text that counts.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"doemee/assets"
)

// Language is one of the languages the programs speak, as an ISO 639-1 code.
type Language string

// The languages, Dutch first: it is what an unknown language falls back to.
const (
	NL Language = "nl"
	EN Language = "en"
)

// Languages lists every language, the default first.
var Languages = []Language{NL, EN}

// ParseLanguage takes the language from a code or locale such as "nl", "en-GB" or "nl_NL.UTF-8"; what it does not
// know is Dutch.
func ParseLanguage(locale string) Language {
	if strings.HasPrefix(strings.ToLower(locale), string(EN)) {
		return EN
	}
	return NL
}

// Words is everything that can be said in one language.
type Words struct {
	language Language
	texts    map[string]string
}

var load = sync.OnceValue(func() map[Language]*Words {
	all := map[Language]*Words{}
	for _, l := range Languages {
		texts, err := read(l)
		if err != nil {
			// The files are compiled in; a broken one can't leave the tests.
			panic(err)
		}
		all[l] = &Words{language: l, texts: texts}
	}
	return all
})

// In returns the words of a language; an unknown one gives Dutch.
func In(l Language) *Words {
	if w, ok := load()[l]; ok {
		return w
	}
	return load()[NL]
}

// Language tells which language these words are in.
func (w *Words) Language() Language { return w.language }

// Has tells whether a key has a text.
func (w *Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Say returns the text of a key with its {name} placeholders filled from pairs of name and value. A key without a text
// comes back between brackets: visible, and never an empty screen.
func (w *Words) Say(key string, pairs ...string) string {
	text, ok := w.texts[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(text, pairs)
}

// Count returns key.one for one thing and key.other for any other number, with {n} filled in.
func (w *Words) Count(key string, n int, pairs ...string) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.Say(key+form, append([]string{"n", strconv.Itoa(n)}, pairs...)...)
}

// Fill returns the text of a key with placeholders filled from a map, as findings and faults carry their values.
func (w *Words) Fill(key string, values map[string]string) string {
	pairs := make([]string, 0, 2*len(values))
	for _, name := range slices.Sorted(maps.Keys(values)) {
		pairs = append(pairs, name, values[name])
	}
	return w.Say(key, pairs...)
}

// Keys lists every key in order.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.texts)) }

// fill replaces all placeholders in one pass, so that a value that looks like a placeholder stays what it is.
func fill(text string, pairs []string) string {
	if len(pairs) == 0 {
		return text
	}
	swaps := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		swaps = append(swaps, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(swaps...).Replace(text)
}

func read(l Language) (map[string]string, error) {
	texts := map[string]string{}
	files, err := fs.Glob(assets.Translations, path.Join("translations", string(l), "*.json"))
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if err := readFile(name, texts); err != nil {
			return nil, fmt.Errorf("translations %s: %w", name, err)
		}
	}
	return texts, nil
}

func readFile(name string, into map[string]string) error {
	raw, err := assets.Translations.ReadFile(name)
	if err != nil {
		return err
	}
	var texts map[string]string
	if err := json.Unmarshal(raw, &texts); err != nil {
		return err
	}
	for key, text := range texts {
		if _, twice := into[key]; twice {
			return fmt.Errorf("key %s stands in more than one file", key)
		}
		into[key] = text
	}
	return nil
}
