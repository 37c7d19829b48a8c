package coalition

// Field describes one field of a kind of record. It is the only place where the field's name stands.
type Field struct {
	Name  string // lowerCamel: JSON key, column key, field of findings, log and merge
	Form  Form   // how its value is written
	Limit int    // most characters of a text, 0 for no text
	List  List   // where its codes come from, empty for no codes
	Stays bool   // never leaves the dossier
	// Program tells that the program gives the value: a person sees it but does not type it.
	Program bool
}

// field ties a Field to its place in a record of type T.
type field[T any] struct {
	Field
	at func(*T) slot
}

// The builders below read as a table: name, limit or list, place. Marks such as stays are set by the methods at the end.

func line[T any](name string, limit int, at func(*T) *string) field[T] {
	return field[T]{Field{Name: name, Form: FormLine, Limit: limit}, func(t *T) slot { return parsed[string]{at(t), parseLine} }}
}

func text[T any](name string, limit int, at func(*T) *string) field[T] {
	return field[T]{Field{Name: name, Form: FormText, Limit: limit}, func(t *T) slot { return parsed[string]{at(t), parseText} }}
}

func code[T any](name string, list List, at func(*T) *Code) field[T] {
	return field[T]{Field{Name: name, Form: FormCode, List: list}, func(t *T) slot { return parsed[Code]{at(t), ParseCode} }}
}

func codes[T any](name string, list List, at func(*T) *[]Code) field[T] {
	return field[T]{Field{Name: name, Form: FormCodes, List: list}, func(t *T) slot { return listed[Code]{at(t), ParseCode} }}
}

func names[T any](name string, limit int, at func(*T) *[]string) field[T] {
	return field[T]{Field{Name: name, Form: FormNames, Limit: limit}, func(t *T) slot { return listed[string]{at(t), parseLine} }}
}

func date[T any](name string, at func(*T) *Date) field[T] {
	return field[T]{Field{Name: name, Form: FormDate}, func(t *T) slot { return parsed[Date]{at(t), ParseDate} }}
}

func deadline[T any](name string, at func(*T) *Deadline) field[T] {
	return field[T]{Field{Name: name, Form: FormDeadline}, func(t *T) slot { return parsed[Deadline]{at(t), ParseDeadline} }}
}

func inMonth[T any](name string, at func(*T) *Month) field[T] {
	return field[T]{Field{Name: name, Form: FormMonth}, func(t *T) slot { return parsed[Month]{at(t), ParseMonth} }}
}

func moment[T any](name string, at func(*T) *Moment) field[T] {
	return field[T]{Field{Name: name, Form: FormMoment}, func(t *T) slot { return parsed[Moment]{at(t), ParseMoment} }}
}

func decimal[T any](name string, at func(*T) *Decimal) field[T] {
	return field[T]{Field{Name: name, Form: FormDecimal}, func(t *T) slot { return decimalSlot{at(t)} }}
}

func truth[T any](name string, at func(*T) *bool) field[T] {
	return field[T]{Field{Name: name, Form: FormBool}, func(t *T) slot { return boolSlot{at(t)} }}
}

func one[T any](name string, at func(*T) *ID) field[T] {
	return field[T]{Field{Name: name, Form: FormID}, func(t *T) slot { return parsed[ID]{at(t), ParseID} }}
}

func several[T any](name string, at func(*T) *[]ID) field[T] {
	return field[T]{Field{Name: name, Form: FormIDs}, func(t *T) slot { return listed[ID]{at(t), ParseID} }}
}

func ordinal[T any](name string, at func(*T) *Number) field[T] {
	return field[T]{Field{Name: name, Form: FormNumber, Program: true}, func(t *T) slot { return parsed[Number]{at(t), ParseNumber} }}
}

func order[T any](name string, at func(*T) *int64) field[T] {
	return field[T]{Field{Name: name, Form: FormOrder, Program: true, Stays: true}, func(t *T) slot { return orderSlot{at(t)} }}
}

func (f field[T]) stays() field[T] {
	f.Stays = true
	return f
}

func (f field[T]) byProgram() field[T] {
	f.Program = true
	return f
}
