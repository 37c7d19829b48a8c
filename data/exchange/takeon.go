package exchange

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/seal"
)

// TakeOn is what taking on an edition would do, worked out beforehand. Nothing has changed yet.
type TakeOn struct {
	Agenda
	From     *coalition.Edition // the present one
	Effect   coalition.EditionEffect
	First    bool // no key of the coalition is known yet: the fingerprint has to be compared before it is taken on
	HandOver bool // it hands over to another key, and the known one signed for that
	Present  bool // it is the present one already: taking it on changes nothing

	deciding []coalition.ID
}

// PlanTakeOn decides whether an edition may be taken on and works out what it does to the content of this dossier. It refuses an
// edition that the known key did not sign, one that is older than the newest ever seen, and another one with the serial of that
// newest. today is the day for the questions that depend on one.
func PlanTakeOn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, a Agenda, today coalition.Date) (TakeOn, error) {
	taken, present, err := d.Editions(ctx)
	if err != nil {
		return TakeOn{}, err
	}
	t := TakeOn{Agenda: a, First: len(taken) == 0}
	if err := t.believe(taken); err != nil {
		return TakeOn{}, err
	}
	if err := t.order(taken); err != nil {
		return TakeOn{}, err
	}
	shelf, err := shelfOf(taken)
	if err != nil {
		return TakeOn{}, err
	}
	if t.From, err = shelf.present(d.Edition(), present); err != nil {
		return TakeOn{}, err
	}
	t.Present = present == a.Edition.Serial
	t.Effect = coalition.Effect(c, t.From, a.Edition.Remembering(shelf.editions()...), today)
	if t.Effect.Other {
		for _, one := range coalition.ToDecide(c) {
			t.deciding = append(t.deciding, one.ID)
		}
	}
	return t, nil
}

// believe holds the signature against the key that is known. From the first edition on, that key must have signed every next one.
func (t *TakeOn) believe(taken []dossier.Taken) error {
	if len(taken) == 0 {
		return nil
	}
	known := taken[len(taken)-1].Key
	if _, _, err := seal.Verify(seal.EditionHeader, t.Text, known); err != nil {
		return err
	}
	t.HandOver = t.Edition.Keys.Signing != known
	return nil
}

// order refuses what is older than the newest edition ever seen, also when that is not the present one.
func (t *TakeOn) order(taken []dossier.Taken) error {
	highest, text := Bundled().Serial, ""
	if len(taken) > 0 {
		highest, text = taken[len(taken)-1].Serial, taken[len(taken)-1].Text
	}
	found, expected := strconv.Itoa(t.Edition.Serial), strconv.Itoa(highest+1)
	switch {
	case t.Edition.Serial == highest && t.Text == text:
		return nil
	case t.Edition.Serial == highest && text != "":
		return problem("agenda-other", "found", found)
	case t.Edition.Serial <= highest:
		return problem("agenda-older", "found", found, "expected", expected)
	}
	return nil
}

// TakeOnEdition carries out what was planned. For the first edition the fingerprint must be given as the coalition read it out;
// another one gives the problem agenda-fingerprint.
func TakeOnEdition(ctx context.Context, d *dossier.Dossier, t TakeOn, fingerprint string) error {
	if t.Present {
		return nil
	}
	if t.First && !sameFingerprint(fingerprint, t.Fingerprint) {
		return &Problem{Code: "agenda-fingerprint", Filled: pairs("found", t.Fingerprint), Exit: ExitFindings}
	}
	e := t.Edition
	return d.TakeEdition(ctx, dossier.Taken{Serial: e.Serial, Name: e.Name, Version: e.Version, Text: t.Text, Key: e.Keys.Signing}, t.deciding)
}

// sameFingerprint compares as people write: capitals, hyphens and spaces do not matter.
func sameFingerprint(a, b string) bool {
	bare := strings.NewReplacer("-", "", " ", "")
	return a != "" && strings.EqualFold(bare.Replace(a), bare.Replace(b))
}

// EditionBack goes one step back to the edition that the present one replaced. The newest one ever seen is remembered.
func EditionBack(ctx context.Context, d *dossier.Dossier) error {
	return d.EditionBack(ctx, Bundled().Name)
}

// EditionOf is the edition a dossier answers to, with the items of all other ones it has seen marked as gone.
func EditionOf(ctx context.Context, d *dossier.Dossier) (*coalition.Edition, error) {
	taken, present, err := d.Editions(ctx)
	if err != nil {
		return nil, err
	}
	if len(taken) == 0 {
		return EditionNamed(d.Edition())
	}
	shelf, err := shelfOf(taken)
	if err != nil {
		return nil, err
	}
	return shelf.present(d.Edition(), present)
}

// SubmittedEdition is the edition that a submission of this dossier was made with: its own version where the dossier saw it, else
// the newest of that name.
func SubmittedEdition(ctx context.Context, d *dossier.Dossier, s coalition.Submission) (*coalition.Edition, error) {
	taken, _, err := d.Editions(ctx)
	if err != nil {
		return nil, err
	}
	shelf, err := shelfOf(taken)
	if err != nil {
		return nil, err
	}
	return shelf.of(s.Edition, s.EditionVersion)
}

// shelf is every edition that a file knows, the one inside the program among them, lowest serial first.
type shelf []placed

// placed is an edition with its serial on the shelf, 0 for the one inside the program: a signed one may have the same serial in it.
type placed struct {
	serial  int
	edition *coalition.Edition
}

// shelfOf reads the texts that a dossier kept. They were believed when they were taken on, and are held against their own key
// again, because somebody else may have written in the file.
func shelfOf(taken []dossier.Taken) (shelf, error) {
	all := shelf{{0, Bundled()}}
	for _, t := range taken {
		body, _, err := seal.Verify(seal.EditionHeader, t.Text, t.Key)
		if err != nil {
			return nil, fmt.Errorf("edition %d in the dossier: %w", t.Serial, err)
		}
		e, err := coalition.ReadEdition(strings.NewReader(body))
		if err != nil {
			return nil, fmt.Errorf("edition %d in the dossier: %w", t.Serial, err)
		}
		all = append(all, placed{t.Serial, e})
	}
	return all, nil
}

func (s shelf) editions() (all []*coalition.Edition) {
	for _, p := range s {
		all = append(all, p.edition)
	}
	return all
}

// present is the edition with that serial, remembering all others.
func (s shelf) present(name string, serial int) (*coalition.Edition, error) {
	var others []*coalition.Edition
	var found *coalition.Edition
	for _, p := range s {
		if p.serial == serial {
			found = p.edition
		} else {
			others = append(others, p.edition)
		}
	}
	if found == nil || found.Name != name {
		return nil, &UnknownEdition{Found: name}
	}
	return found.Remembering(others...), nil
}

// of is an edition by name and version, or the newest of that name.
func (s shelf) of(name string, version int) (*coalition.Edition, error) {
	var newest *coalition.Edition
	for _, p := range s {
		if p.edition.Name == name && (newest == nil || p.edition.Version == version || newest.Version != version) {
			newest = p.edition
		}
	}
	if newest == nil {
		return nil, &UnknownEdition{Found: name}
	}
	return newest, nil
}
