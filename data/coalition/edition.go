package coalition

import (
	"iter"
	"slices"
)

// Text is one text in the languages an edition speaks.
type Text struct {
	NL string `json:"nl"`
	EN string `json:"en"`
}

// In gives the text in a language, given as nl or en; the other language where it has none.
func (t Text) In(language string) string {
	if language == "en" && t.EN != "" || t.NL == "" {
		return t.EN
	}
	return t.NL
}

// Edition is one agenda of the coalition: what members read and choose from. It is data; the program holds none of it.
type Edition struct {
	Name               string             `json:"code"` // the edition as people write it: SSA-2019-2020
	Version            int                `json:"version"`
	Serial             int                `json:"serial"` // rises across codes
	Title              Text               `json:"title"`
	Starts             Date               `json:"starts"`
	Ends               Date               `json:"ends"`
	Initiators         []Text             `json:"initiators"`
	Declaration        Declaration        `json:"declaration"`
	Secretariat        Secretariat        `json:"secretariat"`
	Rounds             []Round            `json:"rounds"`
	Keys               Keys               `json:"keys"`
	Ambitions          []Item             `json:"ambitions"`
	Themes             []Item             `json:"themes"`
	IconProjects       []IconProject      `json:"iconProjects"`
	BuildingBlockKinds []Item             `json:"buildingBlockKinds"`
	Effects            []Item             `json:"effects"`
	Contributions      []ContributionKind `json:"contributions"`
	Units              []Item             `json:"units"`
	Coverage           *Coverage          `json:"coverage,omitempty"` // nil when the coalition tells nothing
}

// Declaration is the summary of the declaration of support, in our own words.
type Declaration struct {
	Summary Text   `json:"summary"`
	Points  []Text `json:"points"`
	Date    Date   `json:"date"`
	Place   Text   `json:"place"`
	Example bool   `json:"example"` // our own words or invention, not the source's
}

// Secretariat is where submissions go. Empty fields are not known.
type Secretariat struct {
	Name       Text   `json:"name"`
	Address    string `json:"address"`
	TermMonths int    `json:"termMonths"` // months after support within which a commitment is asked, 0 when not set
}

// Round is a period after which news is asked.
type Round struct {
	Code   Code `json:"code"`
	Label  Text `json:"label"`
	Closes Date `json:"closes"`
}

// Keys are the coalition's public keys. The bundled edition has none.
type Keys struct {
	Signing string   `json:"signing"` // verifier key of a signed note
	Sealing []string `json:"sealing"` // age recipients
}

// Item is one coded choice.
type Item struct {
	Code    Code   `json:"code"`
	Label   Text   `json:"label"`
	Help    Text   `json:"help"`    // one plain line
	About   Text   `json:"about"`   // a few plain sentences, may be empty
	Links   []Code `json:"links"`   // codes of other items this one is about
	Gone    bool   `json:"gone"`    // no longer offered; old records keep the label
	Example bool   `json:"example"` // ours, not the sources'
}

// IconProject is an item with what the coalition looks for, by contribution kind, and examples of commitments.
type IconProject struct {
	Item
	Open      bool        `json:"open"` // stands for a project of one's own
	LooksFor  []Wish      `json:"looksFor"`
	Proposals []Suggested `json:"proposals"`
}

// Wish is what is looked for of one contribution kind.
type Wish struct {
	Kind    Code `json:"kind"`
	Text    Text `json:"text"`
	Example bool `json:"example"`
}

// Suggested is an example of a commitment that a member can start from.
type Suggested struct {
	Title   Text `json:"title"`
	Result  Text `json:"result"`
	Kind    Code `json:"kind"`
	What    Text `json:"what"`
	Example bool `json:"example"`
}

// ContributionKind is an item with its sub-kinds and the units that fit it.
type ContributionKind struct {
	Item
	Subkinds []Item `json:"subkinds"`
	Units    []Code `json:"units"`
}

var editionLists = []List{ListAmbition, ListTheme, ListIconProject, ListBuildingBlock, ListEffect, ListContribution, ListSubkind,
	ListUnit, ListRound}

// Items lists the items of one of the edition's lists in their order; nil for a list that is not the edition's.
func (e *Edition) Items(l List) []Item {
	if plain, ok := e.plain(l); ok {
		return plain
	}
	var all []Item
	for item := range e.among(l) {
		all = append(all, *item)
	}
	return all
}

// plain is a list that the edition keeps as one.
func (e *Edition) plain(l List) (all []Item, ok bool) {
	switch l {
	case ListAmbition:
		return e.Ambitions, true
	case ListTheme:
		return e.Themes, true
	case ListBuildingBlock:
		return e.BuildingBlockKinds, true
	case ListEffect:
		return e.Effects, true
	case ListUnit:
		return e.Units, true
	}
	return nil, false
}

// among goes through a list without making one: labels are asked for in every row of a large overview.
func (e *Edition) among(l List) iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		plain, ok := e.plain(l)
		switch {
		case ok:
			inTurn(plain, yield)
		case l == ListIconProject:
			inTurn(e.IconProjects, func(p *IconProject) bool { return yield(&p.Item) })
		case l == ListContribution:
			inTurn(e.Contributions, func(k *ContributionKind) bool { return yield(&k.Item) })
		case l == ListSubkind:
			inTurn(e.Contributions, func(k *ContributionKind) bool { return inTurn(k.Subkinds, yield) })
		case l == ListRound:
			inTurn(e.Rounds, func(r *Round) bool { return yield(&Item{Code: r.Code, Label: r.Label}) })
		}
	}
}

// inTurn goes on until it is told to stop, and tells whether it was not.
func inTurn[T any](all []T, yield func(*T) bool) bool {
	for i := range all {
		if !yield(&all[i]) {
			return false
		}
	}
	return true
}

// Item finds one item of a list.
func (e *Edition) Item(l List, c Code) (Item, bool) {
	for item := range e.among(l) {
		if item.Code == c {
			return *item, true
		}
	}
	return Item{}, false
}

// Project finds an icon project.
func (e *Edition) Project(c Code) (IconProject, bool) {
	i := slices.IndexFunc(e.IconProjects, func(p IconProject) bool { return p.Code == c })
	if i < 0 {
		return IconProject{}, false
	}
	return e.IconProjects[i], true
}

// Codes lists the codes people can choose from in a list, the program's own lists included. What is gone is left out.
func (e *Edition) Codes(l List) []Code {
	if own, ok := programLists[l]; ok {
		return slices.Clone(own)
	}
	var codes []Code
	for _, item := range e.Items(l) {
		if !item.Gone {
			codes = append(codes, item.Code)
		}
	}
	return codes
}

// Knows tells whether a code stands in a list, offered or gone.
func (e *Edition) Knows(l List, c Code) bool {
	if own, ok := programLists[l]; ok {
		return slices.Contains(own, c)
	}
	_, ok := e.Item(l, c)
	return ok
}

// Owned tells whether a list is the program's own, so that its labels stand in the translations.
func (l List) Owned() bool {
	_, ok := programLists[l]
	return ok
}

// OwnLists lists the program's own lists.
func OwnLists() []List {
	var all []List
	for l := range programLists {
		all = append(all, l)
	}
	slices.Sort(all)
	return all
}
