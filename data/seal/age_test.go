package seal

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool runs another program with what is typed into it, or skips the test where it is missing and need not be there.
func tool(t *testing.T, typed string, args ...string) {
	t.Helper()
	path, err := exec.LookPath(args[0])
	if err != nil && os.Getenv("DOEMEE_PEERS") == "" {
		t.Skip(err)
	}
	c := exec.Command(path, args[1:]...)
	c.Stdin = strings.NewReader(typed)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// The age tool itself opens what we secure, with a key or a passphrase, and we open what it secures.
func TestTheAgeToolItself(t *testing.T) {
	if _, err := exec.LookPath("age"); err != nil && os.Getenv("DOEMEE_PEERS") == "" {
		t.Skip(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	one, two := sealing(t), sealing(t)
	content := bytes.Repeat([]byte("Toezeggingen\x00\xff"), 20_000) // more than one piece of 64 KiB
	write(t, at("key"), []byte(two.Private+"\n"))
	write(t, at("key.age"), sealed(t, string(content), []string{one.Public, two.Public}, ""))
	write(t, at("word.age"), sealed(t, string(content), nil, "vier losse woorden samen"))
	tool(t, "", "age", "-d", "-i", at("key"), "-o", at("key.out"), at("key.age"))
	// age asks for a passphrase on a terminal; script gives it one.
	tool(t, "vier losse woorden samen\n", "script", "-qec", "age -d -o "+at("word.out")+" "+at("word.age"), "/dev/null")
	for _, name := range []string{"key.out", "word.out"} {
		if got, err := os.ReadFile(at(name)); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	write(t, at("plain"), content)
	tool(t, "", "age", "-r", one.Public, "-o", at("bytes.age"), at("plain"))
	tool(t, "", "age", "-a", "-r", one.Public, "-o", at("letters.age"), at("plain"))
	for _, name := range []string{"bytes.age", "letters.age"} {
		raw, err := os.ReadFile(at(name))
		if err != nil || !Sealed(raw) {
			t.Fatalf("%s is not taken for a secured file: %v", name, err)
		}
		if got, err := Decrypt(bytes.NewReader(raw), []string{one.Private}, "", 1<<20); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

func write(t *testing.T, path string, raw []byte) {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
