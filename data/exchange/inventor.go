package exchange

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"doemee/data/coalition"
)

//go:embed demo.json
var demoText []byte

// The shapes of demo.json. Records stand there as put takes them; a value such as @+8m is a date counted from today: days,
// ends of months, or quarters. {place} becomes the name of an invented place.
type (
	demoSource struct {
		Organisations []demoOrganisation         `json:"organisations"`
		Further       []demoOrganisation         `json:"further"` // for all after those
		Starts        []string                   `json:"starts"`  // with an end, the name of a town that does not exist
		Ends          []string                   `json:"ends"`
		Places        []string                   `json:"places"`
		Blocks        map[string]json.RawMessage `json:"blocks"`
		Commitments   map[string]demoCommitment  `json:"commitments"`
	}
	demoOrganisation struct {
		Organisation json.RawMessage `json:"organisation"`
		Contact      json.RawMessage `json:"contact"`
		Support      json.RawMessage `json:"support"`
		Commitments  []string        `json:"commitments"` // always these first; else drawn
		First        int             `json:"first"`       // how many were there at the first submission, 0 for most
	}
	demoCommitment struct {
		For           []coalition.Code  `json:"for"` // types of organisation, empty for all
		Commitment    json.RawMessage   `json:"commitment"`
		Was           json.RawMessage   `json:"was"`   // values before the first submission
		Later         json.RawMessage   `json:"later"` // values after it
		Blocks        []string          `json:"blocks"`
		Contributions []json.RawMessage `json:"contribution"`
		Milestones    []json.RawMessage `json:"milestone"`
		Needs         []json.RawMessage `json:"need"`
		Progress      []json.RawMessage `json:"progress"` // written after the first submission
	}
)

var demoData = sync.OnceValue(func() demoSource {
	decoder := json.NewDecoder(bytes.NewReader(demoText))
	decoder.DisallowUnknownFields()
	var s demoSource
	if err := decoder.Decode(&s); err != nil {
		panic(fmt.Errorf("demo.json: %w", err)) // compiled in; a broken one can't leave the tests
	}
	return s
})

// inventor makes up one organisation. All chance comes from the seed and the place of the organisation.
type inventor struct {
	source demoSource
	wish   DemoWish
	nth    int // of the organisation, from 0
	chance *rand.Rand
	place  string
	picks  []pick
}

// pick is one commitment that was chosen, with the words that fill it.
type pick struct {
	demoCommitment
	place    string
	again    bool // the same commitment for another place: its title says so
	unfinish bool // left incomplete on purpose
}

// newInventor draws everything that chance decides at once, so that later questions always get the same answers.
func newInventor(w DemoWish, nth int) *inventor {
	in := &inventor{source: demoData(), wish: w, nth: nth, chance: rand.New(rand.NewPCG(w.Seed, uint64(nth)))}
	in.place = in.town(max(nth-len(in.source.Organisations), 0))
	in.choose()
	return in
}

// town gives each organisation after the written ones a town of its own: no pair of start and end comes twice below
// [mostOrganisations].
func (in *inventor) town(k int) string {
	starts, ends := in.source.Starts, in.source.Ends
	return starts[k%len(starts)] + ends[(k/len(starts)+k)%len(ends)]
}

// template is what this organisation is made after; the first ones come only once.
func (in *inventor) template() demoOrganisation {
	written, further := in.source.Organisations, in.source.Further
	if in.nth < len(written) {
		return written[in.nth]
	}
	return further[(in.nth-len(written))%len(further)]
}

// kind is the type of the organisation, which decides what it may commit to.
func (in *inventor) kind() coalition.Code {
	var o struct {
		Type coalition.Code `json:"type"`
	}
	_ = json.Unmarshal(in.template().Organisation, &o) // demo.json was read whole already
	return o.Type
}

// choose draws the commitments: first the ones the organisation always has, then others that fit its type, then the same for
// other places.
func (in *inventor) choose() {
	own := in.template().Commitments
	var names []string
	for name, c := range in.source.Commitments {
		if !slices.Contains(in.source.Organisations[0].Commitments, name) && (len(c.For) == 0 || slices.Contains(c.For, in.kind())) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	in.chance.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	names = append(slices.Clone(own), names...)
	for i := range in.wish.Commitments {
		c := in.source.Commitments[names[i%len(names)]]
		place := in.source.Places[(in.nth+i)%len(in.source.Places)]
		in.picks = append(in.picks, pick{demoCommitment: c, place: place, again: i >= len(names)})
	}
	// What has its own list has something open in it already, from the fifth on.
	if last := len(in.picks) - 1; len(own) == 0 || last < 4 {
		in.picks[last].unfinish = true
	}
}

// first is how many commitments were there at the first submission.
func (in *inventor) first() int {
	n := in.template().First
	if n == 0 {
		n = (3*len(in.picks) + 3) / 4
	}
	return min(n, len(in.picks))
}

// id is the same for the same wish, organisation and parts.
func (in *inventor) id(parts ...string) coalition.ID {
	return coalition.DeriveID("", append([]string{"demo", strconv.FormatUint(in.wish.Seed, 10), strconv.Itoa(in.nth)}, parts...)...)
}

// at is a clock that stands still at a quarter past two on a day counted from today.
func (in *inventor) at(days int) func() time.Time {
	t := in.wish.Today.Time().AddDate(0, 0, days).Add(14*time.Hour + 3*time.Minute)
	return func() time.Time { return t }
}

var (
	counted = regexp.MustCompile(`^@([+-]\d+)([dmq])$`)
	digits  = regexp.MustCompile(`\d{4}$`)
)

// said fills what stands in demo.json: dates counted from today and places.
func (in *inventor) said(value, place string) string {
	m := counted.FindStringSubmatch(value)
	if m == nil {
		return strings.NewReplacer("{place}", place, "{mail}", strings.ToLower(place)).Replace(value)
	}
	n, _ := strconv.Atoi(m[1]) // the pattern has proved it
	today := in.wish.Today.Time()
	switch m[2] {
	case "d":
		return string(coalition.DateOf(today.AddDate(0, 0, n)))
	case "m":
		return string(coalition.DateOf(time.Date(today.Year(), today.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)))
	}
	quarters := 4*today.Year() + (int(today.Month())-1)/3 + n
	return string(coalition.Quarter(quarters/4, quarters%4+1))
}
