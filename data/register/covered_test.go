package register

import (
	"testing"

	"doemee/data/coalition"
)

// The counts that travel are counted again over what was sent, and say nothing of what only the secretariat may see.
func TestWhatTravelsInAnEditionIsCountedRight(t *testing.T) {
	r, all := told(t)
	m := newMember(90)
	m.commit(1).Visibility = coalition.VisibleSecretariat
	m.commit(2).IconProjects = []coalition.Code{"icon-a", "icon-b"}
	keep(t, r, m.send(1, "2020-02-01"))
	all = append(all, m.content)
	got, err := r.Covered(t.Context(), edition)
	if err != nil {
		t.Fatal(err)
	}
	may := func(c *coalition.Commitment) bool { return c.Stands() && c.Visibility != coalition.VisibleSecretariat }
	if n := count(all, func(_ *coalition.Content, c *coalition.Commitment) bool { return may(c) }); got.Commitments != n || n == 0 {
		t.Errorf("%d commitments, want %d", got.Commitments, n)
	}
	for _, p := range got.Projects {
		at := func(c *coalition.Commitment) bool {
			for _, code := range c.IconProjects {
				if code == p.Project && may(c) {
					return true
				}
			}
			return false
		}
		if n := count(all, func(_ *coalition.Content, c *coalition.Commitment) bool { return at(c) }); p.Commitments != n {
			t.Errorf("%s: %d commitments, want %d", p.Project, p.Commitments, n)
		}
		organisations := map[*coalition.Content]bool{}
		count(all, func(of *coalition.Content, c *coalition.Commitment) bool {
			organisations[of] = organisations[of] || at(c)
			return false
		})
		n := 0
		for _, has := range organisations {
			if has {
				n++
			}
		}
		if p.Organisations != n {
			t.Errorf("%s: %d organisations, want %d", p.Project, p.Organisations, n)
		}
		for _, kind := range edition.Codes(coalition.ListContribution) {
			if n := count(all, func(_ *coalition.Content, c *coalition.Commitment) bool { return at(c) && gives(c, kind) }); p.Kinds[kind] != n {
				t.Errorf("%s × %s: %d, want %d", p.Project, kind, p.Kinds[kind], n)
			}
		}
	}
}
