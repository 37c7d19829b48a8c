package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
)

func sealed(t testing.TB, plain string, recipients []string, passphrase string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := Encrypt(&out, recipients, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sealing(t testing.TB) Pair {
	t.Helper()
	p, err := NewSealing()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryRecipientOpens(t *testing.T) {
	a, b, other := sealing(t), sealing(t), sealing(t)
	file := sealed(t, "content", []string{a.Public, " " + b.Public + "\n"}, "")
	if !Sealed(file) {
		t.Error("not recognised as secured")
	}
	for _, key := range []Pair{a, b} {
		got, err := Decrypt(bytes.NewReader(file), 100, []string{other.Private, key.Private}, "")
		if err != nil || string(got) != "content" {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if _, err := Decrypt(bytes.NewReader(file), 100, []string{other.Private}, ""); !errors.Is(err, ErrWrongKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := Decrypt(bytes.NewReader(file), 100, nil, ""); !errors.Is(err, ErrWrongKey) {
		t.Errorf("no key: %v", err)
	}
	if _, err := Decrypt(bytes.NewReader(file), 6, []string{a.Private}, ""); !errors.Is(err, ErrTooLarge) {
		t.Errorf("more than the limit: %v", err)
	}
	if got, err := Decrypt(bytes.NewReader(file), 7, []string{a.Private}, ""); err != nil || len(got) != 7 {
		t.Errorf("exactly the limit: %q, %v", got, err)
	}
}

func TestPassphrase(t *testing.T) {
	file := sealed(t, "content", nil, "drie blauwe fietsen")
	if got, err := Decrypt(bytes.NewReader(file), 100, nil, "drie blauwe fietsen"); err != nil || string(got) != "content" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := Decrypt(bytes.NewReader(file), 100, nil, "vier blauwe fietsen"); !errors.Is(err, ErrWrongKey) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if !bytes.Contains(file, []byte(" 16\n")) {
		t.Error("not written with work factor 16")
	}
}

// The file asks for 2^18 rounds: it must be refused before they are computed.
func TestCostlyPassphraseIsRefusedUnread(t *testing.T) {
	r, err := age.NewScryptRecipient("p")
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(10)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for work, want := range map[string]error{" 18\n": ErrTooCostly, " 30\n": ErrTooCostly, " 99\n": ErrTooCostly} {
		file := bytes.Replace(out.Bytes(), []byte(" 10\n"), []byte(work), 1)
		if _, err := Decrypt(bytes.NewReader(file), 100, nil, "p"); !errors.Is(err, want) {
			t.Errorf("work %q: %v", work, err)
		}
	}
}

// Whatever byte is changed and wherever the file is cut: an error, and not one byte of content.
func TestTamperedFilesGiveNothing(t *testing.T) {
	key := sealing(t)
	file := sealed(t, strings.Repeat("content ", 20), []string{key.Public}, "")
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1
		if got, err := Decrypt(bytes.NewReader(changed), 1000, []string{key.Private}, ""); err == nil || got != nil {
			t.Errorf("byte %d changed: %q, %v", i, got, err)
		}
		if got, err := Decrypt(bytes.NewReader(file[:i]), 1000, []string{key.Private}, ""); err == nil || got != nil {
			t.Errorf("cut at %d: %q, %v", i, got, err)
		}
	}
	if got, err := Decrypt(bytes.NewReader(append(bytes.Clone(file), 'x')), 1000, []string{key.Private}, ""); !errors.Is(err, ErrDamaged) || got != nil {
		t.Errorf("one byte more: %q, %v", got, err)
	}
}

func TestNotSealed(t *testing.T) {
	key := sealing(t)
	for _, text := range []string{"", "PK\x03\x04", "age-encryption.org/v2\n", "hello"} {
		if _, err := Decrypt(strings.NewReader(text), 10, []string{key.Private}, ""); !errors.Is(err, ErrNotSealed) {
			t.Errorf("%q: %v", text, err)
		}
		if Sealed([]byte(text)) {
			t.Errorf("%q counts as secured", text)
		}
	}
}

func TestBadKeysAreRefused(t *testing.T) {
	key := sealing(t)
	for _, c := range []struct {
		recipients []string
		passphrase string
	}{{nil, ""}, {[]string{key.Public}, "both"}, {[]string{"age1nonsense"}, ""}, {[]string{key.Private}, ""}} {
		if _, err := Encrypt(io.Discard, c.recipients, c.passphrase); !errors.Is(err, ErrKey) {
			t.Errorf("%v: %v", c, err)
		}
	}
	_, err := Decrypt(strings.NewReader(intro), 1, []string{"AGE-SECRET-KEY-1SECRET"}, "")
	if !errors.Is(err, ErrKey) || strings.Contains(err.Error(), "1SECRET") {
		t.Errorf("bad identity: %v", err)
	}
}

func FuzzDecrypt(f *testing.F) {
	key := sealing(f)
	f.Add(sealed(f, "content", []string{key.Public}, ""))
	f.Add([]byte(intro + "-> X25519 \n\n---"))
	f.Add([]byte("-----BEGIN AGE ENCRYPTED FILE-----\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if got, err := Decrypt(bytes.NewReader(file), 1<<16, []string{key.Private}, ""); err != nil && got != nil {
			t.Error("content together with an error")
		}
	})
}
