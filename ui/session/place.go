package session

import (
	"slices"

	"doemee/data/coalition"
)

// Place is somewhere in the program to go to: a screen, and on it a record, a row of that record, and a field.
type Place struct {
	Screen string       `json:"screen,omitzero"`
	Record coalition.ID `json:"record,omitzero"`
	Row    coalition.ID `json:"row,omitzero"` // a contribution, a milestone or another row of the commitment; empty for none
	Field  string       `json:"field,omitzero"`
	Query  any          `json:"-"` // which lines a list of a register shows, such as a register.CommitmentQuery; nil for its own choice
}

// PlaceOf says where what a rule found is mended.
func (s *Session) PlaceOf(f coalition.Finding) Place {
	switch {
	case f.Rule == "project-untouched":
		return Place{Screen: "projects", Field: f.Values["code"]}
	case f.Kind == coalition.KindOrganisation || f.Kind == coalition.KindContact || f.Kind == coalition.KindSupport:
		return Place{Screen: "organisation", Record: f.Record, Field: f.Field}
	case f.Kind == coalition.KindBuildingBlock:
		return s.BlockPlace(f.Record, f.Field)
	case f.Record != f.Owner:
		return Place{Screen: "commitments", Record: f.Owner, Row: f.Record, Field: f.Field}
	}
	return Place{Screen: "commitments", Record: f.Owner, Field: f.Field}
}

// BlockPlace is where a building block stands: at a commitment that names it, else among those of its kind in the agenda.
func (s *Session) BlockPlace(id coalition.ID, field string) Place {
	for _, c := range s.content.Active() {
		if slices.Contains(c.BuildingBlocks, id) {
			return Place{Screen: "commitments", Record: c.ID, Row: id, Field: field}
		}
	}
	if b := s.content.Block(id); b != nil && b.Kind != "" {
		return Place{Screen: "agenda", Field: string(b.Kind)}
	}
	return Place{Screen: "commitments"}
}
