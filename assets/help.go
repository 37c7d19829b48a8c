package assets

import "embed"

// Help holds one folder per language (nl, en) with one short page per screen, named by its code: a line that begins with # is the
// title, ## a heading, - an item; **bold** and *slanted* stand within a line.
//
//go:embed help
var Help embed.FS
