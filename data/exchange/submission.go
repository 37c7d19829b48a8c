package exchange

import (
	"slices"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/workbook"
)

// submissionOf fills in the submission. Its id follows from what it holds: planning twice gives the same submission, and handing the
// same plan in twice records it once.
func submissionOf(c *coalition.Content, e *coalition.Edition, p Plan, w Wish) coalition.Submission {
	records := c.Travelling(p.Going)
	s := coalition.Submission{
		Organisation: c.Organisation.ID, Key: c.Organisation.Key(), Name: c.Organisation.ShownName(),
		Edition: e.Name, EditionVersion: e.Version, Sequence: 1, Provisional: w.Provisional,
		MadeAt: coalition.MomentOf(w.Now), Program: Program, Schema: workbook.Schema, Language: string(w.Language),
		Counts: counts(records), Lines: coalition.Lines(records),
	}
	s.Hash = coalition.Hash(s.Lines)
	if p.Previous != nil {
		s.Sequence, s.Replaces = p.Previous.Sequence+1, p.Previous.ID
	}
	if s.Contact = contactLine(c.Contact); s.Contact != "" {
		s.ContactSalt = salt(w.Salt)
		s.ContactHash = coalition.ContactHash(s.ContactSalt, s.Contact)
	}
	s.ID = coalition.DeriveID(s.Organisation, "submission", s.Edition, strconv.Itoa(s.Sequence), string(s.MadeAt), s.Hash, s.ContactHash,
		s.Language, strconv.FormatBool(s.Provisional))
	s.File = s.FileName()
	return s
}

// contactLine is the contact as it travels: role and mailbox always, name and phone only when that was ticked. It is empty when
// nothing of it travels.
func contactLine(contact coalition.Contact) string {
	if !contact.Travels {
		contact.Name, contact.Phone = "", ""
	}
	if contact.Role == "" && contact.Mailbox == "" && contact.Name == "" && contact.Phone == "" {
		return ""
	}
	return coalition.AsRecord(&contact).Line()
}

// salt makes it hopeless to guess a contact from its hash, which others may see.
func salt(given string) string {
	if given != "" {
		return given
	}
	return strings.ReplaceAll(string(coalition.NewID()), "-", "")
}

// counts tells how many records of each kind travel.
func counts(records []coalition.Record) map[string]int {
	n := map[string]int{}
	for _, r := range records {
		n[string(r.Kind())]++
	}
	return n
}

// changesSince compares with the previous submission; without one there is nothing to compare. Lines of a submission that was
// kept were canonical when they were kept, so that comparing them does not fail.
func changesSince(previous *coalition.Submission, lines []string) []coalition.RecordChange {
	if previous == nil {
		return nil
	}
	changes, _ := coalition.Difference(previous.Lines, lines)
	return changes
}

// leftOut lists the commitments of the previous submission that are not among the lines of this one, by number.
func leftOut(previous *coalition.Submission, lines []string) (numbers []coalition.Number) {
	if previous == nil {
		return nil
	}
	now := numbered(lines)
	for id, number := range numbered(previous.Lines) {
		if _, goes := now[id]; !goes {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(a, b coalition.Number) int { return a.Rank() - b.Rank() })
	return numbers
}

// numbered lists the commitments among canonical lines, with their numbers.
func numbered(lines []string) map[coalition.ID]coalition.Number {
	numbers := map[coalition.ID]coalition.Number{}
	for _, line := range lines {
		if r, err := coalition.ReadLine(line); err == nil && r.Kind() == coalition.KindCommitment {
			numbers[r.ID()] = coalition.Number(r.Value("number"))
		}
	}
	return numbers
}
