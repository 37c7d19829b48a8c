package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/register"
	"doemee/data/report"
	"doemee/data/sheet"
)

// filled is a register with the mail of so many organisations taken in, supporters and an approach.
func filled(t testing.TB, organisations int) (*register.Register, []Posted) {
	t.Helper()
	dir, posted := mailbox(t, organisations)
	r := newRegister(t)
	takeIn(t, r, TakeInWish{Passphrase: InboxPassphrase}, dir)
	_, err := r.ImportSupporters(t.Context(), []register.Entry{{Name: "Stichting Stil", Date: "2019-03-21", Mailbox: "stil@stil.example"}})
	if err != nil {
		t.Fatal(err)
	}
	return r, posted
}

// overviewed writes an overview and gives its bytes.
func overviewed(t *testing.T, r *register.Register, name string, w OverviewWish) ([]byte, *Overviewed) {
	t.Helper()
	w.Language = words.NL
	path := filepath.Join(t.TempDir(), name)
	out, err := WriteOverview(t.Context(), r, path, w)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(out.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	return raw, out
}

// sheetRows reads a workbook back with our own reader.
func sheetRows(t *testing.T, raw []byte) map[string][]sheet.Row {
	t.Helper()
	limits := sheet.Submission
	limits.UnpackedBytes, limits.PartBytes, limits.Cells = 1<<30, 1<<30, 1<<30
	b, err := sheet.Open(bytes.NewReader(raw), int64(len(raw)), limits)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := b.All()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// One register serves all of these: filling it is what takes long.
func TestTheOverviewOfACoalition(t *testing.T) {
	organisations := 36
	if testing.Short() {
		organisations = 12
	}
	r, posted := filled(t, organisations)
	t.Run("the same in every form", func(t *testing.T) { sameInEveryForm(t, r) })
	t.Run("a CSV file for every list", func(t *testing.T) { fileForEveryList(t, r) })
	t.Run("nothing private is published", func(t *testing.T) { nothingPrivate(t, r, posted) })
	t.Run("what cannot be made", func(t *testing.T) { cannotBeMade(t, r) })
}

// The same rows stand in the workbook, in CSV and in JSON, and as many as were told.
func sameInEveryForm(t *testing.T, r *register.Register) {
	var told []OverviewProgress
	raw, book := overviewed(t, r, "o.xlsx", OverviewWish{Progress: func(p OverviewProgress) { told = append(told, p) }})
	rows := sheetRows(t, raw)
	if last := told[len(told)-1]; len(told) < len(book.Rows) || last.Rows == 0 || last.Rows > last.Of {
		t.Errorf("progress %+v", told)
	}
	text, objects := overviewed(t, r, "o.json", OverviewWish{})
	var lists map[string][]map[string]any
	if err := json.Unmarshal(text, &lists); err != nil {
		t.Fatal(err)
	}
	say := words.In(words.NL)
	for _, name := range OverviewLists(false) {
		n := book.Rows[name]
		if n == 0 || objects.Rows[name] != n || len(lists[name]) != n || len(rows[say.Say("listing.sheet."+name)]) != n+3 {
			t.Errorf("%s: %d rows told, %d in JSON, %d on the sheet", name, n, len(lists[name]), len(rows[say.Say("listing.sheet."+name)])-3)
		}
		csv, _ := overviewed(t, r, "o.csv", OverviewWish{Lists: []string{name}})
		table, err := report.ReadCSV(string(csv))
		if err != nil || len(table) != n+1 {
			t.Errorf("%s: %d lines of CSV, %v", name, len(table), err)
		}
	}
}

// Without one list the files have the names of the lists.
func fileForEveryList(t *testing.T, r *register.Register) {
	dir := t.TempDir()
	out, err := WriteOverview(t.Context(), r, filepath.Join(dir, "o.csv"), OverviewWish{Language: words.EN})
	if err != nil || len(out.Files) != len(OverviewLists(false)) || filepath.Base(out.Files[5]) != "o-needs-and-offers.csv" {
		t.Fatalf("%v, %v", out, err)
	}
	// One that exists stops all of them, and what was there stays.
	if err := os.Remove(out.Files[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteOverview(t.Context(), r, filepath.Join(dir, "o.csv"), OverviewWish{Language: words.EN}); !errors.Is(err, database.ErrExists) {
		t.Errorf("a file was there already: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != len(out.Files)-1 {
		t.Errorf("%d files in the folder", len(left))
	}
}

// privateOf is everything that may not be published: whole contacts, and every text of a commitment that is not for everybody.
func privateOf(posted []Posted) map[string]bool {
	private, public := map[string]bool{}, map[string]bool{}
	gather := func(into map[string]bool, texts ...string) {
		for _, text := range texts {
			if len(text) > 3 {
				into[text] = true
			}
		}
	}
	for _, p := range posted {
		if p.Content == nil {
			continue
		}
		c := p.Content.Contact
		gather(private, c.Role, c.Mailbox, c.Name, c.Phone, filepath.Base(p.Path), string(p.Content.Support.ContactIn))
		shown := false
		for _, t := range p.Content.Commitments {
			into := private
			if p.Counts && t.Visibility == coalition.VisiblePublic {
				into, shown = public, true
			}
			gather(into, t.Title)
			for _, b := range t.Contributions {
				gather(into, b.Description)
			}
			for _, n := range t.Needs {
				gather(into, n.Description)
			}
			for _, m := range t.Milestones {
				gather(into, m.Title)
			}
		}
		into := private
		if shown {
			into = public
		}
		gather(into, p.Content.Organisation.Name)
		for _, b := range p.Content.BuildingBlocks {
			linked := slices.ContainsFunc(p.Content.Commitments, func(t coalition.Commitment) bool {
				return p.Counts && t.Visibility == coalition.VisiblePublic && slices.Contains(t.BuildingBlocks, b.ID)
			})
			if linked {
				gather(public, b.Name, b.Text, b.Location)
			} else {
				gather(private, b.Name, b.Text, b.Location)
			}
		}
	}
	for text := range public {
		delete(private, text) // invented organisations use the same words
	}
	return private
}

// Every part of the file is searched for every private text; the full overview shows that the search finds them.
func nothingPrivate(t *testing.T, r *register.Register, posted []Posted) {
	private := privateOf(posted)
	notOfEach(t, r)
	private["Stichting Stil"], private["stil@stil.example"] = true, true
	for _, name := range []string{"o.xlsx", "o.json", "o.csv"} {
		whole, open := texts(t, r, name, false), texts(t, r, name, true)
		found := 0
		for text := range private {
			if holds(whole, text) {
				found++
			}
			if holds(open, text) {
				t.Errorf("%s: %q is published", name, text)
			}
		}
		if found < len(private)/3 {
			t.Errorf("%s: only %d of %d private texts stand in the full overview: the search is blind", name, found, len(private))
		}
	}
}

// notOfEach looks that a published list does not tell which version an organisation sent, and when.
func notOfEach(t *testing.T, r *register.Register) {
	t.Helper()
	for publishable, want := range map[bool]int{true: 0, false: 3} {
		raw, _ := overviewed(t, r, "o.json", OverviewWish{Publishable: publishable, Lists: []string{"organisations"}})
		var lists map[string][]map[string]any
		if err := json.Unmarshal(raw, &lists); err != nil || len(lists["organisations"]) == 0 {
			t.Fatalf("%d organisations, %v", len(lists["organisations"]), err)
		}
		told := map[string]bool{}
		for _, o := range lists["organisations"] {
			for key := range o {
				told[key] = told[key] || key == "submissions" || key == "sequence" || key == "madeAt"
			}
		}
		n := 0
		for _, is := range told {
			if is {
				n++
			}
		}
		if n != want {
			t.Errorf("publishable %t: %d columns tell of submissions, want %d", publishable, n, want)
		}
	}
}

// texts is everything in the files of an overview, unpacked.
func texts(t *testing.T, r *register.Register, name string, publishable bool) (all []string) {
	t.Helper()
	out, err := WriteOverview(t.Context(), r, filepath.Join(t.TempDir(), name), OverviewWish{Publishable: publishable, Language: words.NL})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range out.Files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(path, ".xlsx") {
			all = append(all, string(raw))
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			in, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(text))
		}
	}
	return all
}

// holds tells whether a text stands anywhere, also as XML and JSON write it.
func holds(all []string, text string) bool {
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&#39;", `"`, "&#34;").Replace(text)
	return slices.ContainsFunc(all, func(part string) bool { return strings.Contains(part, text) || strings.Contains(part, escaped) })
}

func cannotBeMade(t *testing.T, r *register.Register) {
	dir := t.TempDir()
	for name, wish := range map[string]OverviewWish{"o.ods": {}, "o.xlsx": {Lists: []string{"alles"}}, "o.csv": {Publishable: true, Lists: []string{"checks"}}} {
		if _, err := WriteOverview(t.Context(), r, filepath.Join(dir, name), wish); FaultOf(err).Exit != ExitRefused {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	_, err := WriteOverview(ctx, r, filepath.Join(dir, "o.xlsx"), OverviewWish{Progress: func(p OverviewProgress) {
		if p.List == "needs" {
			stop()
		}
	}})
	if FaultOf(err).Exit != ExitInterrupted {
		t.Errorf("interrupted: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := WriteOverview(t.Context(), r, filepath.Join(dir, "o.xlsx"), OverviewWish{}); err != nil {
		t.Errorf("after an interruption: %v", err)
	}
}

// listed is one list of an overview, as JSON tells it.
type listed []map[string]any

// tally counts rows by what stands in some columns.
func (c listed) tally(columns ...string) map[string]int {
	n := map[string]int{}
	for _, row := range c {
		var cells []string
		for _, name := range columns {
			text, _ := row[name].(string)
			cells = append(cells, text)
		}
		n[strings.Join(cells, " · ")]++
	}
	return n
}

// postedRows counts by hand what each list must hold, from the contents that were put in the mailbox.
func postedRows(posted []Posted) map[string]map[string]int {
	rows := map[string]map[string]int{}
	add := func(list string, cells ...coalition.Code) {
		if rows[list] == nil {
			rows[list] = map[string]int{}
		}
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = string(c)
		}
		rows[list][strings.Join(texts, " · ")]++
	}
	type standing struct {
		organisation coalition.Organisation
		commitments  map[coalition.ID]coalition.Commitment
		blocks       map[coalition.ID]coalition.BuildingBlock
	}
	known := map[string]*standing{}
	for _, class := range []coalition.Class{coalition.ClassOlder, coalition.ClassNew, coalition.ClassNewer} {
		for _, p := range posted {
			if !p.Counts || p.Class != class {
				continue
			}
			s := known[p.Key]
			if s == nil {
				s = &standing{commitments: map[coalition.ID]coalition.Commitment{}, blocks: map[coalition.ID]coalition.BuildingBlock{}}
				known[p.Key] = s
			}
			s.organisation = p.Content.Organisation
			for _, t := range p.Content.Active() {
				s.commitments[t.ID] = *t
			}
			for _, b := range p.Content.Blocks() {
				s.blocks[b.ID] = *b
			}
		}
	}
	for _, p := range posted {
		if p.Content != nil && p.Class != coalition.ClassIdentical {
			add("submissions", coalition.Code(p.Class))
		}
		switch p.Class {
		case coalition.ClassDamaged, coalition.ClassNotOurs, coalition.ClassRepair, coalition.ClassOtherEdition, coalition.ClassConflict:
			add("refused", coalition.Code(p.Path+" › "+p.Inside))
		}
	}
	for _, s := range known {
		add("organisations", s.organisation.Type)
		for _, b := range s.blocks {
			add("blocks", b.Kind)
		}
		for _, t := range s.commitments {
			level := coalition.ConcretenessOf(&t).Level()
			add("commitments", t.MainProject(), t.Status, t.Mandate, coalition.Code(level))
			for _, b := range t.Contributions {
				add("contributions", b.Kind, b.Unit, b.Period)
			}
			for range t.Milestones {
				add("milestones", t.Status)
			}
			for _, n := range t.Needs {
				if t.Stands() {
					add("needs", n.Kind)
				}
			}
		}
	}
	return rows
}

// compareOverview compares every list of an overview with what was put in the mailbox.
func compareOverview(t *testing.T, r *register.Register, posted []Posted) {
	t.Helper()
	text, _ := overviewed(t, r, "o.json", OverviewWish{})
	var lists map[string]listed
	if err := json.Unmarshal(text, &lists); err != nil {
		t.Fatal(err)
	}
	want := postedRows(posted)
	for list, columns := range map[string][]string{"submissions": {"class"}, "organisations": {"type"}, "commitments": {"project", "status", "mandate", "level"},
		"contributions": {"kind", "unit", "period"}, "needs": {"kind"}, "milestones": {"status"}, "blocks": {"blockKind"}} {
		if got := lists[list].tally(columns...); !maps.Equal(got, want[list]) {
			t.Errorf("%s: %v\nwant %v", list, got, want[list])
		}
	}
	refused := map[string]bool{}
	for _, row := range lists["refused"] {
		inside, _ := row["inside"].(string)
		refused[row["file"].(string)+" › "+inside] = true
	}
	for file := range want["refused"] {
		if !refused[file] {
			t.Errorf("%s is not among what was refused", file)
		}
	}
	if len(refused) != len(want["refused"]) {
		t.Errorf("%d files refused, want %d", len(refused), len(want["refused"]))
	}
	compareMatches(t, lists, posted)
	compareStandings(t, r, want["commitments"])
}

// compareStandings compares the counts of the coverage by status, mandate and concreteness.
func compareStandings(t *testing.T, r *register.Register, commitments map[string]int) {
	t.Helper()
	c, err := r.Coverage(t.Context(), Bundled(), register.CoverageQuery{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	for cells, n := range commitments {
		part := strings.Split(cells, " · ")
		want["status "+part[1]] += n
		if part[1] != string(coalition.StatusStopped) && part[1] != string(coalition.StatusWithdrawn) {
			want["project "+part[0]] += n
			want["mandate "+part[2]] += n
			want["level "+part[3]] += n
		}
	}
	for what, counts := range map[string][]register.Count{"status": c.Statuses, "project": c.Projects, "mandate": c.Mandates, "level": c.Levels} {
		for _, one := range counts {
			if one.Number != want[what+" "+string(one.Code)] {
				t.Errorf("%s %s: %d, want %d", what, one.Code, one.Number, want[what+" "+string(one.Code)])
			}
		}
	}
}

// compareMatches looks at each offer beside a need: somebody else brings that kind, to that project, or to a theme where the need
// has no project.
func compareMatches(t *testing.T, lists map[string]listed, posted []Posted) {
	t.Helper()
	brings := lists["contributions"].tally("organisation", "number", "kind")
	at := map[string]bool{} // every project of a commitment counts, not only its main one
	for _, p := range posted {
		if p.Counts {
			for _, c := range p.Content.Commitments {
				for _, project := range c.IconProjects {
					at[fmt.Sprint(p.Content.Organisation.Name, " · ", c.Number, " · ", project)] = true
				}
			}
		}
	}
	found, empty := 0, 0
	for _, row := range lists["matching"] {
		by, offered := row["offeredBy"], row["offeredNumber"]
		if by == nil {
			empty++
			continue
		}
		found++
		if by == row["organisation"] || brings[fmt.Sprint(by, " · ", offered, " · ", row["kind"])] == 0 {
			t.Errorf("%v does not bring what %v asks for: %v", by, row["organisation"], row)
		}
		if project := row["project"]; project != nil && !at[fmt.Sprint(by, " · ", offered, " · ", project)] {
			t.Errorf("%v %v is not in %v", by, offered, project)
		}
	}
	if found == 0 {
		t.Errorf("no offer beside any need, %d needs without", empty)
	}
}
