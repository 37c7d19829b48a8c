package main

import (
	"fmt"
	"os"
	"strings"
)

// requirement is the version of a module that a go.mod file asks for.
func requirement(file, module string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(raw)) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(words) >= 2 && words[0] == module {
			return words[1], nil
		}
	}
	return "", fmt.Errorf("%s asks for no %s", file, module)
}
