package coalition

import (
	"slices"
	"strings"
	"unicode"
)

// Hit is one place where what was searched for stands.
type Hit struct {
	Kind   Kind   // of the record; empty for the agenda
	Record ID     // the commitment or building block to go to
	List   List   // of the agenda's item; empty for a record
	Code   Code   // of the agenda's item
	Field  string // where in the record
	Title  string // of the commitment, the block or the item
	Text   string // the text in which it stands
}

// mostHits bounds what a search gives of the agenda and of the dossier each: nobody reads more.
const mostHits = 30

// Search looks for words in the agenda and in everything of the dossier that is not in the trash. Every word must stand in
// the same text; capitals, accents and usual word endings make no difference. A search of less than two letters finds nothing.
func Search(c *Content, e *Edition, language, text string) []Hit {
	words := terms(text)
	if len(words) == 0 {
		return nil
	}
	return append(searchRecords(c, words), searchAgenda(e, language, words)...)
}

// SearchWords is what is looked for when somebody types a text: its words without capitals, accents and usual endings, for texts
// that [Fold] made alike. Words of one letter are left out.
func SearchWords(text string) []string { return terms(text) }

func terms(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if length(w) >= 2 {
			words = append(words, stem(w))
		}
	}
	return words
}

// stem takes off the ending of a longer word, so that projecten finds project.
func stem(word string) string {
	for _, ending := range []string{"en", "s", "e", "n"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && length(cut) >= 4 {
			return cut
		}
	}
	return word
}

// Fold makes texts alike that differ in capitals and accents only. Each letter stays one letter, so that places in the folded
// text are places in the text.
func Fold(text string) string {
	folded := make([]rune, 0, len(text))
	for _, r := range text {
		if plain := unaccented(r); plain != 0 {
			r = plain
		}
		folded = append(folded, unicode.ToLower(r))
	}
	return string(folded)
}

func holds(text string, words []string) bool {
	if text == "" {
		return false
	}
	folded := Fold(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
}

func searchRecords(c *Content, words []string) (hits []Hit) {
	for _, t := range c.Active() {
		if hit, ok := inRecord(AsRecord(t), words); ok {
			hits = append(hits, Hit{Kind: KindCommitment, Record: t.ID, Field: hit.Field, Title: string(t.Number) + " " + t.Title, Text: hit.Text})
		}
		t.Rows(func(r Record) bool {
			if hit, ok := inRecord(r, words); ok {
				hits = append(hits, Hit{Kind: r.kind, Record: t.ID, Field: hit.Field, Title: string(t.Number) + " " + t.Title, Text: hit.Text})
			}
			return len(hits) < mostHits
		})
		if len(hits) >= mostHits {
			return hits[:mostHits]
		}
	}
	for _, b := range c.Blocks() {
		if hit, ok := inRecord(AsRecord(b), words); ok {
			hits = append(hits, Hit{Kind: KindBuildingBlock, Record: b.ID, Field: hit.Field, Title: b.Name, Text: hit.Text})
		}
	}
	return hits[:min(len(hits), mostHits)]
}

// inRecord finds the first text of a record that holds all words.
func inRecord(r Record, words []string) (Hit, bool) {
	for _, f := range tables[r.kind].fields {
		if f.Limit == 0 && f.Form != FormNumber {
			continue
		}
		if text := r.Value(f.Name); holds(text, words) {
			return Hit{Field: f.Name, Text: text}, true
		}
	}
	return Hit{}, false
}

func searchAgenda(e *Edition, language string, words []string) (hits []Hit) {
	for _, l := range []List{ListIconProject, ListTheme, ListAmbition, ListBuildingBlock, ListEffect, ListContribution} {
		for _, item := range e.Items(l) {
			for _, text := range []Text{item.Label, item.Help, item.About} {
				if said := text.In(language); holds(said, words) {
					hits = append(hits, Hit{List: l, Code: item.Code, Title: item.Label.In(language), Text: said})
					break
				}
			}
		}
	}
	return hits[:min(len(hits), mostHits)]
}
