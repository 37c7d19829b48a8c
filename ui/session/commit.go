package session

import "doemee/data/coalition"

// Given is what is known of a commitment before it is written down.
type Given struct {
	Fields       map[string]string // of the commitment, as written values
	Contribution map[string]string // of its first contribution; nil for none
	At           coalition.Ref     // where in the agenda it belongs
}

// Commit makes a commitment with what is given, as one step, and goes to its first question.
func (s *Session) Commit(g Given) {
	id := coalition.NewID()
	err := s.Change("add", func(e *coalition.Edit) error {
		c, err := e.AddCommitment(id)
		if err != nil {
			return err
		}
		return g.fill(e, coalition.AsRecord(c))
	})
	if err != nil {
		s.Report(err)
		return
	}
	s.Visit(Place{Screen: "commitments", Record: id, Field: "title"})
}

// placed names the field in which a commitment says where in the agenda it belongs.
var placed = map[coalition.List]string{coalition.ListIconProject: "iconProjects", coalition.ListTheme: "themes",
	coalition.ListAmbition: "ambitions", coalition.ListEffect: "effects"}

func (g Given) fill(e *coalition.Edit, r coalition.Record) error {
	if field := placed[g.At.List]; field != "" {
		if err := e.Set(r, field, string(g.At.Code)); err != nil {
			return err
		}
	}
	if err := setAll(e, r, g.Fields); err != nil || g.Contribution == nil {
		return err
	}
	b, err := e.Add(coalition.KindContribution, coalition.NewID(), r.ID())
	if err != nil {
		return err
	}
	return setAll(e, b, g.Contribution)
}

func setAll(e *coalition.Edit, r coalition.Record, values map[string]string) error {
	for field, value := range values {
		if err := e.Set(r, field, value); err != nil {
			return err
		}
	}
	return nil
}
