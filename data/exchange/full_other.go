//go:build !windows

package exchange

import (
	"errors"
	"syscall"
)

// diskFull tells whether there was no room: none on the disk, or none left for this person.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
