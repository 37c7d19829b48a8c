package exchange

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
)

// Start is what a new dossier begins with. Everything may be empty: the edition is then the bundled one.
type Start struct {
	Edition    string
	Type       coalition.Code
	Name       string
	Scheme     coalition.Code // empty: it follows from the identifier
	Identifier string
}

// NewDossier makes a dossier with the organisation filled in as far as known, and opens it. A file that exists is refused, an
// unknown edition gives [*UnknownEdition], an unknown type or scheme [*Problem].
func NewDossier(ctx context.Context, path string, s Start) (*dossier.Dossier, error) {
	e, err := EditionNamed(s.Edition)
	if err != nil {
		return nil, err
	}
	c := coalition.NewContent(coalition.NewID())
	if err := s.fill(c, e); err != nil {
		return nil, err
	}
	d, err := dossier.Create(ctx, path, c, e.Name)
	var fault *database.Fault
	if errors.As(err, &fault) && fault.Code == database.NoSuchFile {
		// A file that is still to be made is not missing; its folder is, or it takes no files.
		err = storeFault(path, fs.ErrNotExist)
	}
	return d, err
}

// fill puts what is known in the content. Choices are checked here, because a dossier keeps unknown codes and asks about them later.
func (s Start) fill(c *coalition.Content, e *coalition.Edition) error {
	if s.Scheme == "" {
		s.Scheme = SchemeOf(s.Identifier)
	}
	for _, choice := range []struct {
		list coalition.List
		code coalition.Code
	}{{coalition.ListOrganisationType, s.Type}, {coalition.ListScheme, s.Scheme}} {
		if choice.code != "" && !e.Knows(choice.list, choice.code) {
			return problem("unknown-code", "found", brief(string(choice.code)), "expected", codeNames(e.Codes(choice.list)))
		}
	}
	organisation := coalition.AsRecord(&c.Organisation)
	for field, value := range map[string]string{"name": strings.TrimSpace(s.Name), "type": string(s.Type), "scheme": string(s.Scheme),
		"identifier": strings.TrimSpace(s.Identifier)} {
		if err := organisation.Put(field, value); err != nil {
			return err
		}
	}
	return nil
}

// oin is the shape of a number of the government's own register.
var oin = regexp.MustCompile(`^\d{20}$`)

// SchemeOf tells which register a number comes from by its shape; empty when the shape says nothing.
func SchemeOf(identifier string) coalition.Code {
	number := strings.ToUpper(strings.TrimSpace(identifier))
	switch {
	case coalition.GM(number):
		return coalition.SchemeGM
	case coalition.KvK(number):
		return coalition.SchemeKvK
	case oin.MatchString(number):
		return coalition.SchemeOIN
	}
	return ""
}

// codeNames lists codes for a sentence.
func codeNames(codes []coalition.Code) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = string(c)
	}
	return strings.Join(names, ", ")
}
