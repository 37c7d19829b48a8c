package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// reachers are the libraries in both programs that link what could reach another computer, with what they need it for. None of that is called:
// a traced journey of each program shows it. One that joins them is looked at first.
var reachers = map[string]string{
	"fyne.io/fyne/v2":                     "icons and themes from an address, which we never give",
	"fyne.io/fyne/v2/internal/repository": "files behind an address, which we never give",
	"fyne.io/fyne/v2/storage/repository":  "reads addresses",
	"github.com/godbus/dbus/v5":           "talks with the desktop through a socket of this computer",
	"github.com/google/uuid":              "reads the number of the network card, for ids of a sort that we don't make",
	"github.com/xuri/excelize/v2":         "tells the sort of a picture by its first bytes",
	"golang.org/x/sys/windows":            "addresses of sockets, which nobody opens",
}

// unreached sees to it that nothing else in the programs could reach a network.
func unreached(ctx context.Context, b *bench) error {
	found := map[string][]string{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list, err := askWith(ctx, []string{"GOOS=" + system, "CGO_ENABLED=1"}, "go", "list", "-deps", "-f",
			`{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "./cmd/doemee", "./cmd/doemeectl")
		if err != nil {
			return err
		}
		reaching(list, found)
	}
	for path, uses := range found {
		b.say("   %s links %s: %s", path, strings.Join(uses, ", "), reachers[path])
	}
	return newcomers(found)
}

// reaching gathers from lines of a package and its imports which packages import what could reach a network.
func reaching(list string, found map[string][]string) {
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		for _, used := range fields[min(1, len(fields)):] {
			if slices.Contains(networks, used) && !slices.Contains(found[fields[0]], used) {
				found[fields[0]] = append(found[fields[0]], used)
			}
		}
	}
}

// newcomers are those that nobody has looked at yet.
func newcomers(found map[string][]string) error {
	var wrong []error
	for path, uses := range found {
		if reachers[path] == "" {
			wrong = append(wrong, fmt.Errorf("%s links %s: the programs open no network connection; see cmd/dev/network.go", path, strings.Join(uses, ", ")))
		}
	}
	return errors.Join(wrong...)
}
