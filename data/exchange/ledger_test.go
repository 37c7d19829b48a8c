package exchange

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
)

// csvLines reads what an export wrote.
func csvLines(t *testing.T, path string) (lines []string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(raw), "\ufeff")
	if !marked {
		t.Error("Excel is not told that the text is UTF-8")
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func TestTheListOfCommitmentsIsWrittenAsItIsShown(t *testing.T) {
	r, _ := filled(t, 12)
	ctx, dir := context.Background(), t.TempDir()
	q := register.CommitmentQuery{Stands: true, Page: register.Page{Sort: "title", Desc: true}}
	all, total, err := r.Commitments(ctx, q)
	if err != nil || total < 5 {
		t.Fatal(total, err)
	}
	path, told := filepath.Join(dir, "lijst.csv"), 0
	n, err := ExportCommitments(ctx, r, q, words.NL, path, func(done, _ int) { told = done })
	if err != nil || n != total || told != total {
		t.Fatalf("%d lines, told %d, want %d: %v", n, told, total, err)
	}
	lines := csvLines(t, path)
	if !strings.HasPrefix(lines[0], "Organisatie;kenmerk;") || len(lines) != total+1 {
		t.Errorf("%d lines under %q", len(lines), lines[0])
	}
	for i, c := range all {
		if !strings.Contains(lines[i+1], report.Safe(c.Title)) || !strings.HasPrefix(strings.Trim(lines[i+1], `"`), c.Name) {
			t.Errorf("line %d is %q, want %s of %s", i+1, lines[i+1], c.Title, c.Name)
		}
	}
	if _, err := ExportCommitments(ctx, r, q, words.NL, path, nil); err == nil {
		t.Error("a file that exists was replaced")
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := ExportCommitments(stopped, r, q, words.NL, filepath.Join(dir, "half.csv"), nil); err == nil {
		t.Error("an export that was stopped ends well")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestOrganisationsForMailMerge(t *testing.T) {
	r, _ := filled(t, 12)
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "organisaties.csv")
	all, total, err := r.Organisations(ctx, register.OrganisationQuery{Bucket: coalition.BucketMost})
	if err != nil {
		t.Fatal(err)
	}
	n, err := ExportOrganisations(ctx, r, register.OrganisationQuery{Bucket: coalition.BucketMost}, words.EN, path)
	if err != nil || n != total {
		t.Fatal(n, total, err)
	}
	lines := csvLines(t, path)
	if !strings.HasPrefix(lines[0], "name;key;mailbox;") {
		t.Errorf("the headings are %q", lines[0])
	}
	for _, o := range all {
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, o.Key) && strings.Contains(line, o.Mailbox) }) {
			t.Errorf("%s is not in the list", o.Name)
		}
	}
}
