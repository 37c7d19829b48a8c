package exchange

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Documents is the folder in which people keep and look for what they made: their documents, or the home folder where there are
// none. It is proposed, and never made.
func Documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	var candidates []string
	if config, err := os.UserConfigDir(); err == nil {
		candidates = append(candidates, documentsIn(filepath.Join(config, "user-dirs.dirs"), home))
	}
	for _, root := range []string{os.Getenv("OneDriveCommercial"), os.Getenv("OneDrive"), home} {
		if root != "" {
			// On Windows the folder is called Documents in every language on the disk, also where it was moved to OneDrive.
			candidates = append(candidates, filepath.Join(root, "Documents"), filepath.Join(root, "Documenten"))
		}
	}
	for _, candidate := range candidates {
		if info, err := os.Stat(candidate); candidate != "" && err == nil && info.IsDir() {
			return candidate
		}
	}
	return home
}

// documentsIn reads where a Linux desktop keeps documents, from its file of lines such as XDG_DOCUMENTS_DIR="$HOME/Documenten"; empty
// when it does not say.
func documentsIn(file, home string) string {
	in, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); lines.Scan(); {
		if value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_DOCUMENTS_DIR="); ok {
			path := strings.Replace(strings.Trim(value, `"`), "$HOME", home, 1)
			if filepath.IsAbs(path) {
				return path
			}
		}
	}
	return ""
}

// FreePath is a path in the documents that is not taken: the name with its ending, or with a number between the two.
func FreePath(name, end string) string {
	folder := Documents()
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+end)
		if n > 1 {
			path = filepath.Join(folder, name+"-"+strconv.Itoa(n)+end)
		}
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// InDocuments is a path as people typed it: one without a folder goes into the documents.
func InDocuments(typed string) string {
	if filepath.IsAbs(typed) {
		return typed
	}
	return filepath.Join(Documents(), typed)
}
