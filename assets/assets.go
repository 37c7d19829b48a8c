// Package assets holds what the programs carry inside them: the bundled edition, the translations, fonts, icons and
// pictures. It knows files only, not what they mean; words and coalition read them.
package assets

import "embed"

// Translations holds one folder per language (nl, en) with one JSON file per room: a flat object from key to text.
//
//go:embed translations
var Translations embed.FS

// Editions holds the bundled editions of the agenda, one JSON file each in the shape of coalition.Edition.
//
//go:embed editions
var Editions embed.FS
