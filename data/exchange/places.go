package exchange

import (
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Places is where the program keeps what belongs to one person on one computer. Nothing of it ever lies beside a dossier, which
// may be on a stick or a network share.
type Places struct {
	Settings string // folder of the settings
	Backups  string // folder of the backups, one folder in it for each organisation
	Logs     string // folder of reports on faults of the program
	Work     string // folder of passing copies, empty when nothing is being done
	Portable bool   // everything stays in the folder of the program
}

// portableMark is the file that, beside the program, keeps everything in the program's own folder: for a stick, or a computer on
// which nothing may be left behind. Windows hides the end of a name, so that one made there is often called portable.txt.
var portableMark = []string{"portable", "portable.txt"}

// Here finds the places of this person on this computer. It makes no folder.
func Here() (Places, error) {
	if program, err := os.Executable(); err == nil {
		if p, ok := portable(filepath.Dir(program)); ok {
			return p, nil
		}
	}
	settings, err := os.UserConfigDir()
	if err != nil {
		return Places{}, storeFault("settings", err)
	}
	local, err := localFolder()
	if err != nil {
		return Places{}, storeFault("backups", err)
	}
	return under(filepath.Join(settings, "doemee"), filepath.Join(local, "doemee")), nil
}

func under(settings, local string) Places {
	return Places{Settings: settings, Backups: filepath.Join(local, "backups"), Logs: filepath.Join(local, "logs"), Work: filepath.Join(local, "work")}
}

// portable gives the places beside the program where its mark stands.
func portable(folder string) (Places, bool) {
	for _, name := range portableMark {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.Mode().IsRegular() {
			p := under(folder, folder)
			p.Portable = true
			return p, true
		}
	}
	return Places{}, false
}

// localFolder is for data that stays on this computer: on Windows not the folder that travels along to other computers.
func localFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		return os.UserCacheDir() // AppData\Local
	case "darwin":
		return os.UserConfigDir() // Library/Application Support
	}
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// oldWork is how old a passing copy is that a program which was killed must have left behind.
const oldWork = 24 * time.Hour

// work makes the folder for passing copies, for its owner only, and sweeps what a killed program left in it.
func (p Places) work() (string, error) {
	if err := os.MkdirAll(p.Work, 0o700); err != nil {
		return "", storeFault(p.Work, err)
	}
	left, _ := os.ReadDir(p.Work)
	for _, one := range left {
		if info, err := one.Info(); err == nil && time.Since(info.ModTime()) > oldWork {
			_ = os.RemoveAll(filepath.Join(p.Work, one.Name()))
		}
	}
	return p.Work, nil
}
