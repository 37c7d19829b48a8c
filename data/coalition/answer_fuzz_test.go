package coalition

import (
	"strings"
	"testing"
)

// FuzzReadAnswerNote reads answers as anybody may have written them: what is taken can be written, read again as the same, kept and pinned.
func FuzzReadAnswerNote(f *testing.F) {
	const ids = `"id":"5db83eb8-34db-5593-862a-b8da4fbbadbb","submission":"5db83eb8-34db-5593-862a-b8da4fbbadbc","organisation":"5db83eb8-34db-5593-862a-b8da4fbbadbd"`
	for _, rest := range []string{`"number":1,"sequence":1,"verdict":"accepted","receivedAt":"2026-04-01T10:00:00Z","madeAt":"2026-04-01T10:00:00Z","questions":[]`,
		`"number":2,"verdict":"questions","receivedAt":"2026-04-01T10:00:00Z","madeAt":"2026-04-01T10:00:00Z","questions":[{"id":"5db83eb8-34db-5593-862a-b8da4fbbadbe","field":"end","text":"Wanneer?"}],"readings":[{"record":"5db83eb8-34db-5593-862a-b8da4fbbadbe","field":"end","found":"juni","value":"2027-06-30"}]`,
		`"number":-1`, `"verdict":{}`, `"questions":null,"accepted":["x"]`} {
		f.Add("{" + ids + "," + rest + "}")
	}
	f.Add("[")
	f.Add("{}{}")
	f.Add(strings.Repeat("[", 20_000))
	f.Fuzz(func(t *testing.T, text string) {
		n, err := ReadAnswerNote(strings.NewReader(text))
		if err != nil {
			return
		}
		line, err := n.JSON()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadAnswerNote(strings.NewReader(line))
		if err != nil {
			t.Fatalf("%q became %q, which is refused: %v", text, line, err)
		}
		if other, err := again.JSON(); err != nil || other != line {
			t.Errorf("%q became %q", line, other)
		}
		c := NewContent(n.Organisation)
		if got := Pin(c, []Answer{n.Answer()}); len(got) > len(n.Questions) {
			t.Errorf("%d questions, %d pinned", len(n.Questions), len(got))
		}
	})
}

// FuzzPut puts records as strangers write them in JSON: what is refused changes nothing, and what is taken is one step that can be carried
// out on what was there and gives what is there.
func FuzzPut(f *testing.F) {
	for _, seed := range []string{`{"title":"Kaart","end":"2020-Q4"}`, `{"number":"T-001","title":null}`, `{"id":"x"}`, `{"is":"need"}`, `{"quantity":"1.5","commitment":"T-001"}`,
		`{"seat":"a\u0000b"}`, `{"iconProjects":["icon-safety","icon-safety"]}`, `{"travels":true}`, `{"number":"T-999999999999999999999"}`} {
		for i := range Kinds {
			f.Add(i, seed)
		}
	}
	f.Fuzz(func(t *testing.T, kind int, text string) {
		if kind < 0 || kind >= len(Kinds) {
			return
		}
		c, _ := sample(t)
		before := c.Clone()
		submitted, err := ReadRecord(Kinds[kind], strings.NewReader(text))
		if err != nil {
			return
		}
		e := c.Edit("edit", CauseScreen)
		if _, err := e.Put(Kinds[kind], submitted); err != nil {
			return // whoever asked throws the edit away, and with it the content
		}
		if err := before.Apply(e.Step()); err != nil {
			t.Fatalf("%s %q: the step can't be carried out: %v", Kinds[kind], text, err)
		}
		if got, want := written(before), written(c); got != want {
			t.Errorf("%s %q: carried out it gives\n%s\nand in memory it is\n%s", Kinds[kind], text, got, want)
		}
	})
}

// written writes out every record.
func written(c *Content) string {
	var text strings.Builder
	for r := range c.Records {
		text.WriteString(r.Line() + "\n")
	}
	return text.String()
}
