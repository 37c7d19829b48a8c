package coalition

// Kind names a kind of record, as in JSON, the log and the command line.
type Kind string

// The kinds of records a dossier keeps field by field.
const (
	KindOrganisation  Kind = "organisation"
	KindContact       Kind = "contact"
	KindSupport       Kind = "support"
	KindCommitment    Kind = "commitment"
	KindContribution  Kind = "contribution"
	KindMilestone     Kind = "milestone"
	KindNeed          Kind = "need"
	KindProgress      Kind = "progress"
	KindBuildingBlock Kind = "building-block"
	KindExplanation   Kind = "explanation"
	KindReply         Kind = "reply"
	KindQuestion      Kind = "question"
)

// Kinds lists the kinds of a dossier's records in the order people meet them.
var Kinds = []Kind{
	KindOrganisation, KindContact, KindSupport, KindCommitment, KindContribution, KindMilestone, KindNeed,
	KindProgress, KindBuildingBlock, KindExplanation, KindReply,
}

// Single tells whether a dossier has exactly one record of this kind, from its making on.
func (k Kind) Single() bool {
	return k == KindOrganisation || k == KindContact || k == KindSupport
}

// Belongs tells whether a record of this kind is a row of a commitment.
func (k Kind) Belongs() bool {
	return k == KindContribution || k == KindMilestone || k == KindNeed || k == KindProgress
}

// Known tells whether there is such a kind in a dossier.
func (k Kind) Known() bool {
	_, ok := tables[k]
	return ok && k != KindQuestion
}
