package coalition

import (
	"slices"
	"strings"
)

// EditionChange is one item that another edition has differently, with the commitments that use it.
type EditionChange struct {
	List List
	Code Code
	Was  Text // label in the present edition, empty for what is new
	Is   Text // label in the other edition, empty for what is gone
	Used []Number
}

// EditionEffect is what taking on another edition does to one dossier.
type EditionEffect struct {
	Other     bool            // another agenda and not a new version of the same one: a decision per commitment is asked
	Gone      []EditionChange // no longer offered; commitments that use it keep the label
	Renamed   []EditionChange
	Added     []EditionChange
	Questions []Finding // findings that appear with it: what is asked anew of these commitments
	Answered  []Finding // findings that go away with it
	Deciding  []Number  // commitments that need a decision, see [Decision]
}

// Touched tells whether some commitment is affected at all.
func (f EditionEffect) Touched() bool {
	used := func(c EditionChange) bool { return len(c.Used) > 0 }
	return len(f.Questions)+len(f.Deciding) > 0 || slices.ContainsFunc(f.Gone, used) || slices.ContainsFunc(f.Renamed, used)
}

// Effect tells what taking on an edition does to a content that answers to another one, and changes nothing. Both editions are
// as the dossier shows them, see [Edition.Remembering].
func Effect(c *Content, from, to *Edition, today Date) EditionEffect {
	var f EditionEffect
	uses := usesOf(c)
	for _, l := range editionLists {
		f.compare(l, from, to, uses)
	}
	before, after := Check(c, from, today), Check(c, to, today)
	f.Questions, f.Answered = without(after, before), without(before, after)
	if f.Other = from.Name != to.Name; f.Other {
		for _, t := range ToDecide(c) {
			f.Deciding = append(f.Deciding, t.Number)
		}
	}
	return f
}

// use is one place where a code of a list is chosen.
type use struct {
	list List
	code Code
}

// usesOf gathers which commitments use which codes of an edition; each commitment once per code.
func usesOf(c *Content) map[use][]Number {
	uses := map[use][]Number{}
	for _, t := range c.Active() {
		note := func(r Record) bool {
			for _, f := range tables[r.kind].fields {
				for _, code := range codesIn(r, f) {
					u := use{f.List, code}
					if !slices.Contains(uses[u], t.Number) {
						uses[u] = append(uses[u], t.Number)
					}
				}
			}
			return true
		}
		note(AsRecord(t))
		t.Rows(note)
	}
	return uses
}

// codesIn lists the codes in a field that takes them from a list.
func codesIn(r Record, f Field) (codes []Code) {
	if f.List == "" || f.List.Owned() {
		return nil
	}
	for _, text := range strings.FieldsFunc(r.Value(f.Name), func(r rune) bool { return r == '\n' }) {
		codes = append(codes, Code(text))
	}
	return codes
}

// compare sets one list of two editions side by side.
func (f *EditionEffect) compare(l List, from, to *Edition, uses map[use][]Number) {
	for _, was := range from.Items(l) {
		is, there := to.Item(l, was.Code)
		change := EditionChange{List: l, Code: was.Code, Was: was.Label, Is: is.Label, Used: uses[use{l, was.Code}]}
		switch {
		case !was.Gone && (!there || is.Gone):
			change.Is = Text{}
			f.Gone = append(f.Gone, change)
		case there && is.Label != was.Label:
			f.Renamed = append(f.Renamed, change)
		}
	}
	for _, is := range to.Items(l) {
		if was, there := from.Item(l, is.Code); !is.Gone && (!there || was.Gone) {
			f.Added = append(f.Added, EditionChange{List: l, Code: is.Code, Is: is.Label, Used: uses[use{l, is.Code}]})
		}
	}
}

// without lists the findings that have no match in others: same rule about the same field of the same record.
func without(findings, others []Finding) (rest []Finding) {
	for _, f := range findings {
		same := func(o Finding) bool { return o.Rule == f.Rule && o.Record == f.Record && o.Field == f.Field }
		if !slices.ContainsFunc(others, same) {
			rest = append(rest, f)
		}
	}
	return rest
}

// Remembering is the edition with what earlier ones had and it has not, marked as gone: records made with those codes keep their
// labels. The editions come oldest first and nothing of them changes; e itself doesn't either.
func (e *Edition) Remembering(earlier ...*Edition) *Edition {
	kept := *e
	for _, old := range slices.Backward(earlier) {
		kept.Ambitions = remember(kept.Ambitions, old.Ambitions)
		kept.Themes = remember(kept.Themes, old.Themes)
		kept.BuildingBlockKinds = remember(kept.BuildingBlockKinds, old.BuildingBlockKinds)
		kept.Effects = remember(kept.Effects, old.Effects)
		kept.Units = remember(kept.Units, old.Units)
		kept.IconProjects = rememberAll(kept.IconProjects, old.IconProjects, func(p *IconProject) *Item { return &p.Item })
		kept.Contributions = rememberKinds(kept.Contributions, old.Contributions)
		kept.Rounds = rememberRounds(kept.Rounds, old.Rounds)
	}
	return &kept
}

func remember(now, old []Item) []Item {
	return rememberAll(now, old, func(i *Item) *Item { return i })
}

// rememberAll adds the old items whose code is not there any more, marked as gone.
func rememberAll[T any](now, old []T, item func(*T) *Item) []T {
	all := slices.Clone(now)
	for _, o := range old {
		code := item(&o).Code
		if !slices.ContainsFunc(now, func(t T) bool { return item(&t).Code == code }) {
			item(&o).Gone = true
			all = append(all, o)
		}
	}
	return all
}

// rememberKinds keeps kinds of contributions and, within those that stayed, their sub-kinds.
func rememberKinds(now, old []ContributionKind) []ContributionKind {
	all := rememberAll(now, old, func(k *ContributionKind) *Item { return &k.Item })
	for i := range all {
		at := slices.IndexFunc(old, func(o ContributionKind) bool { return o.Code == all[i].Code })
		if at >= 0 {
			all[i].Subkinds = remember(all[i].Subkinds, old[at].Subkinds)
		}
	}
	return all
}

// rememberRounds keeps old rounds in front, because they came before; their closing day says that they are over.
func rememberRounds(now, old []Round) []Round {
	var gone []Round
	for _, o := range old {
		if !slices.ContainsFunc(now, func(r Round) bool { return r.Code == o.Code }) {
			gone = append(gone, o)
		}
	}
	return slices.Concat(gone, now)
}

// Reused lists the codes that an earlier edition had given up and a later one gives to something else.
func Reused(earlier, later *Edition) (codes []Code) {
	for _, l := range editionLists {
		for _, was := range earlier.Items(l) {
			if is, there := later.Item(l, was.Code); was.Gone && there && !is.Gone && is.Label != was.Label {
				codes = append(codes, was.Code)
			}
		}
	}
	return codes
}
