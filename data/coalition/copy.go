package coalition

// Copy makes a new draft with the values and rows of a commitment, without its status, its progress and what was met.
func (e *Edit) Copy(from *Commitment, id ID) (*Commitment, error) {
	original := from.clone()
	c, err := e.AddCommitment(id)
	if err != nil {
		return nil, err
	}
	if err := e.fill(AsRecord(c), AsRecord(&original)); err != nil {
		return nil, err
	}
	var failed error
	original.Rows(func(row Record) bool {
		if row.kind == KindProgress {
			return true
		}
		var added Record
		if added, failed = e.Add(row.kind, NewID(), id); failed == nil {
			failed = e.fill(added, row)
		}
		return failed == nil
	})
	return e.content.Commitment(id), failed
}

// fill gives a record the values of another, but for those that belong to one record only.
func (e *Edit) fill(to, from Record) error {
	for _, f := range Fields(from.kind) {
		if ownOnly(f.Name) {
			continue
		}
		if err := e.Set(to, f.Name, from.Value(f.Name)); err != nil {
			return err
		}
	}
	return nil
}

// ownOnly tells whether a field says something of one record only, so that a copy does not take it over.
func ownOnly(field string) bool {
	switch field {
	case "number", "position", "trashed", "commitment", "status", "statusReason", "lesson", "metOn":
		return true
	}
	return false
}
