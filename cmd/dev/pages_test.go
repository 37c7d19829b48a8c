package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// link is where a page or picture in a text of the checkout points.
var link = regexp.MustCompile(`\]\(([^)#]+)`)

func TestTheReadmePointsAtWhatIsThere(t *testing.T) {
	atTop(t)
	raw, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	all := link.FindAllStringSubmatch(string(raw), -1)
	if len(all) < 15 {
		t.Errorf("only %d links", len(all))
	}
	for _, to := range all {
		if _, err := os.Stat(filepath.FromSlash(to[1])); err != nil && !strings.Contains(to[1], "://") {
			t.Errorf("the README points at %s, which is not there", to[1])
		}
	}
}

// required are the keys that version 0.4 of publiccode.yml wants, as far as this program has them; those under description are wanted
// in every language, and contacts because maintenance is internal.
var required = []string{`publiccodeYmlVersion: "?0.4"?`, `name: .+`, `url: \S+`, `platforms:\n  - `, `developmentStatus: (concept|development|beta|stable|obsolete)`,
	`softwareType: (standalone/desktop)`, `description:\n  nl:\n`, `legal:\n  license: EUPL-1.2`, `maintenance:\n  type: internal\n  contacts:\n    - name: .+`,
	`localisation:\n  localisationReady: true\n  availableLanguages:\n    - nl\n    - en`}

func TestPubliccodeHasWhatItsStandardWants(t *testing.T) {
	atTop(t)
	raw, err := os.ReadFile("publiccode.yml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range required {
		if !regexp.MustCompile(`(?m)^` + want).Match(raw) {
			t.Errorf("publiccode.yml has no %s", want)
		}
	}
	for _, l := range []string{"nl", "en"} {
		of := regexp.MustCompile(`(?s)\n  ` + l + `:\n    genericName: ([^\n]+)\n    shortDescription: ([^\n]+)\n    longDescription: >\n(.*?)\n    features:\n      - `).FindStringSubmatch(string(raw))
		if of == nil {
			t.Fatalf("publiccode.yml does not describe the program in %s", l)
		}
		long := len([]rune(strings.Join(strings.Fields(of[3]), " ")))
		if len([]rune(of[1])) > 35 || len([]rune(of[2])) > 150 || long < 150 || long > 10_000 {
			t.Errorf("%s: generic name %d, short %d, long %d letters", l, len([]rune(of[1])), len([]rune(of[2])), long)
		}
	}
}
