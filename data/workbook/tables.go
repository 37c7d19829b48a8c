package workbook

import (
	"strconv"

	"doemee/data/coalition"
)

// table is a sheet with one record a row.
type table struct {
	name    string // its translations are workbook.sheet.<name> and workbook.hint.<name>
	kind    coalition.Kind
	spare   int // empty rows that stand ready
	frozen  int // columns that stay in sight
	pages   int // pages beside one another when printed
	columns []column
}

// form is a sheet with one field a row.
type form struct {
	name  string
	kinds []coalition.Kind
}

var (
	organisationForm = form{"organisation", []coalition.Kind{coalition.KindOrganisation, coalition.KindSupport}}
	contactForm      = form{"contact", []coalition.Kind{coalition.KindContact}}
)

// inlineSlots tells how many records of a kind stand inside the row of their commitment; further ones have a sheet of their own.
var inlineSlots = map[coalition.Kind]int{coalition.KindContribution: 3, coalition.KindNeed: 1}

func slotOf(k coalition.Kind, rank int) string { return string(k) + "." + strconv.Itoa(rank) }

// spareRows is how many empty rows stand ready below the filled ones.
const spareRows = 20

var tables = []table{
	{"commitments", coalition.KindCommitment, spareRows, 3, 3, commitmentColumns()},
	{"contributions", coalition.KindContribution, spareRows, 2, 1, rows(coalition.KindContribution,
		field("kind", 16).needed(), field("subkind", 20), field("description", 44), field("quantity", 12), field("unit", 16),
		field("period", 18), field("certainty", 18))},
	{"milestones", coalition.KindMilestone, spareRows, 2, 1, rows(coalition.KindMilestone,
		field("title", 40).needed(), field("date", 14), field("evidence", 44), field("status", 16), field("metOn", 14))},
	{"blocks", coalition.KindBuildingBlock, spareRows, 2, 1, columns(coalition.KindBuildingBlock,
		column{field: fieldRef, width: 10, use: fixed}, field("name", 32).needed(), field("kind", 22).needed(), field("text", 44),
		field("maturity", 20), field("reuse", 18), field("licence", 18), field("location", 32), id())},
	{"needs", coalition.KindNeed, spareRows, 2, 1, rows(coalition.KindNeed,
		field("kind", 16).needed(), field("description", 44).needed(), field("quantity", 12), field("unit", 16), field("before", 14),
		field("status", 16))},
	{"progress", coalition.KindProgress, spareRows, 2, 1, rows(coalition.KindProgress,
		field("date", 14).needed(), field("round", 16), field("unchanged", 14), field("completion", 18).needed(), field("text", 40),
		field("evidence", 32), field("obstacles", 22), field("lesson", 32))},
	{"questions", coalition.KindReply, 0, 1, 1, columns(coalition.KindReply,
		column{field: "where", width: 20, use: remark}, column{field: "what", width: 24, use: remark},
		column{field: "asked", width: 60, use: remark}, field("text", 60), field("question", 10).unseen(), id())},
	{"checks", coalition.KindExplanation, 0, 1, 1, columns(coalition.KindExplanation,
		column{field: "severity", width: 16, use: remark}, column{field: "where", width: 20, use: remark},
		column{field: "what", width: 24, use: remark}, column{field: "message", width: 52, use: remark}, field("text", 44),
		field("rule", 10).unseen(), field("record", 10).unseen(), field("field", 10).unseen(), field("value", 10).unseen(), id())},
}

func field(name string, width float64) column { return column{field: name, width: width} }

func (c column) needed() column { c.must = true; return c }

func (c column) unseen() column { c.use = hidden; return c }

func (c column) of(part string) column { c.part = part; return c }

// asked is a column that stands in an answer which asks something on the sheet, and nowhere else.
func (t table) asked() column {
	return column{slot: string(t.kind), field: fieldAsked, width: 34, use: remark}
}

func id() column { return column{field: fieldID, width: 10, use: hidden} }

// columns gives every column that is not another record's to the kind of the sheet.
func columns(k coalition.Kind, list ...column) []column {
	for i := range list {
		if list[i].slot == "" {
			list[i].slot = string(k)
		}
	}
	return list
}

// rows are the columns of a kind that belongs to a commitment: first which one, by number, with its title to recognise it.
func rows(k coalition.Kind, list ...column) []column {
	first := []column{field("commitment", 15).needed(), {field: fieldTitle, width: 30, use: fixed}}
	return columns(k, append(append(first, list...), id())...)
}

// commitmentColumns lays out the ten questions in their order, then what is asked more rarely, then the ids.
func commitmentColumns() []column {
	list := []column{{field: "number", width: 11, use: fixed}, {field: fieldTodo, width: 18, use: remark},
		field("title", 30).needed(), field("result", 34), field("iconProjects", 20).of(partMain), field("themes", 18)}
	for n := 1; n <= inlineSlots[coalition.KindContribution]; n++ {
		slot := slotOf(coalition.KindContribution, n)
		list = append(list, column{slot: slot, field: "kind", width: 15, must: n == 1}, column{slot: slot, field: "description", width: 26},
			column{slot: slot, field: "quantity", width: 14}, column{slot: slot, field: "unit", width: 14})
	}
	need := slotOf(coalition.KindNeed, 1)
	list = append(list, field("end", 9).of(partYear), field("end", 12).of(partQuarter), field("role", 20).needed(),
		field("mandate", 20).needed(), field("funding", 16).needed(), field("partners", 22),
		column{slot: need, field: "kind", width: 15}, column{slot: need, field: "description", width: 28})
	return columns(coalition.KindCommitment, append(append(list, rarerColumns()...), idColumns()...)...)
}

func rarerColumns() []column {
	list := []column{field("end", 13).of(partExact), field("iconProjects", 22).of(partOther), field("status", 16),
		field("statusReason", 28), field("lesson", 28), field("description", 40), field("ownRole", 16), field("start", 13),
		field("decisionDate", 13), field("decisionReference", 20), field("conditions", 28), field("ambitions", 26), field("effects", 26),
		field("indicator", 26), field("baseline", 12), field("target", 12), field("unit", 14), field("buildingBlocks", 16),
		field("area", 20), field("personalData", 16), field("remark", 28), field("visibility", 16)}
	for n := 1; n <= inlineSlots[coalition.KindContribution]; n++ {
		slot := slotOf(coalition.KindContribution, n)
		list = append(list, column{slot: slot, field: "subkind", width: 18}, column{slot: slot, field: "period", width: 15},
			column{slot: slot, field: "certainty", width: 15})
	}
	need := slotOf(coalition.KindNeed, 1)
	list = append(list, column{slot: need, field: "quantity", width: 11}, column{slot: need, field: "unit", width: 13},
		column{slot: need, field: "before", width: 13}, column{slot: need, field: "status", width: 14})
	for i := range list {
		list[i].more = true
	}
	return list
}

func idColumns() []column {
	var list []column
	for n := 1; n <= inlineSlots[coalition.KindContribution]; n++ {
		list = append(list, column{slot: slotOf(coalition.KindContribution, n), field: fieldID, width: 10, use: hidden})
	}
	return append(list, column{slot: slotOf(coalition.KindNeed, 1), field: fieldID, width: 10, use: hidden}, id())
}
