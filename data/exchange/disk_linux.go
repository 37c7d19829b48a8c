package exchange

import (
	"os"
	"strings"
)

// networked and carried are the file systems of servers, and those that sticks have.
var (
	networked = []string{"nfs", "cifs", "smb", "sshfs", "davfs", "9p", "afs", "ceph"}
	carried   = []string{"vfat", "exfat", "ntfs", "fuseblk", "msdos"}
)

// mounted asks the system on what a path lies.
func mounted(path string) Disk {
	raw, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return DiskOrdinary
	}
	return diskIn(string(raw), path)
}

// diskIn finds the mount with the longest path above a file.
func diskIn(mounts, path string) Disk {
	best, kind := "", ""
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[1])
		if under := at == "/" || path == at || strings.HasPrefix(path, at+"/"); under && len(at) >= len(best) {
			best, kind = at, strings.TrimPrefix(fields[2], "fuse.")
		}
	}
	switch {
	case begins(kind, networked):
		return DiskNetwork
	case begins(kind, carried) && (strings.HasPrefix(best, "/media/") || strings.HasPrefix(best, "/run/media/") || strings.HasPrefix(best, "/mnt/")):
		return DiskRemovable
	}
	return DiskOrdinary
}

func begins(kind string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(kind, w) {
			return true
		}
	}
	return false
}
