package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// peer is another program that the tests hold ours against: where to find it, and the Debian package that brings it.
type peer struct{ file, debian string }

// Other programs that open and save our workbooks, and the one that opens our secured files. Python's library must be the one
// of the system: its own file tells whether it is there.
var peers = []peer{
	{"soffice", "libreoffice-calc"},
	{"/usr/lib/python3/dist-packages/openpyxl/__init__.py", "python3-openpyxl"},
	{"npm", "npm"},
	{"age", "age"},
}

// writers are the programs in JavaScript, by their name and version in the npm registry.
var writers = []string{"exceljs@4.4.0", "xlsx@0.18.5"}

// joined installs the other programs where a package manager is known to have them. Elsewhere the tests that need one are skipped.
func joined(ctx context.Context, b *bench) error {
	if _, err := exec.LookPath("apt-get"); err != nil {
		b.say("other programs are installed on Debian only; tests that need one that is missing are skipped")
		return nil
	}
	var missing []string
	for _, p := range peers {
		if !p.there() {
			missing = append(missing, p.debian)
		}
	}
	if len(missing) > 0 {
		b.say("other programs to test with: %s", strings.Join(missing, " "))
		if err := managers[0].get(ctx, b, missing); err != nil {
			return err
		}
	}
	modules, err := writersFolder()
	if err != nil {
		return err
	}
	if installed(modules, writers) {
		return nil
	}
	args := append([]string{"install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", filepath.Dir(modules)}, writers...)
	return b.do(ctx, nil, "npm", args...)
}

func (p peer) there() bool {
	if filepath.IsAbs(p.file) {
		_, err := os.Stat(p.file)
		return err == nil
	}
	_, err := exec.LookPath(p.file)
	return err == nil
}

// writersFolder is where the programs in JavaScript are kept: outside the checkout, and from one run to the next.
func writersFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("a folder for other programs: %w", err)
	}
	return filepath.Join(cache, "doemee-dev", "node_modules"), nil
}

// installed tells whether every one of them is there in the version that is named.
func installed(modules string, named []string) bool {
	for _, n := range named {
		name, version, _ := strings.Cut(n, "@")
		about, err := os.ReadFile(filepath.Join(modules, name, "package.json"))
		if err != nil || !strings.Contains(string(about), fmt.Sprintf(`"version": %q`, version)) {
			return false
		}
	}
	return true
}

// peersEnv tells the tests that the other programs must be there, and where those in JavaScript are.
func peersEnv() []string {
	modules, err := writersFolder()
	if _, apt := exec.LookPath("apt-get"); err != nil || apt != nil {
		return nil
	}
	return []string{"DOEMEE_PEERS=1", "NODE_PATH=" + modules}
}
