package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"doemee/ui/uitest"
)

func TestFilesDroppedOnTheWindow(t *testing.T) {
	p, q := started(t)
	dossier := uitest.Dossier(t)
	drop := func(path string) {
		p.onDropped(fyne.NewPos(0, 0), []fyne.URI{storage.NewFileURI(path)})
	}
	drop(filepath.Join(t.TempDir(), "los.xlsx"))
	if p.session != nil {
		t.Fatal("a workbook was opened as a dossier")
	}
	drop(dossier)
	until(t, q, func() bool { return p.session != nil })
	found, err := filepath.Glob(filepath.Join(filepath.Dir(dossier), "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	drop(found[0])
	uitest.Settle(p.session, q)
	if p.frame.shown != "bringin" || !uitest.Says(p.frame.object, p.words().Say("bringin.same")) {
		t.Errorf("the workbook was not looked at: %s", p.frame.shown)
	}
}
