// Doemee is the desktop program: it opens a dossier in a window. It is the only program that links OpenGL; everything it
// does besides can be done with doemeectl as well.
//
// Usage: doemee [FILE]
//
// Exit codes: 0 the window was closed, 2 the program was called in a way it does not know.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"doemee/assets/words"
	"doemee/ui"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	say := words.In(words.ParseLanguage(os.Getenv("LANG")))
	file, err := options(args, stdout, say)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintln(stderr, err)
		return 2
	}
	ui.Run(newApp(), file)
	return 0
}

// options takes the file to open from the arguments; it is empty when there is none.
func options(args []string, stdout io.Writer, say *words.Words) (file string, err error) {
	flags := flag.NewFlagSet("doemee", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(stdout, say.Say("ui.usage"))
			return "", err
		}
		return "", errors.New(say.Say("ui.usage-wrong", "found", err.Error()))
	}
	if flags.NArg() > 1 {
		return "", errors.New(say.Say("ui.usage-wrong", "found", flags.Arg(1)))
	}
	return flags.Arg(0), nil
}
