package coverage

import (
	"context"
	"fmt"
	"strconv"

	"doemee/data/register"
	"doemee/ui/kit"
)

// usualGap is from how few commitments a cell is a gap, unless somebody chose otherwise; metaGap is where a register keeps that.
const (
	usualGap = 2
	metaGap  = "coverage.gap"
)

// gaps are the thresholds that can be chosen.
var gaps = []int{1, 2, 3, 5, 10, 25}

func (s *Screen) gapOptions() (options []kit.Option) {
	for _, n := range gaps {
		options = append(options, kit.Option{Code: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return options
}

// readGap reads the threshold that was chosen; what is no number there counts as not chosen.
func readGap(ctx context.Context, r *register.Register) (int, error) {
	text, err := r.Meta(ctx, metaGap)
	if err != nil {
		return 0, fmt.Errorf("threshold of a gap: %w", err)
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return n, nil
	}
	return usualGap, nil
}

// onGap keeps the threshold in the register, so that colleagues see the same gaps.
func (s *Screen) onGap(code string) {
	s.office.Change(func(ctx context.Context, r *register.Register) error { return r.SetMeta(ctx, metaGap, code) }, nil)
}
