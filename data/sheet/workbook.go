package sheet

import (
	"strconv"
)

// readWorkbook reads the list of sheets, the defined names and the date system.
func (b *Book) readWorkbook(part string, rels []relation) error {
	// Names may refer to sheets by number before any sheet has been met, so they are matched afterwards.
	var local []int // per name: the sheet it belongs to, or -1
	var order []string
	err := b.scan(part, mainSpace, "workbook", func(x *scanner) error {
		switch {
		case x.is(mainSpace, "workbookPr"):
			b.epoch = epoch(truth(x.attr("date1904")))
		case x.is(mainSpace, "sheets"):
			return x.children(func() error { return b.addSheet(x, rels, &order) })
		case x.is(mainSpace, "definedNames"):
			return x.children(func() error { return b.addName(x, &local) })
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.proven[fold(part)] = true
	for i, at := range local {
		if at >= 0 && at < len(order) {
			b.names[i].Sheet = order[at]
		}
	}
	if len(b.sheets) == 0 {
		return &Fault{Reason: Structure, Part: part, Found: "0 <sheet>", Expected: "<sheet>"}
	}
	return nil
}

// addSheet takes one sheet of the list. order gets its name even when it holds no cells, since names count them all.
func (b *Book) addSheet(x *scanner, rels []relation, order *[]string) error {
	if !x.is(mainSpace, "sheet") {
		return nil
	}
	name, id := string(x.attr("name")), string(x.attrIn(relationSpace, "id"))
	wrong := func(found string) error {
		return &Fault{Reason: Structure, Part: x.part, Place: x.place(), Found: found}
	}
	for _, other := range *order {
		if fold(other) == fold(name) {
			return wrong("<sheet name=" + strconv.Quote(excerpt([]byte(name))) + ">")
		}
	}
	*order = append(*order, name)
	for _, r := range rels {
		if r.id != id {
			continue
		}
		if r.kind != "worksheet" {
			// A chart or dialog sheet: listed by the workbook, without cells.
			return nil
		}
		part, err := resolve(x.part, r.target)
		if err != nil {
			return err
		}
		// One part under two names would be counted, and taken in, twice.
		for _, s := range b.sheets {
			if fold(s.part) == fold(part) {
				return wrong("<sheet r:id=" + strconv.Quote(excerpt([]byte(id))) + ">")
			}
		}
		if _, ok := b.parts.byName[fold(part)]; !ok {
			return &Fault{Reason: MissingPart, Part: part}
		}
		state := x.attr("state")
		b.sheets = append(b.sheets, Sheet{Name: name, Hidden: len(state) > 0 && string(state) != "visible", part: part})
		return nil
	}
	return wrong("<sheet r:id=" + strconv.Quote(excerpt([]byte(id))) + ">")
}

// addName takes one defined name. The sheet it belongs to is noted by number and named later: names may stand in front
// of the list of sheets.
func (b *Book) addName(x *scanner, local *[]int) error {
	if !x.is(mainSpace, "definedName") {
		return nil
	}
	at := -1
	if s := x.attr("localSheetId"); s != nil {
		n, err := strconv.Atoi(string(s))
		if err != nil || n < 0 {
			return &Fault{Reason: Structure, Part: x.part, Place: x.place(), Found: "localSheetId " + excerpt(s)}
		}
		at = n
	}
	name := string(x.attr("name"))
	refers, err := x.content(nil)
	if err != nil {
		return err
	}
	b.names = append(b.names, Name{Name: name, Refers: string(refers)})
	*local = append(*local, at)
	return nil
}

// Properties reads the custom document properties: name and value as text. Files without any give an empty map.
func (b *Book) Properties() (map[string]string, error) {
	all := map[string]string{}
	if b.custom == "" {
		return all, nil
	}
	err := b.scan(b.custom, customSpace, "Properties", func(x *scanner) error {
		if !x.is(customSpace, "property") {
			return nil
		}
		name := string(x.attr("name"))
		if _, twice := all[name]; twice {
			return &Fault{Reason: Structure, Part: x.part, Place: x.place(), Found: excerpt([]byte(name))}
		}
		all[name] = ""
		return x.children(func() error {
			if x.space != variantSpace || x.is(variantSpace, "vector") || x.is(variantSpace, "array") {
				return nil // lists of values are nobody's we know
			}
			value, err := x.content(nil)
			all[name] = string(unescape(value))
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// truth reads a boolean as XML Schema writes it.
func truth(value []byte) bool { return string(value) == "1" || string(value) == "true" }
