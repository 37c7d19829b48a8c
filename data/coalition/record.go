package coalition

import "errors"

// Record is one record of any kind, read and changed field by field through the field table. It points into the value it was
// made from: writing through it changes that value.
type Record struct {
	kind  Kind
	id    *ID
	slots func(i int) slot
}

// table is the field table of one kind, freed of its type.
type table struct {
	fields []Field
	index  map[string]int
	of     func(record any) (id *ID, slots func(i int) slot)
}

func build[T any](fields []field[T], id func(*T) *ID) table {
	t := table{index: map[string]int{}}
	for i, f := range fields {
		t.fields = append(t.fields, f.Field)
		t.index[f.Name] = i
	}
	t.of = func(record any) (*ID, func(int) slot) {
		r := record.(*T)
		return id(r), func(i int) slot { return fields[i].at(r) }
	}
	return t
}

// Pointer is a pointer to any of the record types.
type Pointer interface {
	*Organisation | *Contact | *Support | *Commitment | *Contribution | *Milestone | *Need | *Progress | *BuildingBlock |
		*Explanation | *Reply | *Question
}

// AsRecord looks at a typed record through the field table.
func AsRecord[P Pointer](p P) Record { return asRecord(p) }

func asRecord(p any) Record {
	kind := kindOf(p)
	id, slots := tables[kind].of(p)
	return Record{kind: kind, id: id, slots: slots}
}

func kindOf(p any) Kind {
	switch p.(type) {
	case *Organisation:
		return KindOrganisation
	case *Contact:
		return KindContact
	case *Support:
		return KindSupport
	case *Commitment:
		return KindCommitment
	case *Contribution:
		return KindContribution
	case *Milestone:
		return KindMilestone
	case *Need:
		return KindNeed
	case *Progress:
		return KindProgress
	case *BuildingBlock:
		return KindBuildingBlock
	case *Explanation:
		return KindExplanation
	case *Reply:
		return KindReply
	case *Question:
		return KindQuestion
	}
	return ""
}

// New makes an empty record of a kind, apart from any content.
func New(k Kind, id ID) (Record, error) {
	makers := map[Kind]func() Record{
		KindOrganisation: func() Record { return AsRecord(&Organisation{}) }, KindContact: func() Record { return AsRecord(&Contact{}) },
		KindSupport: func() Record { return AsRecord(&Support{}) }, KindCommitment: func() Record { return AsRecord(&Commitment{}) },
		KindContribution: func() Record { return AsRecord(&Contribution{}) }, KindMilestone: func() Record { return AsRecord(&Milestone{}) },
		KindNeed: func() Record { return AsRecord(&Need{}) }, KindProgress: func() Record { return AsRecord(&Progress{}) },
		KindBuildingBlock: func() Record { return AsRecord(&BuildingBlock{}) }, KindExplanation: func() Record { return AsRecord(&Explanation{}) },
		KindReply: func() Record { return AsRecord(&Reply{}) }, KindQuestion: func() Record { return AsRecord(&Question{}) },
	}
	make, ok := makers[k]
	if !ok {
		return Record{}, &UnknownKind{Found: string(k)}
	}
	r := make()
	*r.id = id
	return r, nil
}

// Kind tells what kind of record this is.
func (r Record) Kind() Kind { return r.kind }

// ID names the record.
func (r Record) ID() ID { return *r.id }

// Value is the written value of a field: empty when absent or when there is no such field.
func (r Record) Value(name string) string {
	i, ok := tables[r.kind].index[name]
	if !ok {
		return ""
	}
	return r.slots(i).read()
}

// Put writes the value of a field. A value of the wrong form is refused with [*BadValue], an unknown field with
// [*UnknownField]; the record is then unchanged. Limits are not looked at: too long a text is kept and found by [Check].
func (r Record) Put(name, value string) error {
	i, ok := tables[r.kind].index[name]
	if !ok {
		return &UnknownField{Kind: r.kind, Found: name}
	}
	err := r.slots(i).write(value)
	var bad *BadValue
	if errors.As(err, &bad) {
		return &BadValue{Field: name, Form: bad.Form, Found: bad.Found}
	}
	return err
}

// Values lists the fields that are present, by name.
func (r Record) Values() map[string]string {
	values := map[string]string{}
	for _, f := range tables[r.kind].fields {
		if v := r.Value(f.Name); v != "" {
			values[f.Name] = v
		}
	}
	return values
}

// UnknownField is the error of a field name that a kind does not have.
type UnknownField struct {
	Kind  Kind
	Found string
}

func (u *UnknownField) Error() string { return string(u.Kind) + " has no field " + u.Found }

// UnknownKind is the error of a kind that does not exist.
type UnknownKind struct{ Found string }

func (u *UnknownKind) Error() string { return "there is no kind of record called " + u.Found }
