package exchange

import (
	"errors"
	"syscall"
)

// What Windows says when there is no room; Go's names for other systems' errors never come from it.
const (
	handleDiskFull = syscall.Errno(39)
	diskIsFull     = syscall.Errno(112)
	quotaExceeded  = syscall.Errno(1295)
)

// diskFull tells whether there was no room: none on the disk, or none left for this person.
func diskFull(err error) bool {
	return errors.Is(err, diskIsFull) || errors.Is(err, handleDiskFull) || errors.Is(err, quotaExceeded)
}
