package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"doemee/assets"
)

// newApp makes the one Fyne application. This file is the only one that names fyne's app package, which links OpenGL: all
// the rest builds and is tested without it.
func newApp() fyne.App {
	app.SetMetadata(fyne.AppMetadata{ID: "nl.smartsociety.doemee", Name: "Doe mee", Version: assets.Version(), Build: 1})
	return app.New()
}
