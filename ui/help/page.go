package help

import (
	"strings"

	"fyne.io/fyne/v2"

	"doemee/assets"
	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// Page lays out the page of a topic; one that has none gives that on how to begin.
func Page(w *words.Words, topic string) fyne.CanvasObject {
	raw, err := assets.Help.ReadFile("help/" + w.Code() + "/" + topic + ".md")
	if err != nil {
		raw, _ = assets.Help.ReadFile("help/" + w.Code() + "/" + topics[0] + ".md") // compiled in; a test reads every one
	}
	page := kit.Column(theme.Room)
	for _, line := range strings.Split(string(raw), "\n") {
		if o := block(line); o != nil {
			page.Add(o)
		}
	}
	return page
}

// block is one line of a page; nil for an empty one.
func block(line string) fyne.CanvasObject {
	if text, ok := strings.CutPrefix(line, "# "); ok {
		return kit.Title(text).Object
	}
	if text, ok := strings.CutPrefix(line, "## "); ok {
		return kit.Heading(text).Object
	}
	if text, ok := strings.CutPrefix(line, "- "); ok {
		return kit.Item(kit.Snug(kit.NewMarked(parts(text))))
	}
	if line == "" {
		return nil
	}
	return kit.Snug(kit.NewMarked(parts(line)))
}

// parts divides a line at its stars: what stands between two of them, or two pairs, stands out.
func parts(line string) []kit.Part {
	var all []kit.Part
	for i, text := range strings.Split(strings.ReplaceAll(line, "**", "*"), "*") {
		if text != "" {
			all = append(all, kit.Part{Text: text, Bold: i%2 == 1})
		}
	}
	return all
}
