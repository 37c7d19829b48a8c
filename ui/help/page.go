package help

import (
	"path"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/assets"
	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// Page lays out the page of a topic; one that has none gives that on how to begin.
func Page(w *words.Words, topic string) fyne.CanvasObject {
	folder := path.Join("help", w.Code())
	raw, err := assets.Help.ReadFile(path.Join(folder, topic+".md"))
	if err != nil {
		raw, _ = assets.Help.ReadFile(path.Join(folder, topics[0]+".md")) // compiled in; a test reads every one
	}
	page := kit.Column(theme.Room)
	for lines := strings.Split(string(raw), "\n"); len(lines) > 0; {
		var o fyne.CanvasObject
		if o, lines = block(folder, lines); o != nil {
			page.Add(o)
		}
	}
	return page
}

// block lays out what the lines begin with, and gives the lines after it; nil for an empty line.
func block(folder string, lines []string) (fyne.CanvasObject, []string) {
	switch line := lines[0]; {
	case strings.HasPrefix(line, "```"):
		code, rest := upTo(lines[1:], func(l string) bool { return strings.HasPrefix(l, "```") })
		return kit.Inset(kit.Body(strings.Join(code, "\n")).Object), rest[min(1, len(rest)):]
	case strings.HasPrefix(line, "|"):
		rows, rest := upTo(lines, func(l string) bool { return !strings.HasPrefix(l, "|") })
		return table(rows), rest
	case strings.HasPrefix(line, "!["):
		return picture(folder, line), lines[1:]
	case line == "":
		return nil, lines[1:]
	}
	return paragraph(lines[0]), lines[1:]
}

// upTo divides lines before the first that ends them.
func upTo(lines []string, ends func(string) bool) (before, rest []string) {
	for i, line := range lines {
		if ends(line) {
			return lines[:i], lines[i:]
		}
	}
	return lines, nil
}

// paragraph is one line of a page.
func paragraph(line string) fyne.CanvasObject {
	level := len(line) - len(strings.TrimLeft(line, "#"))
	switch text := strings.TrimSpace(line[level:]); {
	case level == 1:
		return kit.Title(text).Object
	case level == 2:
		return kit.Heading(text).Object
	case level > 2:
		return kit.Strong(text).Object
	}
	if text, ok := strings.CutPrefix(line, "- "); ok {
		return kit.Item(kit.Snug(kit.NewMarked(parts(text))))
	}
	return kit.Snug(kit.NewMarked(parts(line)))
}

// table lays out rows whose cells stand between bars: the heads, a line that only divides, and the rest. The first column is the
// one that people look things up in.
func table(lines []string) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for n, line := range lines {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if strings.Trim(cells[0], "-") == "" {
			continue
		}
		objects, shares := make([]fyne.CanvasObject, len(cells)), make([]float32, len(cells))
		for i, cell := range cells {
			shares[i], objects[i] = 1, kit.Body(strings.TrimSpace(cell)).Object
			if n == 0 || i == 0 {
				objects[i] = kit.Strong(strings.TrimSpace(cell)).Object
			}
		}
		rows = append(rows, kit.Split(theme.Gap, shares, objects...))
	}
	return kit.Rows(rows...)
}

// pictureSize fits the width of a page, in the shape of the window.
var pictureSize = fyne.NewSize(640, 400)

// picture shows what a line such as ![what is on it](name.png) names; the words where it is not there.
func picture(folder, line string) fyne.CanvasObject {
	says, name, _ := strings.Cut(strings.TrimPrefix(line, "!["), "](")
	name = strings.TrimSuffix(name, ")")
	raw, err := assets.Help.ReadFile(path.Join(folder, name))
	if err != nil {
		return kit.Second(says).Object
	}
	return kit.Photo(path.Join(folder, name), raw, says, pictureSize)
}

// parts divides a line at its stars and its quotes of code: what stands between two of them stands out.
func parts(line string) []kit.Part {
	var all []kit.Part
	for i, text := range strings.Split(strings.NewReplacer("**", "*", "`", "*").Replace(line), "*") {
		if text != "" {
			all = append(all, kit.Part{Text: text, Bold: i%2 == 1})
		}
	}
	return all
}
