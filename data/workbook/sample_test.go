package workbook

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doemee/assets"
	"doemee/assets/words"
	"doemee/data/coalition"
)

var look_ = flag.String("look", "", "folder to write the sample workbooks in, to be looked at")

func bundled(t testing.TB) *coalition.Edition {
	t.Helper()
	f, err := assets.Editions.Open("editions/ssa-2019-2020.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e, err := coalition.ReadEdition(f)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// put fills a record; the values are canonical texts.
func put(t testing.TB, r coalition.Record, values map[string]string) {
	t.Helper()
	for name, v := range values {
		if err := r.Put(name, v); err != nil {
			t.Fatal(err)
		}
	}
}

func sampleID(n int) coalition.ID {
	return coalition.DeriveID("sample", string(rune('a'+n/26)), string(rune('a'+n%26)))
}

type maker struct {
	t testing.TB
	c *coalition.Content
	n int
}

func (m *maker) id() coalition.ID { m.n++; return sampleID(m.n) }

func (m *maker) commitment(title string, values map[string]string) *coalition.Commitment {
	c := coalition.Commitment{ID: m.id(), Number: coalition.NumberOf(len(m.c.Commitments) + 1), Title: title, Status: coalition.StatusCommitted,
		Visibility: coalition.VisibleCoalition, InternalNote: "never leaves", Position: int64(1024 * (len(m.c.Commitments) + 1))}
	put(m.t, coalition.AsRecord(&c), values)
	m.c.Commitments = append(m.c.Commitments, c)
	return &m.c.Commitments[len(m.c.Commitments)-1]
}

func (m *maker) contribution(c *coalition.Commitment, kind, text, quantity, unit string) {
	r := coalition.Contribution{ID: m.id(), Commitment: c.ID, Position: int64(1024 * (len(c.Contributions) + 1))}
	put(m.t, coalition.AsRecord(&r), map[string]string{"kind": kind, "description": text, "quantity": quantity, "unit": unit, "certainty": "firm"})
	c.Contributions = append(c.Contributions, r)
}

func sampleContent(t testing.TB) *coalition.Content {
	m := &maker{t: t, c: coalition.NewContent(coalition.DeriveID("sample", "organisation"))}
	put(t, coalition.AsRecord(&m.c.Organisation), map[string]string{"name": "Gemeente Voorbeeldstad", "shortName": "Voorbeeldstad", "type": "government",
		"subtype": "gemeente", "scheme": "gm", "identifier": "GM9999", "seat": "Voorbeeldstad", "province": "utrecht", "size": "up-to-250",
		"website": "https://voorbeeldstad.example", "regionGroup": "Regio Voorbeeld"})
	put(t, coalition.AsRecord(&m.c.Support), map[string]string{"position": "supports", "date": "2019-03-21", "occasion": "Conferentie Nederland Digitaal",
		"authority": "executive", "decisionDate": "2019-03-12", "decisionReference": "2019/0312-b", "signerRole": "wethouder digitalisering",
		"expectation": "Dat wij elkaars werk kunnen gebruiken.\nEn dat er één plek is waar dat te vinden is.", "contactIn": "2020-02"})
	put(t, coalition.AsRecord(&m.c.Contact), map[string]string{"role": "adviseur digitalisering", "mailbox": "digitaal@voorbeeldstad.example"})
	m.c.BuildingBlocks = []coalition.BuildingBlock{
		{ID: m.id(), Name: "Warmtekaart per buurt", Kind: "bb-product", Text: "Kaart met de warmtevraag per buurt, met de rekenregels erbij.", Maturity: "trial", Reuse: "free",
			Licence: "EUPL-1.2", Location: "https://voorbeeldstad.example/warmtekaart", Position: 1024},
		{ID: m.id(), Name: "Inkoopvoorwaarden sensoren", Kind: "bb-procurement", Text: "Standaardbepalingen over data en eigendom.", Maturity: "in-use-here", Reuse: "on-request", Position: 2048},
	}
	sampleCommitments(m)
	return m.c
}

func sampleCommitments(m *maker) {
	end, role := "2020-Q4", "adviseur duurzaamheid"
	a := m.commitment("Open warmtekaart voor alle buurten", map[string]string{"result": "Kaart van 12 buurten openbaar, met de gegevens als open data.",
		"iconProjects": "icon-climate-energy\nicon-responsible-data", "themes": "theme-climate", "end": "2020-06-30", "role": role, "mandate": "executive-board",
		"funding": "covered", "partners": "Waterschap Voorbeeld\nNetbeheerder \"Noord; Oost\"\nUniversiteit Voorbeeldstad", "indicator": "Buurten op de kaart",
		"baseline": "0", "target": "12", "unit": "buurten", "ownRole": "lead", "start": "2019-09-01", "area": "de hele gemeente", "personalData": "no",
		"description":  "Wij maken een kaart waarop inwoners zien hoeveel warmte hun buurt vraagt.\nDe rekenregels staan erbij, zodat een ander ze kan narekenen.",
		"decisionDate": "2019-06-18", "decisionReference": "B&W 2019/188", "buildingBlocks": string(m.c.BuildingBlocks[0].ID), "status": "under-way"})
	m.contribution(a, "knowledge", "Warmteprofielen per buurt", "120", "hours")
	m.contribution(a, "resources", "Bijdrage aan het maken van de kaart", "7500", "euro")
	m.contribution(a, "people", "Projectleider", "0.2", "fte")
	m.contribution(a, "skills", "Begeleiding van twee buurgemeenten die de kaart overnemen", "6", "days")
	a.Needs = []coalition.Need{{ID: m.id(), Commitment: a.ID, Kind: "knowledge", Description: "Meetgegevens van het warmtenet", Before: "2020-02-01", Status: "open", Position: 1024},
		{ID: m.id(), Commitment: a.ID, Kind: "skills", Description: "Iemand die het rekenmodel toetst", Quantity: coalition.Whole(3), Unit: "days", Status: "open", Position: 2048}}
	a.Milestones = []coalition.Milestone{{ID: m.id(), Commitment: a.ID, Title: "Eerste drie buurten op de kaart", Date: "2019-12-15", Evidence: "Openbaar op de website", Status: "met", MetOn: "2019-12-20", Position: 1024},
		{ID: m.id(), Commitment: a.ID, Title: "Alle buurten", Date: "2020-06-15", Evidence: "Openbaar, met bericht in de krant", Status: "planned", Position: 2048}}
	a.Progress = []coalition.Progress{{ID: m.id(), Commitment: a.ID, Date: "2020-01-10", Completion: "limited", Text: "Drie buurten staan op de kaart; de gegevens van het warmtenet ontbreken nog.",
		Evidence: "https://voorbeeldstad.example/warmtekaart", Obstacles: []coalition.Code{"partner", "technique-or-data"}, Position: 1024}}
	b := m.commitment("Inkoopvoorwaarden voor slimme sensoren delen", map[string]string{"result": "Voorwaarden die elke gemeente zo kan gebruiken.", "iconProjects": "icon-responsible-data",
		"end": end, "role": "inkoopadviseur", "mandate": "management", "funding": "not-needed", "buildingBlocks": string(m.c.BuildingBlocks[1].ID)})
	m.contribution(b, "resources", "Modelteksten", "3", "pieces")
	c := m.commitment("Register van algoritmen", map[string]string{"iconProjects": "icon-responsible-data", "role": "privacyfunctionaris", "mandate": "intention"})
	m.contribution(c, "knowledge", "Wat wij leerden bij het opzetten", "", "")
	d := m.commitment("Projectleider voor de regionale proef met deelauto’s", map[string]string{"result": "Proef met tien deelauto’s in drie dorpen.", "themes": "theme-mobility\ntheme-climate",
		"end": "2021-03-31", "role": "beleidsmedewerker mobiliteit", "mandate": "official", "funding": "partly", "partners": "Vervoerregio Voorbeeld"})
	m.contribution(d, "people", "Projectleider", "16", "hours-per-week")
	e := m.commitment("Sensordata van wegdekken delen", map[string]string{"result": "Gegevens van 40 meetpunten als open data.", "iconProjects": "icon-safety", "end": end,
		"role": "beheerder wegen", "mandate": "executive-board", "funding": "covered"})
	m.contribution(e, "knowledge", "Meetgegevens per uur", "", "")
	m.contribution(e, "skills", "Uitleg over de meetpunten", "8", "hours")
	f := m.commitment("Grondstoffenpaspoort voor gemeentelijke gebouwen", map[string]string{"iconProjects": "icon-circular-economy", "end": "2020-Q3"})
	_ = f
	g := m.commitment("=1+1 is geen formule maar een titel, en deze titel is precies zo lang dat hij over meer dan twee regels loopt", map[string]string{
		"result": "@SUM(A1) blijft tekst, net als _x0041_ en +31.", "iconProjects": "icon-other", "end": "2020-Q2", "role": role, "mandate": "council", "funding": "not-covered"})
	m.contribution(g, "skills", "-1 is hier een tekst", "1.5", "days")
	m.c.LastNumber = 9
}

func sampleFindings(c *coalition.Content) []coalition.Finding {
	third, last := c.Commitments[2], c.Commitments[6]
	return []coalition.Finding{
		{Rule: "commitment-result-missing", Severity: coalition.Warning, Kind: coalition.KindCommitment, Record: third.ID, Owner: third.ID, Field: "result"},
		{Rule: "commitment-end-missing", Severity: coalition.Warning, Kind: coalition.KindCommitment, Record: third.ID, Owner: third.ID, Field: "end"},
		{Rule: "milestone-missing", Severity: coalition.Hint, Kind: coalition.KindCommitment, Record: last.ID, Owner: last.ID},
	}
}

// sampleBook is a submission of an invented municipality with something of everything.
func sampleBook(t testing.TB, l words.Language) Book {
	c := sampleContent(t)
	c.Explanations = []coalition.Explanation{{ID: sampleID(500), Rule: "commitment-end-missing", Record: c.Commitments[2].ID, Field: "end",
		Text: "Dat hangt af van de wet; wij weten het in het najaar."}}
	var ids []coalition.ID
	for _, t := range c.Active() {
		ids = append(ids, t.ID)
	}
	b := Book{Edition: bundled(t), Content: c, Findings: sampleFindings(c), Language: l}
	s := coalition.Submission{ID: sampleID(600), Organisation: c.Organisation.ID, Key: "GM9999", Name: "Voorbeeldstad", Edition: b.Edition.Name,
		EditionVersion: b.Edition.Version, Sequence: 3, MadeAt: "2020-01-14T09:30:00Z", Program: "0.1.0", Schema: Schema, Language: string(l),
		Lines: coalition.Lines(c.Travelling(ids)), Replaces: sampleID(599), ContactSalt: "0123456789abcdef0123456789abcdef"}
	s.Hash = coalition.Hash(s.Lines)
	contact := c.Contact
	s.Contact = coalition.AsRecord(&contact).Line()
	s.ContactHash = coalition.ContactHash(s.ContactSalt, s.Contact)
	s.File = s.FileName()
	b.Submission, b.Previous = s, samplePrevious(t, s.Lines)
	return b
}

// samplePrevious is the submission before: one commitment less, one with another title, one more that has gone.
func samplePrevious(t testing.TB, now []string) []string {
	var was []string
	for _, line := range now {
		if strings.Contains(line, `"T-006"`) {
			continue
		}
		was = append(was, strings.Replace(line, "Register van algoritmen", "Lijst van algoritmen", 1))
	}
	gone := coalition.Commitment{ID: sampleID(700), Number: "T-008", Title: "Proef met slimme lantaarns"}
	return append(was, coalition.AsRecord(&gone).Line())
}

func written_(t testing.TB, b Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func blankForm(t testing.TB, b Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteBlank(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLook(t *testing.T) {
	book := sampleBook(t, words.NL)
	files := map[string][]byte{
		"submission-nl.xlsx": written_(t, book), "submission-en.xlsx": written_(t, sampleBook(t, words.EN)),
		"blank-nl.xlsx":     blankForm(t, Book{Edition: book.Edition, Language: words.NL}),
		"prefilled-en.xlsx": blankForm(t, Book{Edition: book.Edition, Language: words.EN, Content: book.Content}),
	}
	for name, raw := range files {
		if *look_ == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(*look_, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// fieldsThatLeave lists every field of every kind that a workbook must carry.
func fieldsThatLeave() []string {
	var all []string
	for _, k := range coalition.Kinds {
		for _, f := range coalition.Fields(k) {
			if !f.Stays {
				all = append(all, string(k)+"."+f.Name)
			}
		}
	}
	return all
}
