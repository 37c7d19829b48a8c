package exchange

import (
	"context"

	"doemee/data/register"
)

// NewRegister makes a register for an edition, the bundled one when none is named, and opens it. A file that exists is refused.
func NewRegister(ctx context.Context, path, edition string) (*register.Register, error) {
	e, err := EditionNamed(edition)
	if err != nil {
		return nil, err
	}
	return register.Create(ctx, path, e.Name)
}
