package coalition

import "slices"

// Ref is one item of the edition: which list it stands in, and its code.
type Ref struct {
	List List
	Code Code
}

// readLists are the lists of the agenda that people read, in the order in which they read them.
var readLists = []List{ListTheme, ListIconProject, ListAmbition, ListBuildingBlock, ListEffect}

// Find tells in which of the agenda's lists a code stands; the empty Ref when in none.
func (e *Edition) Find(c Code) Ref {
	for _, l := range readLists {
		if _, ok := e.Item(l, c); ok {
			return Ref{l, c}
		}
	}
	return Ref{}
}

// Linked lists the items that an item of the agenda is linked to, whichever of the two names the link, in the order of the
// lists and without what is gone.
func (e *Edition) Linked(c Code) []Ref {
	item, _ := e.Item(e.Find(c).List, c)
	var linked []Ref
	for _, l := range readLists {
		for _, other := range e.Items(l) {
			if !other.Gone && other.Code != c && (slices.Contains(item.Links, other.Code) || slices.Contains(other.Links, c)) {
				linked = append(linked, Ref{l, other.Code})
			}
		}
	}
	return linked
}

// At lists the commitments that name an item of the agenda themselves: as icon project (its main one first), theme, ambition,
// effect, or by a building block of that kind. The trash is left out.
func (c *Content) At(at Ref) []*Commitment {
	var first, then []*Commitment
	for _, t := range c.Active() {
		switch {
		case at.List == ListIconProject && t.MainProject() == at.Code:
			first = append(first, t)
		case c.names(t, at):
			then = append(then, t)
		}
	}
	return append(first, then...)
}

func (c *Content) names(t *Commitment, at Ref) bool {
	switch at.List {
	case ListIconProject:
		return slices.Contains(t.IconProjects, at.Code)
	case ListTheme:
		return slices.Contains(t.Themes, at.Code)
	case ListAmbition:
		return slices.Contains(t.Ambitions, at.Code)
	case ListEffect:
		return slices.Contains(t.Effects, at.Code)
	case ListBuildingBlock:
		return slices.ContainsFunc(t.BuildingBlocks, func(id ID) bool {
			b := c.Block(id)
			return b != nil && b.Trashed == "" && b.Kind == at.Code
		})
	}
	return false
}
