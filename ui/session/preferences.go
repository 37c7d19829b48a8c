package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"doemee/assets/words"
	"doemee/data/exchange"
)

// Preferences is what the program remembers for one person on one computer. Nothing of a dossier's content is in it.
type Preferences struct {
	Language words.Language `json:"language"`
	Mode     string         `json:"mode"`    // one of Modes
	Percent  int            `json:"percent"` // size of text, 100 to 200
	Recent   []Recent       `json:"recent"`  // files, the newest first

	file string
	keep keeper
}

// Recent is a file that was open, and where the person was in it.
type Recent struct {
	Path string `json:"path"`
	Spot Spot   `json:"spot,omitzero"`
}

// Spot is a place with, in a field that is typed in, how many letters stand before the caret.
type Spot struct {
	Place
	Caret int `json:"caret,omitzero"`
}

// ModeSystem follows what the system shows, light or dark.
const ModeSystem = "system"

// Modes lists the colours people choose from.
var Modes = []string{ModeSystem, "light", "dark", "contrast"}

// Sizes lists the sizes of text people choose from, in percent.
var Sizes = []int{100, 125, 150, 175, 200}

// What the file may hold: anything beyond it was not written by this program.
const (
	mostRecent      = 8
	longestPath     = 4096
	longestSettings = 1 << 20 // bytes
)

// PreferencesFile is where the preferences of this person stand.
func PreferencesFile() (string, error) {
	places, err := exchange.Here()
	if err != nil {
		return "", fmt.Errorf("find the folder for settings: %w", err)
	}
	return filepath.Join(places.Settings, "settings.json"), nil
}

// ReadPreferences reads the preferences kept in a file. A missing, damaged, huge or strange file gives those of a first start, in
// the given language, as far as it can't be read: settings are never a reason not to start.
func ReadPreferences(file string, first words.Language) *Preferences {
	p := &Preferences{Language: first, Mode: firstMode(), Percent: 100}
	if raw, err := readSettings(file); err == nil {
		// A file cut short leaves what could be read; sound mends the rest.
		_ = json.Unmarshal(raw, p)
	}
	p.file = file
	p.sound(first)
	return p
}

// firstMode is what the system shows, where it can be asked. Many a Linux desktop does not answer, and Fyne then takes it for dark.
func firstMode() string {
	if runtime.GOOS == "linux" {
		return "light"
	}
	return ModeSystem
}

// readSettings reads a regular file of a sane size; a pipe would never end.
func readSettings(file string) ([]byte, error) {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() || info.Size() > longestSettings {
		return nil, errors.Join(err, fs.ErrInvalid)
	}
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, longestSettings))
}

func (p *Preferences) sound(first words.Language) {
	if !slices.Contains(words.Languages, p.Language) {
		p.Language = first
	}
	if !slices.Contains(Modes, p.Mode) {
		p.Mode = firstMode()
	}
	p.Percent = min(max(p.Percent, Sizes[0]), Sizes[len(Sizes)-1])
	p.Recent = slices.DeleteFunc(p.Recent, func(r Recent) bool { return !soundPath(r.Path) })
	p.Recent = p.Recent[:min(len(p.Recent), mostRecent)]
	for i := range p.Recent {
		p.Recent[i].Spot.Caret = max(p.Recent[i].Spot.Caret, 0)
	}
}

// soundPath tells whether a path can be one that this program wrote.
func soundPath(path string) bool {
	return path != "" && len(path) <= longestPath && utf8.ValidString(path) && !strings.ContainsFunc(path, unicode.IsControl)
}

// Scale is the size of text as a factor, 1 to 2.
func (p *Preferences) Scale() float32 { return float32(p.Percent) / 100 }

// Opened puts a file first in the list of recent files, and gives the spot where the person was in it.
func (p *Preferences) Opened(path string) Spot {
	spot := Spot{}
	for _, r := range p.Recent {
		if r.Path == path {
			spot = r.Spot
		}
	}
	p.Forget(path)
	p.Recent = slices.Insert(p.Recent, 0, Recent{Path: path, Spot: spot})
	p.Recent = p.Recent[:min(len(p.Recent), mostRecent)]
	return spot
}

// Left keeps where the person was in a file that stands in the list, and tells whether that is somewhere else than before.
func (p *Preferences) Left(path string, spot Spot) bool {
	spot.Query = nil // is not kept
	for i, r := range p.Recent {
		if r.Path == path && r.Spot != spot {
			p.Recent[i].Spot = spot
			return true
		}
	}
	return false
}

// Forget takes a file off the list of recent files.
func (p *Preferences) Forget(path string) {
	p.Recent = slices.DeleteFunc(slices.Clone(p.Recent), func(r Recent) bool { return r.Path == path })
}

// Save keeps the preferences, and comes back when they are on disk.
func (p *Preferences) Save() error {
	raw, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return p.keep.write(p.file, raw, p.keep.next())
}

// SaveSoon keeps the preferences as they stand now without holding up whoever asks for it; done gets what went wrong, on a goroutine
// of its own.
func (p *Preferences) SaveSoon(done func(error)) {
	raw, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		done(fmt.Errorf("save settings: %w", err))
		return
	}
	file, turn := p.file, p.keep.next()
	go func() { done(p.keep.write(file, raw, turn)) }()
}
