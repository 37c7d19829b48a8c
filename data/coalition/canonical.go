package coalition

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Travelling picks what a submission carries: organisation and support, the commitments that are given with their rows, the
// building blocks they use, explanations and replies. Contact, internal notes and the trash are not in it.
func (c *Content) Travelling(commitments []ID) []Record {
	var records []Record
	used := map[ID]bool{}
	going := map[ID]bool{}
	for _, t := range c.Active() {
		if slices.Contains(commitments, t.ID) {
			going[t.ID] = true
			for _, b := range t.BuildingBlocks {
				used[b] = true
			}
		}
	}
	c.Records(func(r Record) bool {
		if travels(r, going, used) {
			records = append(records, r)
		}
		return true
	})
	return records
}

func travels(r Record, going, used map[ID]bool) bool {
	switch r.kind {
	case KindContact:
		return false
	case KindCommitment:
		return going[*r.id]
	case KindBuildingBlock:
		return used[*r.id] && r.Value("trashed") == ""
	}
	return !r.kind.Belongs() || going[parentOf(r)]
}

// Line is the record as it travels: canonical JSON (RFC 8785) of what it is, its id and the fields that may leave.
func (r Record) Line() string { return string(r.line(func(f Field) bool { return !f.Stays })) }

// Lines writes records as canonical content: one line a record, sorted by kind and id.
func Lines(records []Record) []string {
	sorted := slices.SortedFunc(slices.Values(records), func(a, b Record) int {
		if n := byText(a.kind, b.kind); n != 0 {
			return n
		}
		return byText(*a.id, *b.id)
	})
	lines := make([]string, len(sorted))
	for i, r := range sorted {
		lines[i] = r.Line()
	}
	return lines
}

// Hash is the content hash: SHA-256 over the canonical lines joined with a line feed, in lower-case hex.
func Hash(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// ContactHash covers the contact apart, with a salt, so that the contact can be erased without breaking the content hash and
// can't be guessed from its own.
func ContactHash(salt, line string) string {
	var b bytes.Buffer
	b.WriteString(salt)
	b.WriteByte('\n')
	b.WriteString(line)
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

// ReadLine reads one canonical line back into a record of its own.
func ReadLine(line string) (Record, error) {
	kind, err := kindOfLine(line)
	if err != nil {
		return Record{}, err
	}
	s, err := ReadRecord(kind, strings.NewReader(line))
	if err != nil {
		return Record{}, err
	}
	r, err := New(kind, s.ID)
	if err != nil {
		return Record{}, err
	}
	for name, value := range s.Values {
		if err := r.Put(name, value); err != nil {
			return Record{}, err
		}
	}
	return r, nil
}

func kindOfLine(line string) (Kind, error) {
	var head struct {
		Kind Kind `json:"is"`
	}
	if err := json.Unmarshal([]byte(line), &head); err != nil {
		return "", fmt.Errorf("%w: %w", ErrJSON, err)
	}
	if !head.Kind.Known() {
		return "", &UnknownKind{Found: string(head.Kind)}
	}
	return head.Kind, nil
}

// Short is the first eight digits of a hash as people compare them: 7F3A-91C2.
func Short(hash string) string {
	if len(hash) < 8 {
		return strings.ToUpper(hash)
	}
	return strings.ToUpper(hash[:4] + "-" + hash[4:8])
}
