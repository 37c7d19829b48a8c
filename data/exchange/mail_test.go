package exchange

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/register"
)

func TestAMailGivesItsAttachments(t *testing.T) {
	raw, err := letterWith(attachment{"inzending één.xlsx", []byte("a")}, attachment{`..\..\etc\passwd`, []byte("b")})
	if err != nil {
		t.Fatal(err)
	}
	l, err := openLetter(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if l.sender != "digitaal@gemeente.example" || l.sent != "2020-04-14T12:03:00Z" || len(l.attachments) != 2 {
		t.Fatalf("got %+v", l)
	}
	if a := l.attachments; a[0].name != "inzending één.xlsx" || string(a[0].content) != "a" || a[1].name != "passwd" {
		t.Errorf("got %q and %q", a[0].name, a[1].name)
	}
}

func TestAForwardedMailIsOpenedToo(t *testing.T) {
	inner, err := letterWith(attachment{"a.xlsx", []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	outer := "From: b@c.example\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: message/rfc822\r\n\r\n" + string(inner) + "\r\n--q--\r\n"
	l, err := openLetter(strings.NewReader(outer))
	if err != nil || len(l.attachments) != 1 || l.attachments[0].name != "a.xlsx" || l.sender != "b@c.example" {
		t.Errorf("got %+v, %v", l, err)
	}
}

// nested is a mail in a mail in a mail.
func nested(depth int) string {
	text := "Content-Type: text/plain; name=a.txt\r\n\r\nx"
	for range depth {
		text = "Content-Type: message/rfc822\r\n\r\n" + text
	}
	return "From: a@b.example\r\n" + text
}

func TestMailsThatAreTooMuchAreRefused(t *testing.T) {
	parts := "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n" + strings.Repeat("--q\r\nContent-Type: text/plain; name=a\r\n\r\nx\r\n", mostAttachments+1) + "--q--\r\n"
	for name, raw := range map[string]string{"deep": nested(mostDepth + 2), "attachments": parts, "no mail": "x", "no boundary": "From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\nx"} {
		if l, err := openLetter(strings.NewReader(raw)); err == nil {
			t.Errorf("%s: got %+v", name, l)
		}
	}
	if _, err := openLetter(strings.NewReader(nested(mostDepth - 1))); err != nil {
		t.Errorf("a mail that is allowed: %v", err)
	}
}

func FuzzLetter(f *testing.F) {
	raw, err := letterWith(attachment{"a.xlsx", []byte("x")})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(nested(3)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := openLetter(bytes.NewReader(raw))
		if err != nil {
			return
		}
		for _, a := range l.attachments {
			if strings.ContainsAny(a.name, `/\`) || a.name == "" {
				t.Errorf("a name that may point elsewhere: %q", a.name)
			}
		}
	})
}

func TestWhatIsToldOfEachFileThatCannotBeTaken(t *testing.T) {
	dir := t.TempDir()
	shut := filepath.Join(dir, "dicht")
	for _, err := range []error{os.MkdirAll(filepath.Join(dir, "diep", "dieper"), 0o755), os.Mkdir(shut, 0o755),
		os.WriteFile(filepath.Join(dir, "diep", "dieper", "foto.jpg"), []byte("\xff\xd8\xff\xe0"), 0o600),
		os.WriteFile(filepath.Join(dir, "geheim.xlsx"), []byte("PK\x03\x04"), 0o000), os.Chmod(shut, 0)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(shut, 0o755) })
	r := newRegister(t)
	told := map[string]register.Arrival{}
	takeIn(t, r, TakeInWish{Each: func(a register.Arrival) { told[filepath.Base(a.Path)] = a }}, dir, filepath.Join(dir, "diep"))
	if len(told) < 2 || told["foto.jpg"].Class != coalition.ClassNotOurs {
		t.Errorf("got %v", told)
	}
	if os.Getuid() != 0 { // nothing is shut for the superuser
		for _, name := range []string{"dicht", "geheim.xlsx"} {
			if a := told[name]; a.Class != coalition.ClassDamaged || len(a.Reasons) != 1 {
				t.Errorf("%s: got %+v", name, a)
			}
		}
	}
	if _, err := TakeIn(t.Context(), r, []string{filepath.Join(dir, "niets")}, TakeInWish{}); FaultOf(err).Exit != ExitRefused {
		t.Errorf("a path that is not there: %v", err)
	}
}

// A file that is written while it is read is not taken for what it was halfway.
func TestAFileThatKeepsChanging(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bezig.xlsx")
	n := 0
	grow := func() {
		n++
		if err := os.WriteFile(path, []byte("PK\x03\x04"+strings.Repeat("x", n)), 0o600); err != nil {
			t.Error(err)
		}
	}
	grow()
	w := TakeInWish{reading: grow}
	got := readCandidate(t.Context(), candidate{path: path}, w)
	if len(got) != 1 || got[0].Class != "" || got[0].Refused != coalition.ClassDamaged || got[0].Reasons[0].Key != "exchange.fault.changing" || n < 3 {
		t.Errorf("got %+v after %d changes", got[0], n)
	}
}

func TestTakingInStopsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte("tekst"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := newRegister(t)
	ctx, stop := withCancel(t)
	_, err := TakeIn(ctx, r, []string{dir}, TakeInWish{Jobs: 2, Progress: func(p TakeInProgress) {
		if p.Done >= inOne {
			stop()
		}
	}})
	if FaultOf(err).Exit != ExitInterrupted {
		t.Errorf("got %v", err)
	}
	files, n, err := r.Files(t.Context(), register.FileQuery{})
	if err != nil || n == 0 || n == 300 || n%inOne != 0 {
		t.Errorf("%d files kept, %v, %v", n, len(files), err)
	}
}
