package exchange

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/register"
)

// metaAgenda is where a register keeps the signed text of its edition; empty for the one inside the program.
const metaAgenda = "agenda"

// NewRegister makes a register and opens it. The edition is the name of one that the program has, empty for the bundled one, or a
// file with a signed agenda of the coalition's own. A file that exists is refused.
func NewRegister(ctx context.Context, path, edition string) (*register.Register, error) {
	if edition != "" && IsAgenda(edition) {
		a, err := ReadAgenda(edition)
		if err != nil {
			return nil, err
		}
		return register.Create(ctx, path, a.Edition.Name, map[string]string{metaAgenda: a.Text})
	}
	e, err := EditionNamed(edition)
	if err != nil {
		return nil, err
	}
	return register.Create(ctx, path, e.Name, nil)
}

// RegisterEdition is the edition a register takes submissions for, with the items of the bundled one marked as gone where it is
// another.
func RegisterEdition(ctx context.Context, r *register.Register) (*coalition.Edition, error) {
	text, err := r.Meta(ctx, metaAgenda)
	if err != nil {
		return nil, err
	}
	if text == "" {
		return EditionNamed(r.Edition())
	}
	a, err := ParseAgenda(text)
	if err != nil {
		return nil, err
	}
	return a.Edition.Remembering(Bundled()), nil
}

// UseAgenda makes a register take submissions for a signed agenda from now on. It is the coalition's own, so that nothing is
// compared; an edition with a lower serial than the present one is refused.
func UseAgenda(ctx context.Context, r *register.Register, a Agenda) error {
	now, err := RegisterEdition(ctx, r)
	if err != nil {
		return err
	}
	if a.Edition.Serial < now.Serial {
		return problem("agenda-older", "found", a.Edition.Name, "expected", now.Name)
	}
	return r.SetEdition(ctx, a.Edition.Name, map[string]string{metaAgenda: a.Text})
}
