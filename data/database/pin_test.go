package database

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// The driver is translated C that runs on modernc.org/libc; pairs of versions that were not made for each other have
// crashed. What go.mod pins must be what the driver itself names.
func TestLibcIsTheOneTheDriverNames(t *testing.T) {
	where, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	must(t, err)
	theirs, err := os.ReadFile(strings.TrimSpace(string(where)))
	must(t, err)
	ours, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "modernc.org/libc").Output()
	must(t, err)
	named := regexp.MustCompile(`modernc\.org/libc (v\S+)`).FindStringSubmatch(string(theirs))
	if named == nil || named[1] != strings.TrimSpace(string(ours)) {
		t.Errorf("the driver names %v, go.mod pins %s", named, ours)
	}
}
