package exchange

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

// What Windows calls the kinds of drives.
const (
	driveRemovable = 2
	driveRemote    = 4
)

var getDriveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// mounted asks the system on what a path lies; a path that begins with a server has no drive.
func mounted(path string) Disk {
	volume := filepath.VolumeName(path)
	if strings.HasPrefix(volume, `\\`) {
		return DiskNetwork
	}
	root, err := syscall.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return DiskOrdinary
	}
	kind, _, _ := getDriveType.Call(uintptr(unsafe.Pointer(root)))
	switch kind {
	case driveRemovable:
		return DiskRemovable
	case driveRemote:
		return DiskNetwork
	}
	return DiskOrdinary
}
