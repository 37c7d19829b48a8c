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
		got, err := Decrypt(bytes.NewReader(file), []string{other.Private, key.Private}, "", 100)
		if err != nil || string(got) != "content" {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if _, err := Decrypt(bytes.NewReader(file), []string{other.Private}, "", 100); !errors.Is(err, ErrNoKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := Decrypt(bytes.NewReader(file), nil, "", 100); !errors.Is(err, ErrNoKey) {
		t.Errorf("no key: %v", err)
	}
	if _, err := Decrypt(bytes.NewReader(file), []string{a.Private}, "", 6); !errors.Is(err, ErrTooBig) {
		t.Errorf("more than the limit: %v", err)
	}
	if got, err := Decrypt(bytes.NewReader(file), []string{a.Private}, "", 7); err != nil || len(got) != 7 {
		t.Errorf("exactly the limit: %q, %v", got, err)
	}
}

func TestPassphrase(t *testing.T) {
	file := sealed(t, "content", nil, "drie blauwe fietsen")
	if got, err := Decrypt(bytes.NewReader(file), nil, "drie blauwe fietsen", 100); err != nil || string(got) != "content" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := Decrypt(bytes.NewReader(file), nil, "vier blauwe fietsen", 100); !errors.Is(err, ErrNoKey) {
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
		if _, err := Decrypt(bytes.NewReader(file), nil, "p", 100); !errors.Is(err, want) {
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
		if got, err := Decrypt(bytes.NewReader(changed), []string{key.Private}, "", 1000); err == nil || got != nil {
			t.Errorf("byte %d changed: %q, %v", i, got, err)
		}
		if got, err := Decrypt(bytes.NewReader(file[:i]), []string{key.Private}, "", 1000); err == nil || got != nil {
			t.Errorf("cut at %d: %q, %v", i, got, err)
		}
	}
	if got, err := Decrypt(bytes.NewReader(append(bytes.Clone(file), 'x')), []string{key.Private}, "", 1000); !errors.Is(err, ErrDamaged) || got != nil {
		t.Errorf("one byte more: %q, %v", got, err)
	}
}

func TestNotSealed(t *testing.T) {
	key := sealing(t)
	for _, text := range []string{"", "PK\x03\x04", "age-encryption.org/v2\n", "hello"} {
		if _, err := Decrypt(strings.NewReader(text), []string{key.Private}, "", 10); !errors.Is(err, ErrNotSealed) {
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
	_, err := Decrypt(strings.NewReader(intro), []string{"AGE-SECRET-KEY-1SECRET"}, "", 1)
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
		if got, err := Decrypt(bytes.NewReader(file), []string{key.Private}, "", 1<<16); err != nil && got != nil {
			t.Error("content together with an error")
		}
	})
}
