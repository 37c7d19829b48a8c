package assets

import (
	_ "embed"
	"strings"
)

//go:embed version.txt
var version string

// Version is the version of both programs, as semantic versioning writes it. It stands in version.txt and nowhere else: the packages
// read it there as well.
func Version() string { return strings.TrimSpace(version) }
