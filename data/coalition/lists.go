package coalition

// List names a list of codes.
type List string

// Lists that an edition fills: the agenda is data.
const (
	ListAmbition      List = "ambition"
	ListTheme         List = "theme"
	ListIconProject   List = "icon-project"
	ListBuildingBlock List = "building-block-kind"
	ListEffect        List = "effect"
	ListContribution  List = "contribution"
	ListSubkind       List = "subkind"
	ListUnit          List = "unit"
	ListRound         List = "round"
)

// Lists that are the program's own; their labels stand in the translations as code.<list>.<code>.
const (
	ListOrganisationType List = "organisation-type"
	ListScheme           List = "scheme"
	ListProvince         List = "province"
	ListSize             List = "size"
	ListPosition         List = "position"
	ListAuthority        List = "authority"
	ListMandate          List = "mandate"
	ListFunding          List = "funding"
	ListOwnRole          List = "own-role"
	ListPersonalData     List = "personal-data"
	ListStatus           List = "status"
	ListVisibility       List = "visibility"
	ListPeriod           List = "period"
	ListCertainty        List = "certainty"
	ListMilestoneStatus  List = "milestone-status"
	ListNeedStatus       List = "need-status"
	ListCompletion       List = "completion"
	ListObstacle         List = "obstacle"
	ListMaturity         List = "maturity"
	ListReuse            List = "reuse"
	ListOutcome          List = "outcome" // of approaching a supporter
)

// Codes the rules speak of by name.
const (
	Government, Company, Knowledge, CivilSociety Code = "government", "company", "knowledge-institution", "civil-society"

	SchemeGM, SchemeKvK, SchemeOIN, SchemeBRIN, SchemeNone Code = "gm", "kvk", "oin", "brin", "none"

	AuthorityOpen Code = "to-be-settled"

	MandateIntention, MandateOfficial, MandateManagement, MandateBoard, MandateCouncil Code = "intention", "official", "management",
		"executive-board", "council"

	FundingCovered, FundingPartly, FundingNot, FundingNotNeeded Code = "covered", "partly", "not-covered", "not-needed"

	StatusDraft, StatusCommitted, StatusUnderWay, StatusCompleted Code = "draft", "committed", "under-way", "completed"
	StatusPostponed, StatusStopped, StatusWithdrawn               Code = "postponed", "stopped", "withdrawn"

	ContributeKnowledge, ContributeSkills, ContributePeople, ContributeResources Code = "knowledge", "skills", "people", "resources"

	UnitHours, UnitHoursPerWeek, UnitDays, UnitFTE, UnitEuro, UnitPieces Code = "hours", "hours-per-week", "days", "fte", "euro", "pieces"

	MilestonePlanned, MilestoneMet, MilestoneMoved, MilestoneDropped Code = "planned", "met", "moved", "dropped"

	PersonalDataYes Code = "yes"

	VisiblePublic, VisibleCoalition, VisibleSecretariat Code = "public", "coalition", "secretariat"
)

// programLists holds the program's own lists, each in the order in which people choose.
var programLists = map[List][]Code{
	ListOrganisationType: {Government, Company, Knowledge, CivilSociety},
	ListScheme:           {SchemeGM, SchemeKvK, SchemeOIN, SchemeBRIN, SchemeNone},
	ListProvince: {"drenthe", "flevoland", "fryslan", "gelderland", "groningen", "limburg", "noord-brabant", "noord-holland",
		"overijssel", "utrecht", "zeeland", "zuid-holland"},
	ListSize:            {"up-to-10", "up-to-50", "up-to-250", "up-to-1000", "over-1000"},
	ListPosition:        {"supports", "considers", "contributes"},
	ListAuthority:       {"executive", "management", "mandated", AuthorityOpen},
	ListMandate:         {MandateIntention, MandateOfficial, MandateManagement, MandateBoard, MandateCouncil},
	ListFunding:         {FundingCovered, FundingPartly, FundingNot, FundingNotNeeded},
	ListOwnRole:         {"lead", "participant", "adviser", "user", "funder"},
	ListPersonalData:    {PersonalDataYes, "no", "unknown"},
	ListStatus:          {StatusDraft, StatusCommitted, StatusUnderWay, StatusCompleted, StatusPostponed, StatusStopped, StatusWithdrawn},
	ListVisibility:      {VisiblePublic, VisibleCoalition, VisibleSecretariat},
	ListPeriod:          {"once", "per-year", "whole-term"},
	ListCertainty:       {"firm", "conditional", "estimate"},
	ListMilestoneStatus: {MilestonePlanned, MilestoneMet, MilestoneMoved, MilestoneDropped},
	ListNeedStatus:      {"open", "found", "dropped"},
	ListCompletion:      {"no-evidence", "not-started", "limited", "substantial", "complete"},
	ListObstacle: {"money", "people", "knowledge", "decision", "law", "partner", "technique-or-data", "unclear-goal",
		"other"},
	ListMaturity: {"idea", "trial", "in-use-here", "in-use-elsewhere"},
	ListReuse:    {"free", "on-request", "paid", "not-yet"},
	ListOutcome:  {"not-reached", "talking", "takes-part", "does-not"},
}
