package coalition

// Organisation is the member: whom a dossier is about.
type Organisation struct {
	ID          ID
	Name        string
	ShortName   string
	Type        Code
	Subtype     string
	Scheme      Code
	Identifier  string
	Seat        string
	Province    Code
	Size        Code
	Website     string
	RegionGroup string
}

// Contact is how the coalition reaches the organisation. Name and phone travel only when Travels is set.
type Contact struct {
	ID      ID
	Role    string
	Mailbox string
	Name    string
	Phone   string
	Travels bool
}

// Support is where the organisation stands on the declaration. It is never a condition for taking part.
type Support struct {
	ID                ID
	Position          Code
	Date              Date
	Occasion          string
	Authority         Code
	DecisionDate      Date
	DecisionReference string
	SignerRole        string
	SignerName        string
	Expectation       string
	NoCommitment      bool
	ContactIn         Month
}
