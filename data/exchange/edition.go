package exchange

import (
	"bytes"
	"fmt"
	"sync"

	"doemee/assets"
	"doemee/data/coalition"
)

// bundledFile is the edition that the programs carry inside them.
const bundledFile = "editions/ssa-2019-2020.json"

var bundled = sync.OnceValue(func() *coalition.Edition {
	raw, err := assets.Editions.ReadFile(bundledFile)
	if err != nil {
		panic(err)
	}
	e, err := coalition.ReadEdition(bytes.NewReader(raw))
	if err != nil {
		// It is compiled in; a broken one can't leave the tests.
		panic(fmt.Errorf("%s: %w", bundledFile, err))
	}
	return e
})

// Bundled is the edition inside the program. It is shared: nobody may change it.
func Bundled() *coalition.Edition { return bundled() }

// Editions lists the names of the editions the program knows.
func Editions() []string { return []string{Bundled().Name} }

// EditionNamed finds an edition by its name, such as SSA-2019-2020; the empty name is the bundled one. An unknown name gives
// [*UnknownEdition].
func EditionNamed(name string) (*coalition.Edition, error) {
	if e := Bundled(); name == "" || name == e.Name {
		return e, nil
	}
	return nil, &UnknownEdition{Found: name}
}

// UnknownEdition is the error of an edition this program does not have.
type UnknownEdition struct{ Found string }

// Error is for logs; people read the sentence of [FaultOf].
func (u *UnknownEdition) Error() string { return "there is no edition called " + u.Found }
