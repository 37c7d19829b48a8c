package main

import (
	"errors"
	"os"
	"path/filepath"
)

// secretariat is what the program is for at the coalition: submissions come in by a folder, one is reviewed, about one something is
// asked, and the answers go out as files.
func secretariat(t *traveller) {
	documents := filepath.Join(t.home, "Documents")
	register, key, secret := filepath.Join(documents, "coalitie.doemee-register"), filepath.Join(documents, "coalitie.key"), filepath.Join(t.home, "wachtzin")
	in, out := filepath.Join(t.home, "in"), filepath.Join(t.home, "uit")
	t.err = errors.Join(t.err, os.MkdirAll(out, 0o700), os.WriteFile(secret, []byte(phrase), 0o600))
	t.ctl("demo", in, "--inbox", "--organisations", "3", "--commitments", "2", "--seed", "1")
	t.ctl("agenda", "key", key, "--name", "coalitie", "--passphrase-file", secret)
	t.ctl("register", "new", register)
	t.sit(register)
	t.until("screen ")
	t.focus()
	t.goTo("ctrl+2", "inbox")
	t.fill(t.say["inbox.path"], in)
	t.press("Return")
	t.until("focus Neem ") // what was found is shown, with the keyboard at taking it in
	t.press("Return")
	t.until("focus " + t.say["inbox.title"]) // the list of what came in
	t.goTo("ctrl+3", "review")
	t.tabTo("Wat gaat u doen?")
	t.press("a")
	t.until("focus Wat gaat u doen?")
	t.press("Down", "v")
	t.until("focus " + t.say["review.question"])
	t.write("Hoe gaat u dat meten?")
	t.press("Return")
	t.untilSaved()
	t.goTo("ctrl+7", "answers")
	t.fill(t.say["answers.key"], key)
	t.fill(t.say["publish.phrase"], phrase)
	t.replace(t.say["answers.folder"], out)
	t.press("Return")
	t.appears(filepath.Join(out, "*antwoord*.xlsx"))
	t.leave()
	t.shows("Hoe gaat u dat meten?", "list", register, "questions")
}

// phrase opens the key of the journey.
const phrase = "vier losse woorden hier"
