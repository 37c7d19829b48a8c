package inbox

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// tones are the senses of the classes.
var tones = map[coalition.Class]kit.Tone{coalition.ClassNew: kit.Good, coalition.ClassNewer: kit.Good, coalition.ClassConflict: kit.Warn,
	coalition.ClassOtherEdition: kit.Warn, coalition.ClassRepair: kit.Bad, coalition.ClassDamaged: kit.Bad, coalition.ClassNotOurs: kit.Bad,
	coalition.ClassIdentical: kit.Neutral, coalition.ClassOlder: kit.Neutral}

// columns are those of every list of files. The first four can be sorted by, see sorts.
func columns(w *words.Words) []kit.ListColumn {
	return []kit.ListColumn{{Heading: w.Say("inbox.column.file"), Share: 5}, {Heading: w.Say("inbox.column.organisation"), Share: 4},
		{Heading: w.Say("inbox.column.why"), Share: 6}, {Heading: w.Say("inbox.column.class"), Share: 4.2}}
}

// rowOf is a file as a line of a list.
func rowOf(w *words.Words, s *register.Seen) kit.ListRow {
	return kit.ListRow{Cells: []string{nameOf(s), whose(s), why(w, s), w.Say("class." + string(s.Class))}, Tone: tones[s.Class]}
}

// nameOf is the file, or the attachment of a mail.
func nameOf(s *register.Seen) string {
	if s.Inside != "" {
		return s.Inside
	}
	return filepath.Base(s.Path)
}

// whose names the organisation with the number of the submission.
func whose(s *register.Seen) string {
	if s.Name == "" {
		return "–"
	}
	if s.Sequence == 0 {
		return s.Name
	}
	return s.Name + " · " + strconv.Itoa(s.Sequence)
}

// why is the first thing to know about a file, its place first; what was lost goes before what is only good to know.
func why(w *words.Words, s *register.Seen) string {
	text := ""
	for _, r := range s.Reasons {
		if text == "" || !r.Note {
			text = placed(w, r)
		}
		if !r.Note {
			break
		}
	}
	if more := len(s.Reasons) - 1; more > 0 {
		text += " " + w.Say("inbox.why.more", "n", strconv.Itoa(more))
	}
	if text == "" {
		return w.Say("inbox.why." + string(s.Class))
	}
	return text
}

// placed is a reason with the sheet and cell it is about.
func placed(w *words.Words, r register.Reason) string {
	if at := place(w, r); at != "" {
		return at + ": " + exchange.ReasonText(w, r)
	}
	return exchange.ReasonText(w, r)
}

func place(w *words.Words, r register.Reason) string {
	switch {
	case r.Cell != "":
		return w.Say("inbox.cell", "sheet", r.Sheet, "cell", r.Cell)
	case r.Sheet != "":
		return w.Say("inbox.sheet", "sheet", r.Sheet)
	}
	return ""
}

// pills are the class of a file and its flags.
func pills(w *words.Words, s *register.Seen) fyne.CanvasObject {
	row := kit.Wrap(kit.NewPill(tones[s.Class], w.Say("class."+string(s.Class))))
	for _, flag := range []struct {
		set  bool
		name string
	}{{s.Edited, "edited"}, {s.Sealed, "sealed"}, {s.Form, "form"}} {
		if flag.set {
			row.Add(kit.NewPill(kit.Info, w.Say("class.flag."+flag.name)))
		}
	}
	return row
}

// origin tells where a file lies and, when it came in a mail, who sent it when.
func origin(w *words.Words, s *register.Seen) string {
	lines := []string{filepath.Dir(s.Path)}
	if s.Inside != "" {
		lines[0] = s.Path
	}
	if s.Sender != "" {
		lines = append(lines, w.Say("inbox.mail", "sender", s.Sender, "date", w.Moment(string(s.SentAt))))
	}
	return strings.Join(lines, "\n")
}

// letter is the mail to whoever sent a file, to be copied.
func letter(w *words.Words, s *register.Seen) fyne.CanvasObject {
	text := exchange.MailText(w.Language(), *s)
	subject, body, _ := strings.Cut(text, "\n")
	say := kit.CopyWords{Copy: w.Say("inbox.copy"), Copied: w.Say("inbox.copied")}
	return kit.Column(theme.Gap, kit.Heading(w.Say("inbox.letter")).Object, kit.NewCopy(say, w.Say("inbox.letter.subject"), subject),
		kit.NewCopy(say, w.Say("inbox.letter.body"), body))
}
