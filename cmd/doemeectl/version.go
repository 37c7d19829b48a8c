package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/exchange"
	"doemee/data/workbook"
)

// versionVerb tells three versions: of the program, of the agenda inside it, and of the workbooks it writes.
func versionVerb(*flag.FlagSet) runner {
	return func(_ context.Context, _ []string, s *streams) error {
		e := exchange.Bundled()
		s.say("cli.version", "program", exchange.Program, "edition", e.Name, "version", strconv.Itoa(e.Version), "schema", strconv.Itoa(workbook.Schema))
		s.object(map[string]any{"program": exchange.Program, "edition": e.Name, "editionVersion": e.Version, "schema": workbook.Schema})
		return s.bad
	}
}
