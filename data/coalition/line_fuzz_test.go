package coalition

import (
	"strings"
	"testing"
)

// FuzzReadLine reads records as strangers write them in JSON: what is taken has one canonical line, which reads back as itself.
func FuzzReadLine(f *testing.F) {
	for _, seed := range []string{`{"is":"commitment","title":"Kaart","end":"2020-Q4","iconProjects":["icon-safety"]}`, `{"is":"need","quantity":"1.5"}`, `{}`,
		`{"is":"organisation","id":"5db83eb8-34db-5593-862a-b8da4fbbadbb","name":"a\u0000b"}`, `{"is":"milestone","date":"1-4-2026","date":null}`, `[`,
		`{"is":"contact","mailbox":"` + strings.Repeat("x", 300) + `"}`, `{"is":"progress","obstacles":["a","a",""]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r, err := ReadLine(line)
		if err != nil {
			return
		}
		canonical := r.Line()
		again, err := ReadLine(canonical)
		if err != nil {
			t.Fatalf("%q became %q, which is refused: %v", line, canonical, err)
		}
		if got := again.Line(); got != canonical {
			t.Errorf("%q became %q", canonical, got)
		}
	})
}
