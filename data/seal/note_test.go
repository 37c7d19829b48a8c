package seal

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
)

func signing(t testing.TB, name string) Pair {
	t.Helper()
	p, err := NewSigning(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func signed(t testing.TB, h Header, body string, keys ...string) string {
	t.Helper()
	text, err := Sign(h, body, keys...)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSignedTextReadsBack(t *testing.T) {
	key := signing(t, "coalition-2019")
	for _, body := range []string{"{\"a\":1}\n", "two\n\nparts\n", "é en een lege regel\n\n", ""} {
		text := signed(t, EditionHeader, body, key.Private)
		want := body
		if !strings.HasSuffix(want, "\n") {
			want += "\n"
		}
		got, by, err := Verify(EditionHeader, text, key.Public)
		if err != nil || got != want || len(by) != 1 || by[0] != key.Public {
			t.Errorf("%q: got %q by %v, %v", body, got, by, err)
		}
		if got, err := Unverified(EditionHeader, text); err != nil || got != want {
			t.Errorf("unverified %q: %q, %v", body, got, err)
		}
		if !Signed(EditionHeader, []byte(text)) || Signed(AnswerHeader, []byte(text)) {
			t.Error("the kind is not told by the first line")
		}
	}
}

func TestOtherKindOtherKey(t *testing.T) {
	key, other := signing(t, "one"), signing(t, "two")
	text := signed(t, EditionHeader, "body", key.Private)
	if _, _, err := Verify(AnswerHeader, text, key.Public); !errors.Is(err, ErrHeader) {
		t.Errorf("another kind: %v", err)
	}
	if _, _, err := Verify(EditionHeader, text, other.Public); !errors.Is(err, ErrUnknown) {
		t.Errorf("another key: %v", err)
	}
	if _, _, err := Verify(EditionHeader, text); !errors.Is(err, ErrUnknown) {
		t.Errorf("no key: %v", err)
	}
	if _, _, err := Verify(EditionHeader, "doemee/edition/v1\nbody\n", key.Public); !errors.Is(err, ErrNotSigned) {
		t.Errorf("no signature: %v", err)
	}
	if _, _, err := Verify(EditionHeader, text, "nonsense"); !errors.Is(err, ErrKey) {
		t.Errorf("no public key: %v", err)
	}
}

// An old key vouches for a new one: both signatures hold, and each dossier finds the one it knows.
func TestTwoSignatures(t *testing.T) {
	old, fresh := signing(t, "old"), signing(t, "new")
	text := signed(t, EditionHeader, "body", old.Private, fresh.Private)
	for _, known := range [][]string{{old.Public}, {fresh.Public}, {old.Public, fresh.Public}} {
		_, by, err := Verify(EditionHeader, text, known...)
		if err != nil || len(by) != len(known) {
			t.Errorf("known %d: by %d, %v", len(known), len(by), err)
		}
	}
}

func TestTamperedTextIsRefused(t *testing.T) {
	key := signing(t, "one")
	text := signed(t, AnswerHeader, "{\"verdict\":\"accepted\"}", key.Private)
	for i := range len(text) {
		changed := []byte(text)
		changed[i] ^= 1
		if body, _, err := Verify(AnswerHeader, string(changed), key.Public); err == nil {
			t.Errorf("byte %d changed: read %q", i, body)
		}
		if body, _, err := Verify(AnswerHeader, text[:i], key.Public); err == nil {
			t.Errorf("cut at %d: read %q", i, body)
		}
	}
	swapped := strings.Replace(text, "accepted", "rejected", 1)
	if _, _, err := Verify(AnswerHeader, swapped, key.Public); !errors.Is(err, ErrSignature) {
		t.Errorf("another verdict: %v", err)
	}
}

func TestWhatCannotBeSigned(t *testing.T) {
	key := signing(t, "one")
	for _, body := range []string{"a\x00b", "a\tb", "\xff"} {
		if _, err := Sign(EditionHeader, body, key.Private); !errors.Is(err, ErrBody) {
			t.Errorf("%q: %v", body, err)
		}
	}
	if _, err := Sign(EditionHeader, "a"); !errors.Is(err, ErrKey) {
		t.Errorf("no key: %v", err)
	}
	_, err := Sign(EditionHeader, "a", "PRIVATE+KEY+secret")
	if !errors.Is(err, ErrKey) || strings.Contains(err.Error(), "secret") {
		t.Errorf("bad key: %v", err)
	}
	if _, err := NewSigning("two words"); !errors.Is(err, ErrKey) {
		t.Errorf("a name with a space: %v", err)
	}
}

func TestFingerprint(t *testing.T) {
	shape := regexp.MustCompile(`^([0-9A-F]{4}-){7}[0-9A-F]{4}$`)
	seen := map[string]bool{}
	for _, public := range []string{signing(t, "one").Public, signing(t, "one").Public, sealing(t).Public} {
		f, err := Fingerprint(public)
		if err != nil || !shape.MatchString(f) || seen[f] {
			t.Errorf("%s: %q, %v", public, f, err)
		}
		seen[f] = true
		if again, _ := Fingerprint(" " + public + "\n"); again != f {
			t.Errorf("spaces change it: %q", again)
		}
	}
	if _, err := Fingerprint("nonsense"); !errors.Is(err, ErrKey) {
		t.Errorf("nonsense: %v", err)
	}
	if f, err := Fingerprint("age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z"); err != nil || f != "CE94-50DF-DFF5-9E9D-7B18-B35C-E379-D01E" {
		t.Errorf("the fingerprint of a known key has become %s, %v", f, err)
	}
}

func TestKeysAreKeptLocked(t *testing.T) {
	s, k := signing(t, "one"), sealing(t)
	var file bytes.Buffer
	if err := LockKeys(&file, "drie blauwe fietsen", s.Private, k.Private); err != nil {
		t.Fatal(err)
	}
	if text := file.String(); strings.Contains(text, s.Private) || strings.Contains(text, k.Private) || !Sealed(file.Bytes()) {
		t.Error("the file of keys is not secured")
	}
	keys, err := UnlockKeys(bytes.NewReader(file.Bytes()), "drie blauwe fietsen")
	if err != nil || len(keys) != 2 || keys[0] != s.Private || keys[1] != k.Private {
		t.Errorf("got %d keys, %v", len(keys), err)
	}
	if _, err := UnlockKeys(bytes.NewReader(file.Bytes()), "niet dit"); !errors.Is(err, ErrNoKey) {
		t.Errorf("wrong passphrase: %v", err)
	}
	for range 20 { // every seed has other letters, a plus among them
		for _, pair := range []Pair{signing(t, "one"), sealing(t)} {
			if public, err := PublicOf(pair.Private); err != nil || public != pair.Public {
				t.Errorf("public key of the private: %q, want %q, %v", public, pair.Public, err)
			}
		}
	}
	for _, bad := range []string{"", "PRIVATE+KEY+one+00000000+AAAA", s.Public} {
		if _, err := PublicOf(bad); !errors.Is(err, ErrKey) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	key := signing(f, "one")
	text := signed(f, EditionHeader, "body", key.Private)
	f.Add(text)
	f.Add("doemee/edition/v1\n\n— one AAAA\n")
	f.Fuzz(func(t *testing.T, given string) {
		if body, _, err := Verify(EditionHeader, given, key.Public); err == nil && (given != text || body != "body\n") {
			t.Errorf("a text nobody signed: %q", given)
		}
	})
}
