package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

// gallery shows one of everything.
func gallery() fyne.CanvasObject {
	keep := func(string) {}
	entry := NewEntry(keep)
	entry.Put("Open warmtekaart")
	wrong := NewField("2 Wat is er dan klaar?", "", NewArea(2, keep))
	wrong.Find(Bad, "Schrijf iets dat een ander kan nagaan, bijvoorbeeld ‘kaart van 12 buurten openbaar’.")
	choice := NewChoice([]Option{{"", "Kies…"}, {"a", "Klimaat en energie"}}, keep)
	choice.Put("a")
	chips := NewChips(keep)
	chips.Offer([]Option{{"all", "Alle 7"}, {"open", "Onvolledig 2"}, {"a", "Klimaat 3"}}, "all")
	form := Column(theme.Room, NewField("1 Wat gaat u doen? (verplicht)", "Kort en precies.", entry).Object, wrong.Object,
		NewField("3 Bij welk icoonproject?", "", choice).Object, NewChoices([]Option{{"a", "Zorg"}, {"b", "Werk"}}, 2, func([]string) {}).Object,
		NewFold("Meer", Body("meer").Object).Object)
	list := NewList([]ListColumn{{Heading: "Nr", Share: 1}, {Heading: "Titel", Share: 4}, {Heading: "Stand", Share: 2}}, ListWays{Choose: func(int) {}, Sort: func(int) {}})
	rows := []ListRow{{Cells: []string{"T-001", "Datakaart energieverbruik", "compleet"}, Tone: Good}, {Cells: []string{"T-002", "Inkoop", "2 open"}, Tone: Warn}}
	list.Put(len(rows), func(i int) ListRow { return rows[i] }, 1)
	steps := Steps([]Step{{Done: true, Title: "Lees de agenda", Text: "4 icoonprojecten"}, {Tone: Warn, Title: "Schrijf op wat u gaat doen", Text: "7 toezeggingen", Action: NewButton(Extra, "Vul aan (2)", nil)}})
	right := Column(theme.Wide, Panel(Column(theme.Gap, Heading("Zo levert u in").Object, steps)), Panel(Bars([]Bar{{"Klimaat en energie", "3", 1, "icon-climate-energy", nil}, {"Veiligheid", "1", 0.33, "", func() {}}})),
		NewNotice(Warn, "Al duidelijk: 4 van 8.", "Nog niet: wat er klaar is, wanneer.").Object, Row(theme.Gap, NewButton(Main, "+ Nieuwe", nil), NewButton(Extra, "Afdrukversie", nil), NewButton(Quiet, "Ga erheen ›", nil)),
		Row(theme.Gap, NewPill(Good, "compleet"), NewPill(Bad, "moet"), NewPill(Neutral, "vraag"), NewPill(Info, "nieuw")))
	matrix := NewMatrix(MatrixWays{})
	matrix.Put([]string{"Kennis", "Kunde", "Mensen"}, twoRows("0 · gat"))
	right.Add(Panel(matrix.Object))
	left := Column(theme.Wide, Title("Toezeggingen").Object, chips.Object, Sheet(container.NewGridWrap(fyne.NewSize(380, 170), list.Object)), Panel(form))
	nav := NewNav("Doe mee", "Smart Society-agenda 2019–2020", []NavItem{{Code: "a", Label: "Overzicht"}, {Code: "b", Label: "Toezeggingen", Count: "7"}, {Code: "c", Label: "Instellingen", Last: true}}, keep)
	nav.Choose("b")
	return container.NewBorder(nil, nil, nav.Object, nil, Page(Split(theme.Wide, []float32{1, 1}, left, Column(theme.Wide, right, Banner(0, "Klimaat en energie", "Samen zichtbaar maken waar het sneller kan.")))))
}

func TestGalleryShots(t *testing.T) {
	for _, mode := range theme.Modes {
		for _, scale := range []float32{1, 2} {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(theme.New(mode, scale))
			w := test.NewTempWindow(t, gallery())
			w.Resize(fyne.NewSize(1280, 860))
			w.Resize(fyne.NewSize(1280, 861)) // wrapped texts know their height once they know their width
			picture := w.Canvas().Capture()
			if picture.Bounds().Dx() < 1280 {
				t.Errorf("%s: picture is %v", mode, picture.Bounds())
			}
			if folder := os.Getenv("DOEMEE_SHOTS"); folder != "" {
				file, err := os.Create(filepath.Join(folder, "gallery-"+string(mode)+map[float32]string{1: "", 2: "-200"}[scale]+".png"))
				if err != nil {
					t.Fatal(err)
				}
				defer file.Close()
				if err := png.Encode(file, picture); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
