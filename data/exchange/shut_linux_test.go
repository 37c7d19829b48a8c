package exchange

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const shutVariable = "DOEMEE_TEST_SHUT"

func init() { roles[shutVariable] = lookAsNobody }

// lookAsNobody gives up every right and tells what becomes of each file in a folder.
func lookAsNobody(dir string) {
	if os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			fmt.Println("rights:", err)
			return
		}
	}
	found, err := find(context.Background(), []string{dir}, TakeInWish{})
	if err != nil {
		fmt.Println("find:", err)
	}
	for _, c := range found {
		for _, a := range readCandidate(context.Background(), c, TakeInWish{}) {
			fmt.Println(filepath.Base(a.Path), a.Refused, a.Reasons[0].Key)
		}
	}
}

// The superuser may read everything, so somebody else looks: a folder and a file without rights are told, and the rest goes on.
func TestWhatMayNotBeReadIsToldAndTheRestGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "post")
	shut := filepath.Join(dir, "b-dicht")
	for _, err := range []error{os.MkdirAll(shut, 0o755), os.WriteFile(filepath.Join(dir, "a-geheim.xlsx"), []byte("PK\x03\x04"), 0o000),
		os.WriteFile(filepath.Join(shut, "in.xlsx"), []byte("PK\x03\x04"), 0o644), os.WriteFile(filepath.Join(dir, "c-brief.txt"), []byte("tekst"), 0o644),
		os.Chmod(shut, 0)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(shut, 0o755) })
	for at := dir; at != os.TempDir() && len(at) > 1; at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	look := exec.Command(os.Args[0])
	look.Env = append(os.Environ(), shutVariable+"="+dir)
	out, err := look.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := "a-geheim.xlsx damaged exchange.fault.unreadable\nb-dicht damaged exchange.fault.unreadable\nc-brief.txt not-ours sheet.text"
	if got := strings.TrimSpace(string(out)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
