package coalition

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// MarshalJSON writes the record as [Edit.Put] takes it: what it is, its id, then every field that is present, by name. The
// bytes are canonical (RFC 8785): sorted keys, no spaces, every value a string, an array of strings or true.
func (r Record) MarshalJSON() ([]byte, error) { return r.line(func(Field) bool { return true }), nil }

func (r Record) line(with func(Field) bool) []byte {
	pairs := map[string]string{"is": jsonString(string(r.kind)), "id": jsonString(string(*r.id))}
	for _, f := range tables[r.kind].fields {
		if v := r.Value(f.Name); v != "" && with(f) {
			pairs[f.Name] = jsonValue(f.Form, v)
		}
	}
	return jsonObject(pairs)
}

func jsonValue(form Form, value string) string {
	switch form {
	case FormBool:
		return "true"
	case FormCodes, FormNames, FormIDs:
		items := strings.Split(value, "\n")
		for i := range items {
			items[i] = jsonString(items[i])
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return jsonString(value)
}

func jsonObject(pairs map[string]string) []byte {
	keys := make([]string, 0, len(pairs))
	for k := range pairs {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) })
	var out bytes.Buffer
	for i, k := range keys {
		out.WriteByte("{,"[min(i, 1)])
		out.WriteString(jsonString(k) + ":" + pairs[k])
	}
	if len(keys) == 0 {
		out.WriteByte('{')
	}
	out.WriteByte('}')
	return out.Bytes()
}

// jsonString writes a string as RFC 8785 wants it: only what must be escaped is.
func jsonString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			b.WriteString(jsonControl(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func jsonControl(r rune) string {
	if i := strings.IndexRune("\b\f\n\r\t", r); i >= 0 {
		return `\` + "bfnrt"[i:i+1]
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// ErrJSON is wrapped when a text is not one JSON object.
var ErrJSON = errors.New("not one JSON object")

// Submitted is one record as somebody handed it over in JSON: only the keys that stood there, with null as the empty value.
type Submitted struct {
	Kind   Kind // empty when it was not given
	ID     ID
	Values map[string]string
}

// ReadRecord reads one JSON object for a record of a kind. An unknown key gives [*UnknownField], a value of the wrong shape
// [*BadValue], anything that is not one JSON object [ErrJSON].
func ReadRecord(k Kind, from io.Reader) (Submitted, error) {
	decoder := json.NewDecoder(from)
	var object map[string]json.RawMessage
	if err := decoder.Decode(&object); err != nil {
		return Submitted{}, fmt.Errorf("%w: %w", ErrJSON, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) || object == nil {
		return Submitted{}, ErrJSON
	}
	return submitted(k, object)
}

func submitted(k Kind, object map[string]json.RawMessage) (s Submitted, err error) {
	s.Values = map[string]string{}
	for key, raw := range object {
		switch key {
		case "id":
			err = readID(raw, &s.ID)
		case "is":
			err = readKind(raw, k, &s.Kind)
		default:
			err = s.take(k, key, raw)
		}
		if err != nil {
			return Submitted{}, err
		}
	}
	return s, nil
}

func readID(raw json.RawMessage, id *ID) error {
	text, err := jsonText(FormID, raw)
	if err == nil {
		*id, err = ParseID(text)
	}
	return err
}

func readKind(raw json.RawMessage, want Kind, kind *Kind) error {
	text, err := jsonText(FormCode, raw)
	if err == nil && Kind(text) != want {
		return &UnknownKind{Found: text}
	}
	*kind = Kind(text)
	return err
}

func (s Submitted) take(k Kind, key string, raw json.RawMessage) error {
	f, ok := FieldOf(k, key)
	if !ok {
		return &UnknownField{Kind: k, Found: key}
	}
	text, err := jsonText(f.Form, raw)
	var bad *BadValue
	if errors.As(err, &bad) {
		return &BadValue{Field: key, Form: f.Form, Found: bad.Found}
	}
	s.Values[key] = text
	return err
}

// jsonText turns a JSON value into the written value of a form. Numbers are taken for amounts, exactly as they stand.
func jsonText(form Form, raw json.RawMessage) (string, error) {
	var text string
	var list []string
	var yes bool
	switch {
	case string(raw) == "null":
		return "", nil
	case json.Unmarshal(raw, &text) == nil:
		return text, nil
	case (form == FormCodes || form == FormNames || form == FormIDs) && json.Unmarshal(raw, &list) == nil:
		return strings.Join(list, "\n"), nil
	case form == FormBool && json.Unmarshal(raw, &yes) == nil:
		return map[bool]string{true: Yes}[yes], nil
	case (form == FormDecimal || form == FormOrder) && isNumber(raw):
		return string(raw), nil
	}
	return "", badValue(form, string(raw))
}

func isNumber(raw json.RawMessage) bool {
	_, err := strconv.ParseFloat(string(raw), 64)
	return err == nil
}

// Put adds or changes one record as it was handed over: by id, else by number, else as a new one. An absent key stays. It
// returns the record. An unknown id or number gives [ErrNoRecord].
func (e *Edit) Put(k Kind, s Submitted) (Record, error) {
	r, err := e.locate(k, s)
	if err != nil {
		return Record{}, err
	}
	for _, f := range Fields(k) {
		value, given := s.Values[f.Name]
		if !given || f.Name == "commitment" || f.Name == "number" {
			continue
		}
		if err := e.Set(r, f.Name, value); err != nil {
			return Record{}, err
		}
	}
	r, _ = e.content.find(Change{Kind: k, ID: r.ID(), Parent: parentOf(r)})
	return r, nil
}

func (e *Edit) locate(k Kind, s Submitted) (Record, error) {
	if !k.Known() {
		return Record{}, &UnknownKind{Found: string(k)}
	}
	number, err := ParseNumber(s.Values["number"])
	switch {
	case err != nil:
		return Record{}, err
	case k.Single():
		return e.single(k), nil
	case s.ID != "":
		return e.existing(k, s.ID)
	case number != "":
		if c := e.content.Numbered(number); c != nil {
			return AsRecord(c), nil
		}
		return Record{}, fmt.Errorf("%s: %w", number, ErrNoRecord)
	case k == KindCommitment:
		c, err := e.AddCommitment(NewID())
		if err != nil {
			return Record{}, err
		}
		return AsRecord(c), nil
	}
	parent, err := e.parent(k, s)
	if err != nil {
		return Record{}, err
	}
	return e.Add(k, NewID(), parent)
}

func (e *Edit) single(k Kind) Record {
	switch k {
	case KindOrganisation:
		return AsRecord(&e.content.Organisation)
	case KindContact:
		return AsRecord(&e.content.Contact)
	}
	return AsRecord(&e.content.Support)
}

func (e *Edit) existing(k Kind, id ID) (Record, error) {
	r, ok := e.content.Find(k, id)
	if !ok {
		return Record{}, fmt.Errorf("%s: %w", id, ErrNoRecord)
	}
	return r, nil
}

// parent finds the commitment of a new row; it may be given by its number.
func (e *Edit) parent(k Kind, s Submitted) (ID, error) {
	if !k.Belongs() {
		return "", nil
	}
	given := s.Values["commitment"]
	if n, err := ParseNumber(given); err == nil && n != "" {
		if c := e.content.Numbered(n); c != nil {
			return c.ID, nil
		}
	}
	if c := e.content.Commitment(ID(given)); c != nil && given != "" {
		return c.ID, nil
	}
	return "", fmt.Errorf("commitment %s: %w", given, ErrNoRecord)
}
