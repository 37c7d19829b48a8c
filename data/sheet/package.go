package sheet

import (
	"path"
	"strings"
)

// Content types of the parts that decide what a file is.
const (
	typeWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	typeBinary   = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
	typesPart    = "[Content_Types].xml"
)

// relation points from one part to another.
type relation struct {
	id, kind, target string
	external         bool
}

// Beginnings of the types of relations, transitional and strict; what follows is the kind.
var relationPrefixes = []string{
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
	"http://purl.oclc.org/ooxml/officeDocument/relationships/",
}

// readPackage follows the file from its root to the workbook and reads what rows need: names of sheets, date styles,
// shared strings.
func (b *Book) readPackage() error {
	// Without it the zip is somebody's photos, not a damaged workbook.
	if _, ok := b.parts.byName[fold(typesPart)]; !ok {
		return &Fault{Reason: NotXLSX, Found: b.parts.entries[0].name, Expected: typesPart}
	}
	types, err := b.readTypes()
	if err != nil {
		return err
	}
	top, err := b.relations("")
	if err != nil {
		return err
	}
	main, err := target("", top, "officeDocument")
	if err != nil {
		return err
	}
	if err := judge(types, main); err != nil {
		return err
	}
	if b.custom, err = target("", top, "custom-properties", "customProperties"); err != nil {
		return err
	}
	return b.readMain(main)
}

// readMain reads the workbook part and the tables it points at. A relation to the outside is refused here, where it
// could bring in values; hyperlinks, which hang on the sheets, are harmless and never followed.
func (b *Book) readMain(main string) error {
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.external || strings.HasPrefix(r.kind, "externalLink") {
			return &Fault{Reason: ExternalSource, Part: main, Found: excerpt([]byte(r.target))}
		}
	}
	if err := b.readWorkbook(main, rels); err != nil {
		return err
	}
	styles, err := target(main, rels, "styles")
	if err == nil && styles != "" {
		err = b.readStyles(styles)
	}
	if err != nil {
		return err
	}
	table, err := target(main, rels, "sharedStrings")
	if err == nil && table != "" {
		err = b.readStrings(table)
	}
	return err
}

// judge refuses by content type what this reader isn't for.
func judge(types map[string]string, main string) error {
	switch found := types[fold(main)]; {
	case main == "":
		return &Fault{Reason: NotXLSX, Found: "_rels/.rels", Expected: typeWorkbook}
	case strings.EqualFold(found, typeBinary):
		return &Fault{Reason: Binary, Part: main}
	case strings.Contains(strings.ToLower(found), "macroenabled"):
		return &Fault{Reason: Macros, Part: main}
	case found != typeWorkbook:
		return &Fault{Reason: NotXLSX, Part: main, Found: excerpt([]byte(found)), Expected: typeWorkbook}
	}
	return nil
}

// readTypes gives the content type of every part, and refuses macros and links to other workbooks wherever
// they hang in the file.
func (b *Book) readTypes() (map[string]string, error) {
	// A part's own entry counts before that of its extension, whatever their order.
	byExtension, types := map[string]string{}, map[string]string{}
	err := b.scan(typesPart, typesSpace, "Types", func(x *scanner) error {
		kind := string(x.attr("ContentType"))
		switch {
		case x.is(typesSpace, "Default"):
			byExtension[fold(string(x.attr("Extension")))] = kind
		case x.is(typesSpace, "Override"):
			types[fold(strings.TrimPrefix(string(x.attr("PartName")), "/"))] = kind
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	b.proven[fold(typesPart)] = true
	for _, e := range b.parts.entries {
		name := fold(e.name)
		if _, ok := types[name]; !ok {
			types[name] = byExtension[strings.TrimPrefix(path.Ext(name), ".")]
		}
		// By type or by name: either is enough, since a program that runs code may go by the other.
		kind := fold(types[name])
		switch {
		case strings.Contains(kind, "vbaproject") && !strings.HasSuffix(name, "/"), path.Base(name) == "vbaproject.bin",
			strings.Contains(kind, "macrosheet"):
			return nil, &Fault{Reason: Macros, Part: e.name}
		case strings.HasSuffix(kind, "externallink+xml"):
			return nil, &Fault{Reason: ExternalSource, Part: e.name, Found: e.name}
		}
	}
	return types, nil
}

// relations reads where a part points; the empty name is the file itself. A part without relations has none.
func (b *Book) relations(part string) ([]relation, error) {
	name := relationsPart(part)
	if _, ok := b.parts.byName[fold(name)]; !ok {
		return nil, nil
	}
	var all []relation
	seen := map[string]bool{}
	err := b.scan(name, packageSpace, "Relationships", func(x *scanner) error {
		if !x.is(packageSpace, "Relationship") {
			return nil
		}
		r := relation{
			id: string(x.attr("Id")), kind: kindOf(string(x.attr("Type"))), target: string(x.attr("Target")),
			external: string(x.attr("TargetMode")) == "External",
		}
		if seen[r.id] {
			return &Fault{Reason: Structure, Part: name, Place: x.place(), Found: "Id " + excerpt([]byte(r.id))}
		}
		seen[r.id] = true
		all = append(all, r)
		return nil
	})
	b.proven[fold(name)] = err == nil
	return all, err
}

// relationsPart names the part that holds a part's relations.
func relationsPart(part string) string {
	if part == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// kindOf shortens the type of a relation to its last word, the same for transitional and strict files. Other types stay
// whole, so that nobody's "worksheet" is mistaken for ours.
func kindOf(uri string) string {
	for _, prefix := range relationPrefixes {
		if kind, ok := strings.CutPrefix(uri, prefix); ok {
			return kind
		}
	}
	return uri
}

// target gives the part that a part's only relation of these kinds points at, or "" when there is none.
func target(from string, all []relation, kinds ...string) (string, error) {
	// Two would leave open which one counts, as with everything that should be there once.
	found := ""
	for _, r := range all {
		for _, kind := range kinds {
			if r.kind != kind {
				continue
			}
			if found != "" || r.external {
				return "", &Fault{Reason: Structure, Part: relationsPart(from), Found: kind + " " + excerpt([]byte(r.target))}
			}
			name, err := resolve(from, r.target)
			if err != nil {
				return "", err
			}
			found = name
		}
	}
	return found, nil
}
