package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// manager is a package manager with what the window needs, by its names. The last package is the display that tests draw on
// where there is no other.
type manager struct {
	command  string
	refresh  []string
	install  []string
	packages []string
	display  string
	has      []string // asks whether a package, added at the end, is there
}

var managers = []manager{
	{"apt-get", []string{"update", "-qq"}, []string{"install", "-y", "-qq", "--no-install-recommends"},
		[]string{"gcc", "libgl1-mesa-dev", "libgl1-mesa-dri", "xorg-dev", "libwayland-dev", "libxkbcommon-dev", "strace", "xdotool"}, "xvfb", []string{"dpkg", "-s"}},
	{"dnf", nil, []string{"install", "-y"}, []string{"gcc", "mesa-libGL-devel", "mesa-dri-drivers", "libX11-devel", "libXcursor-devel",
		"libXrandr-devel", "libXinerama-devel", "libXi-devel", "libXxf86vm-devel", "wayland-devel", "libxkbcommon-devel", "xdotool"}, "xorg-x11-server-Xvfb", []string{"rpm", "-q"}},
	{"zypper", nil, []string{"install", "-y"}, []string{"gcc", "Mesa-libGL-devel", "libX11-devel", "libXcursor-devel", "libXrandr-devel",
		"libXinerama-devel", "libXi-devel", "libXxf86vm-devel", "wayland-devel", "libxkbcommon-devel", "xdotool"}, "xorg-x11-server-Xvfb", []string{"rpm", "-q"}},
	{"pacman", nil, []string{"-S", "--noconfirm", "--needed"}, []string{"gcc", "mesa", "libxcursor", "libxrandr", "libxinerama", "libxi",
		"libxxf86vm", "wayland", "libxkbcommon", "xdotool"}, "xorg-server-xvfb", []string{"pacman", "-Q"}},
}

// toPackage are the packages with which packages are made, by the names of apt-get; that is where they are made.
var toPackage = []string{"gcc-mingw-w64-x86-64", "binutils-mingw-w64-x86-64", "desktop-file-utils", "appstream", "osslsigncode"}

// setup installs what is missing to build the window, and to draw it where there is no display.
func setup(ctx context.Context, b *bench) error { return setupFor(ctx, b, nil) }

// setupFor does so with more packages where apt-get is the manager.
func setupFor(ctx context.Context, b *bench, more []string) error {
	if runtime.GOOS != "linux" {
		b.say("%s", needed(runtime.GOOS))
		return nil
	}
	m, ok := present(managers, func(name string) bool { _, err := exec.LookPath(name); return err == nil })
	if !ok {
		b.say("setup: no known package manager; the window needs gcc and the headers of OpenGL, X11, Wayland and xkbcommon")
		return nil
	}
	if m.command == "apt-get" {
		m.packages = append(m.packages[:len(m.packages):len(m.packages)], more...)
	}
	missing := m.missing(func(p string) bool {
		return exec.CommandContext(ctx, m.has[0], append(m.has[1:], p)...).Run() == nil
	})
	if len(missing) == 0 {
		b.say("setup: nothing is missing")
		return nil
	}
	b.say("setup: %s installs what the window is built and drawn with: %s", m.command, strings.Join(missing, " "))
	return m.get(ctx, b, missing)
}

// needed says what a developer must have where we install nothing.
func needed(system string) string {
	if system == "darwin" {
		return "setup: macOS needs the command line tools of Xcode: xcode-select --install"
	}
	return "setup: Windows needs gcc in the path, for example of mingw-w64 (winlibs) or MSYS2"
}

func present(all []manager, there func(string) bool) (manager, bool) {
	for _, m := range all {
		if there(m.command) {
			return m, true
		}
	}
	return manager{}, false
}

func (m manager) missing(has func(string) bool) []string {
	var missing []string
	for _, p := range append(m.packages, m.display) {
		if !has(p) {
			missing = append(missing, p)
		}
	}
	return missing
}

func (m manager) get(ctx context.Context, b *bench, packages []string) error {
	name, before := m.command, []string{}
	if os.Geteuid() != 0 {
		name, before = "sudo", []string{m.command}
	}
	env := []string{"DEBIAN_FRONTEND=noninteractive"}
	if m.refresh != nil {
		if err := b.do(ctx, env, name, append(before, m.refresh...)...); err != nil {
			return fmt.Errorf("setup: %w", err)
		}
	}
	args := append(append(before, m.install...), packages...)
	if err := b.do(ctx, env, name, args...); err != nil {
		return fmt.Errorf("setup: %w", err)
	}
	return nil
}
