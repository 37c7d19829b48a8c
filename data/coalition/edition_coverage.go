package coalition

// Coverage is how far the coalition stood when it published an edition: counts only, nobody's name and nobody's words.
type Coverage struct {
	At            Date      `json:"at"`
	Organisations int       `json:"organisations"` // with at least one commitment
	Commitments   int       `json:"commitments"`
	Projects      []Covered `json:"projects"`
}

// Covered is what an icon project has. A commitment counts for every project it names.
type Covered struct {
	Project       Code         `json:"project"`
	Organisations int          `json:"organisations"`
	Commitments   int          `json:"commitments"`
	Kinds         map[Code]int `json:"kinds"` // commitments that bring this kind of contribution
}

// Covered tells what the coalition has for an icon project; false when this edition does not say.
func (e *Edition) Covered(project Code) (Covered, bool) {
	if e.Coverage == nil {
		return Covered{}, false
	}
	for _, c := range e.Coverage.Projects {
		if c.Project == project {
			return c, true
		}
	}
	return Covered{}, false
}

// Lacking lists the contribution kinds that the coalition looks for in an icon project and nobody brings yet, in the order of
// the edition. It is empty when the edition says nothing of what the coalition has.
func (e *Edition) Lacking(project Code) (kinds []Code) {
	covered, told := e.Covered(project)
	p, known := e.Project(project)
	if !told || !known {
		return nil
	}
	for _, wish := range p.LooksFor {
		if covered.Kinds[wish.Kind] == 0 {
			kinds = append(kinds, wish.Kind)
		}
	}
	return kinds
}
