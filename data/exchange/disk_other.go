//go:build !linux && !windows

package exchange

import "strings"

// mounted goes by the folder in which other disks appear; what they are is not asked.
func mounted(path string) Disk {
	if strings.HasPrefix(path, "/Volumes/") {
		return DiskRemovable
	}
	return DiskOrdinary
}
