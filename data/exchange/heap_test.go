package exchange

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
	"doemee/data/register"
)

// Thousands of photos lie between two submissions: each is told, and the submissions are found.
func TestPhotosBetweenTheWorkbooks(t *testing.T) {
	photos := 5_000
	if testing.Short() {
		photos = 300
	}
	dir, posted := mailbox(t, 2)
	counting := 0
	for _, p := range posted {
		if p.Counts {
			counting++
		}
	}
	photo := append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), bytes.Repeat([]byte{0x5a}, 4096)...)
	for i := range photos {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d-IMG.JPG", i%9000)), photo, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := newRegister(t)
	told := 0
	out := takeIn(t, r, TakeInWish{Passphrase: InboxPassphrase, Each: func(a register.Arrival) {
		if filepath.Ext(a.Path) == ".JPG" && a.Class == coalition.ClassNotOurs && len(a.Reasons) == 1 {
			told++
		}
	}}, dir)
	if told != photos || out.Kept != counting || out.Files != photos+len(posted) {
		t.Errorf("%d of %d photos told, %d of %d submissions kept, %d files", told, photos, out.Kept, counting, out.Files)
	}
}

// zipped is an archive with one file.
func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// An archive is told to be unpacked, however deep it is nested and whatever it is called; nothing of it is unpacked here.
func TestNestedArchives(t *testing.T) {
	dir := t.TempDir()
	inner := zipped(t, "inzending.xlsx", zipped(t, "xl/workbook.xml", []byte("<workbook/>")))
	bomb := inner
	for range 20 {
		bomb = zipped(t, "nog-een.zip", bomb)
	}
	letter, err := letterWith(attachment{"alles.zip", inner}, attachment{"diep.zip", bomb})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"alles.zip": "exchange.fault.archive", "diep.zip": "exchange.fault.archive", "verkeerd.xlsx": "sheet.not-xlsx",
		"post.eml › alles.zip": "exchange.fault.archive", "post.eml › diep.zip": "exchange.fault.archive"}
	for name, content := range map[string][]byte{"alles.zip": inner, "diep.zip": bomb, "verkeerd.xlsx": bomb, "post.eml": letter} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := map[string]string{}
	takeIn(t, newRegister(t), TakeInWish{Each: func(a register.Arrival) {
		name := filepath.Base(a.Path)
		if a.Inside != "" {
			name += " › " + a.Inside
		}
		if a.Class != coalition.ClassNotOurs {
			t.Errorf("%s is %s", name, a.Class)
		}
		got[name] = a.Reasons[0].Key
	}}, dir)
	for name, key := range want {
		if got[name] != key {
			t.Errorf("%s: %q, want %q", name, got[name], key)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
}
