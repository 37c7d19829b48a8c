package exchange

import (
	"path/filepath"
	"strings"
)

// Disk is what kind of place a file lies in, as far as that asks for care. Its remark for people is disk.<kind>; the empty kind has none.
type Disk string

// The kinds of places.
const (
	DiskOrdinary  Disk = ""
	DiskNetwork   Disk = "network"
	DiskSynced    Disk = "synced"
	DiskRemovable Disk = "removable"
)

// Disks lists the kinds that have a remark.
var Disks = []Disk{DiskNetwork, DiskSynced, DiskRemovable}

// syncedFolders are how programs that copy a folder to a server call it.
var syncedFolders = []string{"onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "owncloud", "icloud drive", "com~apple~clouddocs", "stack", "box sync"}

// DiskOf tells in what kind of place a file lies. It looks at names and at what the system says; it reads no file.
func DiskOf(path string) Disk {
	whole, err := filepath.Abs(path)
	if err != nil {
		return DiskOrdinary
	}
	if synced(whole) {
		return DiskSynced
	}
	return mounted(whole)
}

// synced looks for the name of a synchronised folder among the folders of a path: OneDrive adds the name of the organisation to its own.
func synced(path string) bool {
	for _, folder := range strings.FieldsFunc(filepath.Dir(path), func(r rune) bool { return r == '/' || r == '\\' }) {
		for _, name := range syncedFolders {
			lower := strings.ToLower(folder)
			if lower == name || strings.HasPrefix(lower, name+" - ") {
				return true
			}
		}
	}
	return false
}
