package ui

import (
	"path/filepath"
	"strings"
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
	if !strings.Contains(p.home.Said(), "los.xlsx") {
		t.Errorf("it is not said that the workbook waits: %q", p.home.Said())
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

func TestAWorkbookNamedAtTheStartWaitsForADossier(t *testing.T) {
	p, q := started(t)
	dossier := uitest.Dossier(t)
	found, err := filepath.Glob(filepath.Join(filepath.Dir(dossier), "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	p.start(found[0])
	p.onPreferences() // another language is chosen meanwhile: everything is laid out anew
	if p.session != nil || !strings.Contains(p.home.Said(), filepath.Base(found[0])) {
		t.Fatalf("it does not wait: %q", p.home.Said())
	}
	p.Open(dossier)
	until(t, q, func() bool { return p.session != nil && p.frame.shown == "bringin" })
	uitest.Settle(p.session, q)
	if !uitest.Says(p.frame.object, p.words().Say("bringin.same")) {
		t.Error("the workbook was not looked at")
	}
	p.onCloseDossier()
	if p.home.Said() != "" {
		t.Errorf("it waits once more: %q", p.home.Said())
	}
}

func TestAFileNamedAtTheStartIsOpened(t *testing.T) {
	p, q := started(t)
	p.start(uitest.Register(t, 12))
	until(t, q, func() bool { return p.office != nil })
}
