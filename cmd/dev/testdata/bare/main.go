// Bare is a window of the same toolkit with nothing of ours in it: the floor under starting and resting.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("nl.example.bare").NewWindow("Bare")
	column := container.NewVBox()
	for range 20 {
		column.Add(widget.NewLabel("A window with twenty lines of text and nothing else."))
	}
	w.SetContent(column)
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
