package coalition

import (
	"fmt"
	"strings"
)

// Submission is what an organisation handed in, kept as it was for ever.
type Submission struct {
	ID             ID
	Organisation   ID
	Key            string // GM0363, KVK01234567 or X- and 8 characters
	Name           string // of the organisation, as it was
	Edition        string
	EditionVersion int
	Sequence       int // 1 for the first; rises
	Provisional    bool
	MadeAt         Moment
	Program        string // version of the program
	Schema         int    // version of the workbook
	Language       string // nl or en
	Counts         map[string]int
	Hash           string // content hash
	ContactSalt    string // empty when no contact travels
	ContactHash    string
	Replaces       ID
	File           string   // name of the workbook
	Lines          []string // canonical content
	Contact        string   // the contact's canonical line, empty when it does not travel
}

// Verdict is what the coalition says of a submission.
type Verdict string

// The verdicts.
const (
	Accepted   Verdict = "accepted"
	Questions  Verdict = "questions"
	Unreadable Verdict = "unreadable"
)

// Answer is the coalition's answer to one submission.
type Answer struct {
	ID         ID
	Submission ID
	Hash       string // of the submission it binds to
	Number     int    // rises per submission
	ReceivedAt Moment
	Verdict    Verdict
	Accepted   []ID // commitments that are in order as they were handed in
	Questions  []Question
}

// Key names an organisation for the coalition: GM0363 for a municipality, else KVK01234567, else X- and eight characters of
// its id.
func (o *Organisation) Key() string {
	number := strings.ToUpper(strings.TrimSpace(o.Identifier))
	switch {
	case o.Scheme == SchemeGM && GM(number):
		return number
	case o.Scheme == SchemeKvK && KvK(number):
		return "KVK" + number
	}
	return "X-" + strings.ToUpper(strings.ReplaceAll(string(o.ID), "-", "")[:min(8, len(o.ID))])
}

// ShownName is the short name where there is one, else the name.
func (o *Organisation) ShownName() string {
	if o.ShortName != "" {
		return o.ShortName
	}
	return o.Name
}

// FileName is the name of the workbook: SSA-2019-2020_GM0363_Amsterdam_v03_definitief_20261123.xlsx. It is safe on every
// system and at most 100 characters. The word for the state stays Dutch in every language, so that one folder sorts.
func (s *Submission) FileName() string {
	state := "definitief"
	if s.Provisional {
		state = "voorlopig"
	}
	day := strings.ReplaceAll(string(s.MadeAt)[:min(10, len(s.MadeAt))], "-", "")
	tail := fmt.Sprintf("_v%02d_%s_%s.xlsx", s.Sequence, state, day)
	head := FileWord(s.Edition, 30) + "_" + FileWord(s.Key, 16)
	name := FileWord(s.Name, 100-len(head)-len(tail)-1)
	if name == "" {
		return head + tail
	}
	return head + "_" + name + tail
}

// FileWord is the part of a text that is safe in a file name: ASCII letters, digits and single hyphens, at most n of them;
// accents fall off.
func FileWord(text string, n int) string {
	var b strings.Builder
	for _, r := range strings.TrimPrefix(text, "Gemeente ") {
		switch plain := unaccented(r); {
		case plain != 0:
			b.WriteRune(plain)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	word := b.String()
	return strings.Trim(word[:min(len(word), max(n, 0))], "-")
}

// accents pairs accented letters of names in the Netherlands with the plain ones.
var accents = strings.NewReplacer("á", "a", "à", "a", "ä", "a", "â", "a", "é", "e", "è", "e", "ë", "e", "ê", "e", "í", "i", "ï", "i",
	"î", "i", "ó", "o", "ò", "o", "ö", "o", "ô", "o", "ú", "u", "ù", "u", "ü", "u", "û", "u", "ç", "c", "ñ", "n", "É", "E", "È", "E", "Ë", "E",
	"Ï", "I", "Ö", "O", "Ü", "U", "Ú", "U", "Á", "A", "Ä", "A", "Ç", "C")

func unaccented(r rune) rune {
	plain := []rune(accents.Replace(string(r)))[0]
	if plain >= 'a' && plain <= 'z' || plain >= 'A' && plain <= 'Z' || plain >= '0' && plain <= '9' {
		return plain
	}
	return 0
}

// FirstHandedIn tells of each commitment in these submissions on which day it was first handed in. Lines that can't be read say nothing.
func FirstHandedIn(all []Submission) map[ID]Date {
	first := map[ID]Date{}
	for _, s := range all {
		day := Date(s.MadeAt[:min(10, len(s.MadeAt))])
		for _, line := range s.Lines {
			r, err := ReadLine(line)
			if err != nil || r.Kind() != KindCommitment {
				continue
			}
			if known, there := first[r.ID()]; !there || day < known {
				first[r.ID()] = day
			}
		}
	}
	return first
}
