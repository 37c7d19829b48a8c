package exchange

import (
	"fmt"
	"slices"
	"strings"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/workbook"
)

// wasOf chooses what the workbook held when it was made: what the dossier kept of that submission, else the file's own copy where it
// fits its hash.
func wasOf(got Received, kept []coalition.Submission) (was []coalition.Record, base Base, err error) {
	lines, contact, base := got.Base, "", BaseFile
	for _, s := range kept {
		if s.ID == got.Submission.ID {
			lines, contact, base = s.Lines, s.Contact, BaseKept
		}
	}
	if lines == nil {
		return nil, BaseNone, nil
	}
	// The file holds only a hash of the contact: one that still fits it was not changed.
	if sub := got.Submission; base == BaseFile && sub.Contact != "" && coalition.ContactHash(sub.ContactSalt, sub.Contact) == sub.ContactHash {
		contact = sub.Contact
	}
	if contact != "" {
		lines = append(slices.Clip(lines), contact)
	}
	for i, line := range lines {
		r, err := coalition.ReadLine(line)
		if err != nil {
			return nil, base, fmt.Errorf("line %d of the submission: %w", i+1, err)
		}
		was = append(was, r)
	}
	return was, base, nil
}

// takenBefore gathers from the history what was brought in and not taken back, newest value last. The history is newest first.
func takenBefore(history []dossier.Entry) map[coalition.FieldRef]string {
	taken := map[coalition.FieldRef]string{}
	for _, e := range slices.Backward(history) {
		back := e.Step.Cause == coalition.CauseUndo
		if e.Step.Name != coalition.StepBringIn {
			continue
		}
		for _, ch := range e.Step.Changes {
			at := coalition.FieldRef{Kind: ch.Kind, ID: ch.ID, Field: ch.Field}
			if taken[at] = ch.New; back {
				delete(taken, at)
			}
		}
	}
	return taken
}

// incoming tells the domain of every record what its values alone do not.
func incoming(got Received, was []coalition.Record) []coalition.Incoming {
	found := map[coalition.ID]map[string]string{}
	for _, reason := range got.Reasons {
		if reason.Record != "" && !reason.Note() {
			if found[reason.Record] == nil {
				found[reason.Record] = map[string]string{}
			}
			found[reason.Record][fieldOfKey(reason.Field)] = reason.Found
		}
	}
	contact := slices.ContainsFunc(was, func(r coalition.Record) bool { return r.Kind() == coalition.KindContact })
	all := make([]coalition.Incoming, len(got.Rows))
	for i, row := range got.Rows {
		in := coalition.Incoming{Record: row.Record, Given: row.HasID, Copy: row.Copy, Silent: map[string]bool{}}
		for _, field := range row.Absent {
			in.Silent[field] = true
		}
		if len(row.Unread) > 0 {
			in.Unread = map[string]string{}
		}
		for _, field := range row.Unread {
			in.Unread[field] = found[row.Record.ID()][field]
		}
		if row.Record.Kind() == coalition.KindContact && !contact {
			keepHome(row.Record, in.Silent)
		}
		all[i] = in
	}
	return all
}

// keepHome leaves alone what of a contact travels only when that was ticked: where nobody knows what travelled, nothing there says nothing.
func keepHome(contact coalition.Record, silent map[string]bool) {
	for _, field := range []string{"name", "phone"} {
		if contact.Value(field) == "" {
			silent[field] = true
		}
	}
}

// sort parts what was seen in the file: what stands outside the form, column by column, and what else is not in a line of its own.
func (b *BringingIn) sort(reasons []workbook.Reason) {
	at := map[string]int{}
	for _, r := range reasons {
		switch {
		case r.Code != workbook.OutsideForm:
			if r.Note() || r.Record == "" {
				b.Also = append(b.Also, r)
			}
			continue
		case r.Record != "":
			b.returned.Beside = append(b.returned.Beside, coalition.Beside{Record: r.Record, Text: noteOf(r)})
		}
		column := ""
		if r.Record != "" {
			column = strings.TrimRight(r.Cell, "0123456789")
		}
		key := r.Sheet + "\n" + column
		if _, there := at[key]; !there {
			at[key] = len(b.Outside)
			b.Outside = append(b.Outside, Outside{Sheet: r.Sheet, Column: column, Heading: r.Heading})
		}
		b.Outside[at[key]].Cells = append(b.Outside[at[key]].Cells, r)
	}
}

// noteOf is what an internal note keeps of a cell outside the form.
func noteOf(r workbook.Reason) string {
	if r.Heading != "" {
		return r.Heading + ": " + r.Found
	}
	return r.Sheet + " " + r.Cell + ": " + r.Found
}
