package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/kit"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestEveryInputSaysItsQuestionAndWhatStandsThere(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	entry, area := kit.NewEntry(func(string) {}), kit.NewArea(3, func(string) {})
	choice := kit.NewChoice([]kit.Option{{Code: "a", Label: "Eerste"}}, func(string) {})
	radio := kit.NewRadio([]kit.Option{{Code: "a", Label: "Eerste"}}, func(string) {})
	check := kit.NewCheck("Stuur mee", func(bool) {})
	entry.SetText("Stad")
	choice.Put("a")
	radio.Put("a")
	check.Put(true)
	kit.NewField("Naam", "", entry)
	kit.NewField("Uitleg", "", area)
	kit.NewField("Soort", "", container.NewStack(container.NewHBox(choice, radio)))
	chosen, plain := kit.NewButton(kit.Current, "Agenda", nil), kit.NewButton(kit.Quiet, "Lees", nil)
	chosen.Note = "5"
	for want, input := range map[string]fyne.Accessible{
		"Naam: Stad": entry, "Uitleg": area, "Soort: Eerste": choice, "Stuur mee: ticked": check, "Agenda: 5: chosen": chosen, "Lees": plain,
	} {
		if got := input.AccessibilityLabel(); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
		if input.AccessibilityRole() == "" {
			t.Errorf("%q has no role", want)
		}
	}
	if radio.Called() != "Soort" {
		t.Errorf("the options are called %q", radio.Called())
	}
}

func TestANameGivenFirstStays(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	entry := kit.NewEntry(func(string) {})
	kit.Call(entry, "Jaar")
	kit.NewField("Wanneer is het klaar?", "", entry)
	if entry.Called() != "Jaar" {
		t.Errorf("called %q", entry.Called())
	}
}
