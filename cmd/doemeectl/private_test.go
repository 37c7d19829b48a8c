package main

import (
	"archive/zip"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
)

// inside reads every part of a workbook, with the names of the parts and the comment of the archive.
func inside(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	parts := map[string]string{"comment": z.Comment}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = f.Name + "\n" + f.Comment + "\n" + string(f.Extra) + "\n" + string(raw)
	}
	return parts
}

// What must not leave is put into a dossier in every place that stays, and then looked for in every part of the file that leaves.
func TestNothingInternalLeavesInTheWorkbook(t *testing.T) {
	home := filepath.Join(t.TempDir(), "huismap-van-jansen")
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(name, home)
	}
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(home, "geheime-map.doemee")
	for _, l := range []struct{ in, args string }{
		{"", "new FILE --name Voorbeeldstad --type government --id GM9999"},
		{`{"role":"Adviseur","mailbox":"info@voorbeeldstad.example","name":"Sam Contactpersoon","phone":"099-1234567"}`, "put FILE contact"},
		{`{"title":"Datakaart energieverbruik","result":"Kaart","iconProjects":["icon-safety"],"end":"2020-Q4","role":"Adviseur","mandate":"management","funding":"covered","internalNote":"zonder-dat-iemand-het-leest"}`, "put FILE commitment"},
		{`{"commitment":"T-001","kind":"knowledge","quantity":40,"unit":"hours","description":"Kennis over buurten"}`, "put FILE contribution"},
		{`{"number":"T-001","remark":"eerst-stond-hier-dit"}`, "put FILE commitment"},
		{`{"number":"T-001","remark":"Gewoon een opmerking"}`, "put FILE commitment"},
		{`{"title":"Weggegooide toezegging van vroeger"}`, "put FILE commitment"},
		{"", "delete FILE commitment T-002"},
		{`{"title":"Nog niet af en blijft dus thuis"}`, "put FILE commitment"},
		{"", "handin FILE -o HOME --complete-only"},
	} {
		args := strings.Fields(strings.NewReplacer("FILE", file, "HOME", home).Replace(l.args))
		if code, _, message := run(t.Context(), verbs, strings.NewReader(l.in), args...); code != 0 {
			t.Fatalf("%s: exit %d: %s", l.args, code, message)
		}
	}
	made, _ := filepath.Glob(filepath.Join(home, "*.xlsx"))
	if len(made) != 1 {
		t.Fatalf("made are %v", made)
	}
	secrets := []string{"zonder-dat-iemand-het-leest", "eerst-stond-hier-dit", "Weggegooide", "blijft dus thuis", "Sam Contactpersoon", "099-1234567",
		"geheime-map", "huismap-van-jansen", home}
	if u, err := user.Current(); err == nil && len(u.Username) > 4 {
		secrets = append(secrets, u.Username)
	}
	if host, err := os.Hostname(); err == nil && len(host) > 4 {
		secrets = append(secrets, host)
	}
	travelled := false
	for name, part := range inside(t, made[0]) {
		for _, secret := range secrets {
			if strings.Contains(part, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
		for _, trace := range []string{"lastModifiedBy>", "revision>", "absPath", "revisionPtr", "documentId"} {
			if strings.Contains(part, trace) && !strings.Contains(part, "<cp:lastModifiedBy></cp:lastModifiedBy>") {
				t.Errorf("%s holds a trace of editing: %s", name, trace)
			}
		}
		travelled = travelled || strings.Contains(part, "Gewoon een opmerking")
	}
	if !travelled {
		t.Error("what should travel was not found either: this test looks in the wrong place")
	}
}

// Whatever was done, what is left can be read by its owner only, and nothing that was made in passing is left.
func TestPassingFilesAreForTheOwnerOnlyAndGone(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR"} {
		t.Setenv(name, home)
	}
	file := filepath.Join(home, "a.doemee")
	for _, args := range []string{"demo HOME/d --organisations 1 --commitments 2 --seed 1", "new FILE --name Voorbeeldstad", "backup FILE", "verify FILE --rehearse",
		"restore FILE --dry-run", "repair FILE -o HOME/b.doemee", "export FILE -o HOME/c.json"} {
		line := strings.Fields(strings.NewReplacer("FILE", file, "HOME", home).Replace(args))
		if code, _, message := run(t.Context(), verbs, strings.NewReader(""), line...); code != 0 {
			t.Fatalf("%s: exit %d: %s", args, code, message)
		}
	}
	err := filepath.WalkDir(home, func(path string, entry os.DirEntry, err error) error {
		if err != nil || path == home {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if strings.Contains(path, "work"+string(filepath.Separator)) || strings.Contains(entry.Name(), ".part") || strings.HasSuffix(entry.Name(), ".open") {
			t.Errorf("left behind: %s", path)
		}
		if !entry.IsDir() && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others may read %s (%v)", path, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
