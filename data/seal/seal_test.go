package seal

import (
	"bytes"
	"errors"
	"testing"
)

func sealed(t *testing.T, recipients []string, passphrase, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := Encrypt(&out, recipients, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOnlyWhoItIsMeantForCanOpen(t *testing.T) {
	secret, public, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	other, _, _ := NewKey()
	file := sealed(t, []string{public}, "", "content")
	if !Sealed(file) || Sealed([]byte("PK")) {
		t.Error("a secured file is not known by its beginning")
	}
	if got, err := Decrypt(bytes.NewReader(file), []string{secret}, "", 100); err != nil || string(got) != "content" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := Decrypt(bytes.NewReader(file), []string{other}, "", 100); !errors.Is(err, ErrNoKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := Decrypt(bytes.NewReader(file), []string{secret}, "", 6); !errors.Is(err, ErrTooBig) {
		t.Errorf("beyond the limit: %v", err)
	}
}

func TestAPassphraseOpens(t *testing.T) {
	file := sealed(t, nil, "een lang wachtwoord", "content")
	if got, err := Decrypt(bytes.NewReader(file), nil, "een lang wachtwoord", 100); err != nil || string(got) != "content" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := Decrypt(bytes.NewReader(file), nil, "een ander wachtwoord", 100); !errors.Is(err, ErrNoKey) {
		t.Errorf("another passphrase: %v", err)
	}
}

func TestEveryChangedByteIsSeen(t *testing.T) {
	secret, public, _ := NewKey()
	file := sealed(t, []string{public}, "", "content")
	for i := range file {
		bad := bytes.Clone(file)
		bad[i] ^= 1
		if got, err := Decrypt(bytes.NewReader(bad), []string{secret}, "", 100); err == nil {
			t.Errorf("byte %d changed, and %q came out", i, got)
		}
		if got, err := Decrypt(bytes.NewReader(file[:i]), []string{secret}, "", 100); err == nil {
			t.Errorf("cut at %d, and %q came out", i, got)
		}
	}
}

func TestNobodyToSealForIsRefused(t *testing.T) {
	if _, err := Encrypt(&bytes.Buffer{}, nil, ""); !errors.Is(err, ErrNobody) {
		t.Errorf("got %v", err)
	}
	if _, err := Encrypt(&bytes.Buffer{}, []string{"age1nonsense"}, ""); err == nil {
		t.Error("a key that is none was taken")
	}
}

func TestSignedTextIsReadableAndBound(t *testing.T) {
	secret, public, err := NewSigner("coalition.example")
	if err != nil {
		t.Fatal(err)
	}
	signed, err := Sign(secret, EditionV1, "{\"code\":\"X\"}")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := Verify(public, EditionV1, signed); err != nil || text != "{\"code\":\"X\"}\n" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := Verify(public, AnswerV1, signed); !errors.Is(err, ErrPurpose) {
		t.Errorf("taken for an answer: %v", err)
	}
	for i := range signed {
		bad := bytes.Clone(signed)
		bad[i] ^= 1
		if text, err := Verify(public, EditionV1, bad); err == nil && text != "{\"code\":\"X\"}\n" {
			t.Errorf("byte %d changed, and %q was taken as signed", i, text)
		}
	}
	_, stranger, _ := NewSigner("coalition.example")
	if _, err := Verify(stranger, EditionV1, signed); !errors.Is(err, ErrUnsigned) {
		t.Errorf("a stranger's key: %v", err)
	}
	if Fingerprint(public) == Fingerprint(stranger) || len(Fingerprint(public)) != 19 {
		t.Errorf("got %s", Fingerprint(public))
	}
}
