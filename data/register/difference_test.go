package register

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
)

func TestASubmissionIsComparedWithTheOneItLiesOn(t *testing.T) {
	r := newRegister(t)
	m := newMember(1)
	m.commit(1)
	m.commit(2)
	m.commit(3)
	first := m.send(1, "2020-02-01")
	was := m.content.Commitments[0].Title
	m.content.Commitments[0].Title = "Andere titel"
	m.content.Commitments = m.content.Commitments[:2]
	m.commit(4)
	second := m.send(2, "2020-05-01")
	m.content.Organisation.Seat = "Elders"
	twin := m.send(2, "2020-05-02")
	// In whatever order they come: the third is in conflict with the second and counts for nothing.
	keep(t, r, second)
	keep(t, r, twin, first)

	d, err := r.Difference(t.Context(), first.Submission)
	if err != nil || d.Was != nil || len(d.Changes) != 0 || len(d.After.Commitments) != 3 {
		t.Errorf("the first has nothing beneath it: %+v, %v", d.Changes, err)
	}
	d, err = r.Difference(t.Context(), second.Submission)
	if err != nil || d.Was == nil || d.Was.Taken != first.Submission {
		t.Fatalf("compared with %+v, %v", d.Was, err)
	}
	var told []string
	for _, ch := range d.Changes {
		if ch.Kind == coalition.KindCommitment {
			told = append(told, fmt.Sprint(ch.Sort, " ", ch.Fields))
		}
	}
	slices.Sort(told)
	if got, want := strings.Join(told, "\n"), "added []\nchanged [{title "+was+" Andere titel}]\nremoved []"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	d, err = r.Difference(t.Context(), twin.Submission)
	if err != nil || d.Was == nil || d.Was.Taken != second.Submission || len(d.Changes) != 1 || d.Changes[0].Kind != coalition.KindOrganisation {
		t.Errorf("the twin differs %+v, %v", d.Changes, err)
	}
	if _, err := r.Difference(t.Context(), coalition.NewID()); !errors.Is(err, ErrNoRecord) {
		t.Errorf("unknown: %v", err)
	}
}
