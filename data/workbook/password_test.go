package workbook

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const goldenPassword = "Geheim-ë 12"

// locked are the same submission with a password: as LibreOffice writes it, and as programs write it since Excel 2010.
func locked(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{"standard", "agile"} {
		raw, err := os.ReadFile("testdata/locked/" + name + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		files[name] = raw
	}
	return files
}

func TestPasswordsOpen(t *testing.T) {
	want := strings.Split(string(loaded(t, "testdata/saved/lines.jsonl")), "\n")
	for name, raw := range locked(t) {
		plain, err := Unlock(raw, goldenPassword)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := sameLines("lines", want, readBack(t, plain, bundled(t)).Submission.Lines); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, wrong := range []string{"", "geheim-ë 12", goldenPassword + " ", "\x00"} {
			if plain, err := Unlock(raw, wrong); !errors.Is(err, ErrWrongPassword) || plain != nil {
				t.Errorf("%s with %q: %d bytes, %v", name, wrong, len(plain), err)
			}
		}
	}
}

// What another writer of this form makes opens too, whatever its length. (Its containers of less than 4 KiB are broken: both
// streams begin at the same place.)
func TestPasswordsOfAnotherWriter(t *testing.T) {
	for _, size := range []int{4088, 4095, 4096, 4097, 70_000} {
		content := bytes.Repeat([]byte{byte(size), 7}, size)[:size]
		raw, err := excelize.Encrypt(content, &excelize.Options{Password: "woord"})
		if err != nil {
			t.Fatal(err)
		}
		plain, err := Unlock(raw, "woord")
		if err != nil || !bytes.Equal(plain, content) {
			t.Errorf("%d bytes: %d back, %v", size, len(plain), err)
		}
	}
}

// replaced changes a text in a file for one of the same length.
func replaced(t *testing.T, raw []byte, was, by string) []byte {
	t.Helper()
	if len(was) != len(by) || bytes.Count(raw, []byte(was)) != 1 {
		t.Fatalf("%q stands %d times in the file", was, bytes.Count(raw, []byte(was)))
	}
	return bytes.Replace(raw, []byte(was), []byte(by), 1)
}

func TestLocksThatAreRefused(t *testing.T) {
	agile, standard := locked(t)["agile"], locked(t)["standard"]
	for _, c := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"a million and one rounds", replaced(t, agile, `spinCount="100000" saltSize="16"`, `spinCount="1000001" saltSize="6"`), ErrPasswordCostly},
		{"another cipher", bytes.ReplaceAll(agile, []byte(`"AES"`), []byte(`"RC4"`)), ErrUnknownLock},
		{"another hash", bytes.ReplaceAll(agile, []byte(`"SHA512"`), []byte(`"SHA999"`)), ErrUnknownLock},
		{"another form", replaced(t, standard, wideText("EncryptionInfo"), wideText("EncryptionInf0")), ErrUnknownLock},
		{"no content", replaced(t, standard, wideText("EncryptedPackage"), wideText("EncryptedPackag_")), ErrLockDamaged},
		{"a header alone", standard[:512], ErrLockDamaged},
		{"nothing", nil, ErrLockDamaged},
		{"half", agile[:len(agile)/2], ErrLockDamaged},
	} {
		if _, err := Unlock(c.raw, goldenPassword); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func wideText(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(r)
		b.WriteByte(0)
	}
	return b.String()
}

// A file decides for itself what opening it costs; what is too much is refused before anything is computed.
func TestRoundsAreCountedBeforehand(t *testing.T) {
	k := agileKey{Hash: "SHA512", Cipher: "AES", Chaining: "ChainingModeCBC", KeyBits: 256}
	for spins, want := range map[int]error{0: nil, 100_000: nil, 1_000_000: nil, 1_000_001: ErrPasswordCostly, 1 << 40: ErrPasswordCostly, -1: ErrPasswordCostly} {
		k.Spins = spins
		if err := k.check(); !errors.Is(err, want) {
			t.Errorf("%d rounds: %v, want %v", spins, err, want)
		}
	}
}

// One changed byte is told, or lies where nothing of the content is: it never changes what is read.
func TestOneChangedByteInALockedFile(t *testing.T) {
	want := strings.Split(string(loaded(t, "testdata/saved/lines.jsonl")), "\n")
	e := bundled(t)
	step := 1777
	if testing.Short() {
		step = 17_777
	}
	for name, raw := range locked(t) {
		told := 0
		for i := 0; i < len(raw); i += step {
			changed := bytes.Clone(raw)
			changed[i] ^= 0x10
			plain, err := Unlock(changed, goldenPassword)
			if err == nil {
				var got *Received
				if got, err = Read(bytes.NewReader(plain), int64(len(plain)), e); err == nil && !slices.Equal(got.Submission.Lines, want) {
					t.Errorf("%s: byte %d changes the content unnoticed", name, i)
				}
			}
			if err != nil {
				told++
			}
		}
		if n := (len(raw) + step - 1) / step; told < n*9/10 {
			t.Errorf("%s: %d of %d changes are told", name, told, n)
		}
	}
}

// Containers that contradict themselves end with an error, and cost no more than a few times their size.
func TestHostileContainers(t *testing.T) {
	standard := locked(t)["standard"]
	c, err := openCompound(standard)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 3))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	rounds := 300
	for range rounds {
		raw := bytes.Clone(standard)
		for range 1 + rng.IntN(4) {
			// Where it hurts: the header, the table of sectors, the directory.
			from := [][2]int{{24, 512}, {c.size, 2 * c.size}, {len(raw) - 4*c.size, len(raw)}, {512, len(raw)}}[rng.IntN(4)]
			little.PutUint32(raw[from[0]+rng.IntN(from[1]-from[0]-4):], []uint32{0, 1, 2, uint32(rng.IntN(300)), 0xFFFFFFFE, 0xFFFFFFF0, 0x7FFFFFFF}[rng.IntN(7)])
		}
		_, _ = Unlock(raw, "woord")
	}
	runtime.ReadMemStats(&after)
	if spent := (after.TotalAlloc - before.TotalAlloc) / uint64(rounds); spent > 64*uint64(len(standard)) {
		t.Errorf("%d bytes for each file of %d", spent, len(standard))
	}
}

func TestFitted(t *testing.T) {
	if got := fitted([]byte{1, 2, 3}, 2); !bytes.Equal(got, []byte{1, 2}) {
		t.Error(got)
	}
	if got := fitted([]byte{1}, 3); !bytes.Equal(got, []byte{1, 0x36, 0x36}) {
		t.Error(got)
	}
}

func FuzzUnlock(f *testing.F) {
	for _, raw := range locked(f) {
		f.Add(raw[:8192])
	}
	small, err := excelize.Encrypt(make([]byte, 4096), &excelize.Options{Password: "a"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	e := bundled(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		plain, err := Unlock(raw, "a")
		if err == nil {
			_, _ = Read(bytes.NewReader(plain), int64(len(plain)), e)
		}
	})
}
