package workbook

import (
	"slices"
	"strings"
	"sync"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// choice is one code with the words that stand for it in a cell.
type choice struct {
	code  coalition.Code
	shown string
}

// choices are the words of one list: what is written, and everything that is understood when it is read.
type choices struct {
	offered []choice // in the order in which people choose
	shown   map[coalition.Code]string
	first   map[string]coalition.Code          // the words of the workbook's own language, folded
	other   func() map[string][]coalition.Code // every other word, folded; made when it is first needed
}

func newChoices(e *coalition.Edition, l coalition.List, say *words.Words, organisationType coalition.Code) *choices {
	c := &choices{shown: map[coalition.Code]string{}, first: map[string]coalition.Code{}}
	codes := known(e, l)
	times := map[string]int{}
	for _, code := range codes {
		times[fold(label(e, say, l, code, organisationType))]++
	}
	for _, code := range codes {
		text := label(e, say, l, code, organisationType)
		if times[fold(text)] > 1 {
			text += " (" + string(code) + ")"
		}
		c.shown[code] = text
		c.first[fold(text)] = code
		if slices.Contains(e.Codes(l), code) {
			c.offered = append(c.offered, choice{code, text})
		}
	}
	c.other = sync.OnceValue(func() map[string][]coalition.Code { return otherWords(e, l, codes) })
	return c
}

func otherWords(e *coalition.Edition, l coalition.List, codes []coalition.Code) map[string][]coalition.Code {
	all := map[string][]coalition.Code{}
	for _, code := range codes {
		for _, word := range synonyms(e, l, code) {
			if !slices.Contains(all[word], code) {
				all[word] = append(all[word], code)
			}
		}
	}
	return all
}

// known lists every code of a list, offered or gone.
func known(e *coalition.Edition, l coalition.List) []coalition.Code {
	codes := e.Codes(l)
	for _, item := range e.Items(l) {
		if item.Gone {
			codes = append(codes, item.Code)
		}
	}
	return codes
}

// label is the word for a code without the mark that separates several of them in one cell.
func label(e *coalition.Edition, say *words.Words, l coalition.List, code, organisationType coalition.Code) string {
	return strings.ReplaceAll(e.Label(say, l, code, organisationType), separator, ",")
}

// synonyms are the code itself and its words in every language and for every type of organisation, folded.
func synonyms(e *coalition.Edition, l coalition.List, code coalition.Code) []string {
	all := []string{string(code)}
	for _, language := range words.Languages {
		for _, t := range append([]coalition.Code{""}, e.Codes(coalition.ListOrganisationType)...) {
			all = append(all, fold(label(e, words.In(language), l, code, t)))
		}
	}
	return all
}

// show is what stands in the cell for a code. One that stands in no list is written between brackets, so that it is read back
// as it was and a typing error is not taken for it.
func (c *choices) show(code coalition.Code) string {
	if text, ok := c.shown[code]; ok || code == "" {
		return text
	}
	return "[" + string(code) + "]"
}

// find reads a word or a code. What could mean two codes is not decided.
func (c *choices) find(text string) (coalition.Code, bool) {
	word := fold(text)
	if code, ok := c.first[word]; ok {
		return code, true
	}
	if codes := c.other()[word]; len(codes) == 1 {
		return codes[0], true
	}
	if inner, ok := strings.CutPrefix(word, "["); ok && strings.HasSuffix(inner, "]") {
		code, err := coalition.ParseCode(strings.TrimSuffix(inner, "]"))
		return code, err == nil && code != ""
	}
	return "", false
}

// fold makes words comparable: case, outer and repeated spaces and the kind of space do not matter.
func fold(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// voice says everything a workbook says in one language, and understands it in both.
type voice struct {
	say      *words.Words
	edition  *coalition.Edition
	orgType  coalition.Code
	prepared map[coalition.List]*choices
}

func newVoice(e *coalition.Edition, l words.Language, organisationType coalition.Code) *voice {
	return &voice{say: words.In(l), edition: e, orgType: organisationType, prepared: map[coalition.List]*choices{}}
}

func (v *voice) choices(l coalition.List) *choices {
	c, ok := v.prepared[l]
	if !ok {
		c = newChoices(v.edition, l, v.say, v.orgType)
		v.prepared[l] = c
	}
	return c
}

// in is the same voice in another language.
func (v *voice) in(l words.Language) *voice { return newVoice(v.edition, l, v.orgType) }
