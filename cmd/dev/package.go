package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"doemee/cmd/dev/parcel"
)

// versionFile is the one place where the version stands.
const versionFile = "assets/version.txt"

// sumsFile lists what was packed with its SHA-256, as sha256sum reads it.
const sumsFile = "SHA256SUMS"

// release is one making of all packages: which version, of which moment, where they go, and what everybody gets along.
type release struct {
	version string
	when    time.Time
	folder  string
	work    string // for what is only needed to make them
	texts   parcel.Parcel
}

// packaged makes every package in out/packages.
func packaged(ctx context.Context, b *bench) error {
	return b.packInto(ctx, filepath.Join(outFolder, "packages"))
}

func (b *bench) packInto(ctx context.Context, folder string) error {
	if err := setupFor(ctx, b, toPackage); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "doemee-package-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		return err
	}
	r := &release{folder: folder, work: work}
	return b.all(ctx, []step{{"version and moment", r.date}, {"licences and bill of materials", r.bill}, {"doemeectl for six systems", r.terminals},
		{"Linux", r.linux}, {"Windows", r.windows}, {"macOS, untested", r.macos}, {"checksums", r.sums}})
}

// date finds the version and the moment that every file bears: that of the last commit, or the one that whoever builds again names.
func (r *release) date(ctx context.Context, b *bench) error {
	raw, err := os.ReadFile(versionFile)
	if err != nil {
		return err
	}
	r.version = strings.TrimSpace(string(raw))
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		if seconds, err = ask(ctx, "git", "log", "-1", "--format=%ct"); err != nil {
			return fmt.Errorf("no commit to take the moment from; name one in SOURCE_DATE_EPOCH: %w", err)
		}
	}
	at, err := strconv.ParseInt(strings.TrimSpace(seconds), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	r.when = time.Unix(at, 0).UTC()
	b.say("   %s of %s", r.version, r.when.Format(time.RFC3339))
	return nil
}

// bill gathers the texts that go with every package, and writes the list of what is linked beside them.
func (r *release) bill(ctx context.Context, _ *bench) error {
	modules, err := linked(ctx)
	if err != nil {
		return err
	}
	if err := fit(modules); err != nil {
		return err
	}
	notices, err := noticesOf(ctx, modules)
	if err != nil {
		return err
	}
	r.texts = parcel.Parcel{When: r.when}
	r.texts.Add("LICENCES-OF-PARTS.txt", notices)
	for _, name := range []string{"LICENSE", "CHANGELOG.md"} {
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		r.texts.Add(name, body)
	}
	bill, err := billOf(modules, r.version)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.folder, r.name("sbom.cdx.json")), bill, 0o644)
}

// name is that of a package, of what distinguishes it.
func (r *release) name(rest string) string { return "doemee-" + r.version + "-" + rest }

// build builds one program for a system, without anything in it that tells where or when, and gives its bytes.
func (r *release) build(ctx context.Context, b *bench, env []string, program, flags string, tags ...string) ([]byte, error) {
	to := filepath.Join(r.work, "built")
	args := []string{"build", "-trimpath", "-buildvcs=false", "-tags", strings.Join(tags, ","), "-ldflags", strings.TrimSpace("-s -w -buildid= " + flags), "-o", to, program}
	if err := b.do(ctx, env, "go", args...); err != nil {
		return nil, err
	}
	return os.ReadFile(to)
}

// filled reads a file of the systems and fills in what stands between braces.
func (r *release) filled(path string) ([]byte, error) {
	raw, err := os.ReadFile(filepath.Join("assets", "systems", filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	numbers := strings.Split(strings.SplitN(r.version, "-", 2)[0], ".")
	return []byte(strings.NewReplacer("{version}", r.version, "{date}", r.when.Format(time.DateOnly),
		"{commas}", strings.Join(append(numbers, "0"), ","), "{four}", strings.Join(append(numbers, "0"), ".")).Replace(string(raw))), nil
}

// write puts a package in its place.
func (r *release) write(name string, wrap func(*bytes.Buffer) error) error {
	var out bytes.Buffer
	if err := wrap(&out); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(filepath.Join(r.folder, name), out.Bytes(), 0o644)
}

// sums writes the checksums of all that was packed.
func (r *release) sums(_ context.Context, b *bench) error {
	all, err := sumsIn(r.folder)
	if err != nil {
		return err
	}
	b.say("%s", strings.TrimSpace(all))
	return os.WriteFile(filepath.Join(r.folder, sumsFile), []byte(all), 0o644)
}

func sumsIn(folder string) (string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	var lines []string
	for _, entry := range entries {
		if entry.Name() == sumsFile {
			continue
		}
		body, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return "", err
		}
		lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(body), entry.Name()))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	return strings.Join(lines, ""), nil
}
