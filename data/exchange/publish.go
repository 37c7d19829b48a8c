package exchange

import (
	"fmt"
	"path/filepath"

	"doemee/data/coalition"
	"doemee/data/seal"
)

// SignAgenda signs an edition with one or more rings of keys; the first is the one the edition names, the others vouch for it where
// members know only an older key. An edition that names no key gets those of the first ring. The result has been checked as a
// member's program will.
func SignAgenda(e *coalition.Edition, rings ...KeyRing) (Agenda, error) {
	if len(rings) == 0 {
		return Agenda{}, seal.ErrKey
	}
	public, err := rings[0].Public()
	if err != nil {
		return Agenda{}, err
	}
	signed := *e
	switch signed.Keys.Signing {
	case "":
		signed.Keys = public
	case public.Signing:
	default:
		return Agenda{}, problem("agenda-other-key", "found", fingerprintOf(public.Signing), "expected", fingerprintOf(e.Keys.Signing))
	}
	if err := signed.Sound(); err != nil {
		return Agenda{}, err
	}
	body, err := signed.JSON()
	if err != nil {
		return Agenda{}, err
	}
	var private []string
	for _, r := range rings {
		private = append(private, r.signing...)
	}
	text, err := seal.Sign(seal.EditionHeader, string(body), private...)
	if err != nil {
		return Agenda{}, err
	}
	return ParseAgenda(text)
}

// fingerprintOf is for sentences only: a key that is none is shown as it stands.
func fingerprintOf(public string) string {
	print, err := seal.Fingerprint(public)
	if err != nil {
		return brief(public)
	}
	return print
}

// Publication is an edition on its way to the members.
type Publication struct {
	Edition  *coalition.Edition
	After    *coalition.Edition  // the one published before it; nil for the bundled one
	Coverage *coalition.Coverage // travels along when it is not nil
	Rings    []KeyRing
	Dir      string
}

// Publish gives an edition its place in the row, its keys and the coverage, signs it and writes it in a folder under its own name.
// What the one before it had stays in it, marked as gone. A code that was gone and comes back with another meaning is refused.
func Publish(p Publication) (Agenda, string, error) {
	after := p.After
	if after == nil {
		after = Bundled()
	}
	if reused := coalition.Reused(after, p.Edition); len(reused) > 0 {
		return Agenda{}, "", problem("agenda-reused", "found", codeNames(reused))
	}
	e := p.Edition.Remembering(after)
	e.Serial = after.Serial + 1
	if e.Name == after.Name {
		e.Version = after.Version + 1
	}
	if p.Coverage != nil {
		e.Coverage = p.Coverage
	}
	e.Keys = coalition.Keys{}
	a, err := SignAgenda(e, p.Rings...)
	if err != nil {
		return Agenda{}, "", err
	}
	path := filepath.Join(p.Dir, AgendaFile(a.Edition))
	return a, path, WriteAgenda(path, a)
}

// AgendaFile is the name of the file of an edition: SSA-2027-2028_v01_nr002.agenda.
func AgendaFile(e *coalition.Edition) string {
	return fmt.Sprintf("%s_v%02d_nr%03d.agenda", coalition.FileWord(e.Name, 30), e.Version, e.Serial)
}

// WriteAgenda writes a signed edition to a file that does not exist yet, and reads it back.
func WriteAgenda(path string, a Agenda) error {
	if err := writeWhole(path, []byte(a.Text)); err != nil {
		return err
	}
	back, err := ReadAgenda(path)
	if err == nil && back.Text != a.Text {
		err = seal.ErrDamaged
	}
	return proved(err)
}
