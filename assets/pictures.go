package assets

import "embed"

// Pictures holds the drawings of the window, one SVG each by the code of what it stands for: an icon project, or the agenda.
// All are drawn in the same seven colours, which kit replaces by those of the theme:
//
//	#1F7A3D main   #145A2B deep   #CFE8D6 soft   #E9F4EC sky   #FFFFFF paper   #F2B441 sun   #1B2430 ink
//
//go:embed pictures/*.svg
var Pictures embed.FS
