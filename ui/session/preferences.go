package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"doemee/assets/words"
)

// Preferences is what the program remembers for one person on one computer. Nothing of a dossier's content is in it.
type Preferences struct {
	Language words.Language `json:"language"`
	Mode     string         `json:"mode"`    // light, dark, contrast
	Percent  int            `json:"percent"` // size of text, 100 to 200
	Recent   []string       `json:"recent"`  // paths of dossiers, newest first
	Screen   string         `json:"screen"`  // where the person was

	file string
}

// mostRecent bounds the list of recent files.
const mostRecent = 8

// PreferencesFile is where the preferences of this person stand.
func PreferencesFile() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the folder for settings: %w", err)
	}
	return filepath.Join(folder, "doemee", "settings.json"), nil
}

// ReadPreferences reads the preferences kept in a file. A missing or unreadable file gives those of a first start, in the
// given language: settings are never a reason not to start.
func ReadPreferences(file string, first words.Language) *Preferences {
	p := &Preferences{Language: first, Mode: "light", Percent: 100}
	if raw, err := os.ReadFile(file); err == nil {
		// A file cut short leaves what could be read; sound mends the rest.
		_ = json.Unmarshal(raw, p)
	}
	p.file = file
	p.sound(first)
	return p
}

func (p *Preferences) sound(first words.Language) {
	if !slices.Contains(words.Languages, p.Language) {
		p.Language = first
	}
	if !slices.Contains([]string{"light", "dark", "contrast"}, p.Mode) {
		p.Mode = "light"
	}
	p.Percent = min(max(p.Percent, 100), 200)
	p.Recent = p.Recent[:min(len(p.Recent), mostRecent)]
}

// Scale is the size of text as a factor, 1 to 2.
func (p *Preferences) Scale() float32 { return float32(p.Percent) / 100 }

// Opened puts a dossier first in the list of recent files.
func (p *Preferences) Opened(path string) {
	recent := slices.DeleteFunc(slices.Clone(p.Recent), func(r string) bool { return r == path })
	p.Recent = slices.Insert(recent, 0, path)
	p.Recent = p.Recent[:min(len(p.Recent), mostRecent)]
}

// Save keeps the preferences. The file is replaced as a whole, so that a cut leaves the old one.
func (p *Preferences) Save() error {
	raw, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(p.file), 0o700); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	part := p.file + ".part"
	if err := os.WriteFile(part, raw, 0o600); err != nil {
		return fmt.Errorf("save settings: %w", errors.Join(err, ignoreMissing(os.Remove(part))))
	}
	if err := os.Rename(part, p.file); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
