package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"debug/elf"
	"encoding/pem"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// atTop goes to the top of the checkout, where the commands are run.
func atTop(t *testing.T) {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
}

func TestTheVersionStandsInOnePlace(t *testing.T) {
	atTop(t)
	raw, err := os.ReadFile(versionFile)
	if err != nil || !regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\n$`).Match(raw) {
		t.Fatalf("%q is no version, %v", raw, err)
	}
	version := `"` + strings.TrimSpace(string(raw)) + `"`
	for _, top := range []string{"cmd", "ui", "data", "assets"} {
		err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if bytes.Contains(source, []byte(version)) {
				t.Errorf("%s names the version; it stands in %s", path, versionFile)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestWhatSystemsReadIsFilledInAndSound(t *testing.T) {
	atTop(t)
	r := &release{version: "1.2.3-rc1", when: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	err := filepath.WalkDir("assets/systems", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := r.filled(strings.TrimPrefix(filepath.ToSlash(path), "assets/systems/"))
		if err != nil {
			return err
		}
		if left := regexp.MustCompile(`\{[a-z]+\}`).Find(body); left != nil {
			t.Errorf("%s: %s is not filled in", path, left)
		}
		switch filepath.Ext(path) {
		case ".xml", ".manifest", ".plist":
			for d := xml.NewDecoder(bytes.NewReader(body)); ; {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					return nil
				} else if err != nil {
					t.Errorf("%s: %v", path, err)
					return nil
				}
			}
		case ".txt", ".cmd": // Windows shows these in an alphabet of its own
			if strings.ContainsFunc(string(body), func(c rune) bool { return c > 126 }) {
				t.Errorf("%s has letters that not every Windows shows alike", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	manifest, err := r.filled("windows/doemee.manifest")
	if err != nil || !strings.Contains(string(manifest), `version="1.2.3.0"`) {
		t.Errorf("%v in\n%s", err, manifest)
	}
}

func TestEveryKindOfFileIsKnownToEverySystem(t *testing.T) {
	atTop(t)
	for path, wants := range map[string][]string{
		"assets/systems/linux/" + identity + ".xml":     {"*.doemee\"", "*.doemee-register\"", "*.agenda\""},
		"assets/systems/linux/" + identity + ".desktop": {"application/x-doemee;", "application/x-doemee-register;", "application/x-doemee-agenda;", "Exec=doemee %f"},
		"assets/systems/windows/koppelen.cmd":           {" .doemee ", " .doemee-register ", " .agenda "},
		"assets/systems/windows/ontkoppelen.cmd":        {"(.doemee ", " .doemee-register ", " .agenda "},
	} {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s does not name %q", path, want)
			}
		}
	}
}

func TestADebianSystemIsToldWhatAProgramNeeds(t *testing.T) {
	program, err := os.ReadFile("/bin/cat") // on Debian it asks for the C library only
	if err != nil || !bytes.HasPrefix(program, []byte("\x7fELF")) {
		t.Skip("no program here to read")
	}
	needs, err := dependsOn(program)
	if unknown := err != nil && strings.Contains(err.Error(), "does not say of which package"); !unknown && (err != nil || !strings.HasPrefix(needs, "libc6 (>= 2.") || !strings.Contains(needs, ", libxi6, ")) {
		t.Errorf("it needs %q, %v", needs, err)
	}
	symbols := []elf.ImportedSymbol{{Version: "GLIBC_2.9"}, {Version: "GLIBC_2.34"}, {Version: "GLIBC_PRIVATE"}, {Version: "GLIBC_2.4"}}
	if got := newestC(symbols); got != "2.34" {
		t.Errorf("got %s", got)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"2.9", "2.17", false}, {"2.34", "2.17", true}, {"2.2.5", "2.2", true}, {"2.17", "2.17", false}} {
		if later(c.a, c.b) != c.want {
			t.Errorf("%s later than %s: %t", c.a, c.b, !c.want)
		}
	}
}

func TestPackagesThatDifferAreNamed(t *testing.T) {
	if err := different("1  a\n2  b\n", "1  a\n2  b\n"); err != nil {
		t.Error(err)
	}
	err := different("1  a\n2  b\n", "1  a\n3  b\n")
	if err == nil || strings.Contains(err.Error(), " a") || !strings.Contains(err.Error(), "2  b") {
		t.Errorf("got %v", err)
	}
}

func TestTheMacBundleHasItsParts(t *testing.T) {
	atTop(t)
	p, err := (&release{version: "1.2.3"}).bundle([]byte("window"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range p.Files {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "Doe mee.app/Contents/Info.plist Doe mee.app/Contents/Resources/doemee.icns Doe mee.app/Contents/MacOS/doemee" {
		t.Errorf("got %s", got)
	}
}

// certificate makes a key and a certificate of its own, for this test only, as the signing program takes them.
func certificate(t *testing.T, folder string) (pkcs12, password, public string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test of Doe mee"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning}, BasicConstraintsValid: true, IsCA: true}
	raw, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	pkcs12, password, public = filepath.Join(folder, "key.p12"), filepath.Join(folder, "password"), filepath.Join(folder, "public.pem")
	private := filepath.Join(folder, "private.pem")
	err = errors.Join(os.WriteFile(password, []byte("a secret of this test"), 0o600), os.WriteFile(public, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}), 0o600),
		os.WriteFile(private, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("openssl", "pkcs12", "-export", "-inkey", private, "-in", public, "-passout", "file:"+password, "-out", pkcs12).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return pkcs12, password, public
}

// TestASignatureHoldsAndNoticesAChangedByte signs a real program for Windows with a certificate made here.
func TestASignatureHoldsAndNoticesAChangedByte(t *testing.T) {
	for _, tool := range []string{"osslsigncode", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not here")
		}
	}
	folder := t.TempDir()
	source, program, to := filepath.Join(folder, "a.go"), filepath.Join(folder, "a.exe"), filepath.Join(folder, "signed.exe")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-o", program, source)
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	pkcs12, password, public := certificate(t, folder)
	var said bytes.Buffer
	if err := signed(context.Background(), &bench{out: &said}, pkcs12, password, program, to); err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	verify := func() error {
		said, err := exec.Command("osslsigncode", "verify", "-CAfile", public, "-in", to).CombinedOutput()
		if err != nil {
			return errors.New(string(said))
		}
		return nil
	}
	if err := verify(); err != nil {
		t.Errorf("a good signature is refused: %v", err)
	}
	body, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	body[len(body)/3] ^= 1
	if err := os.WriteFile(to, body, 0o600); err != nil {
		t.Fatal(err)
	}
	if verify() == nil {
		t.Error("a changed program passes")
	}
}
