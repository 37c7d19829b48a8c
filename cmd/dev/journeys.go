package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// journey is something a person does in the program from begin to end, by keyboard, and what must have come of it.
type journey struct {
	name string
	walk func(*traveller)
}

var journeys = []journey{
	{"from the first start to a submission", firstSubmission},
	{"an edit, and undo", editAndUndo},
	{"reopened after the program was killed", reopened},
	{"another language in the middle of a form", otherLanguage},
	{"on a full disk, and on in a file elsewhere", fullDisk},
	{"on a slow disk", slowSaving},
	{"the secretariat: from a folder to answers", secretariat},
}

// journeyTime is how long one journey may take on a slow machine that draws without a graphics card.
const journeyTime = 2 * time.Minute

// traveller is a person with the words of the program, and the other program to look at what came of it.
type traveller struct {
	*person
	say map[string]string
}

// travelled walks every journey in a real window.
func travelled(ctx context.Context, b *bench) error {
	folder, err := os.MkdirTemp("", "doemee-journeys-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for _, program := range []string{"doemee", "doemeectl"} {
		if err := b.do(ctx, nil, "go", "build", "-o", filepath.Join(folder, program), "./cmd/"+program); err != nil {
			return err
		}
	}
	say, err := readWords("nl")
	if err != nil {
		return err
	}
	screen, err := openDisplay(ctx, folder)
	if err != nil {
		return err
	}
	defer screen.close()
	for i, j := range journeys {
		home := filepath.Join(folder, fmt.Sprintf("home%d", i))
		t := &traveller{say: say, person: &person{screen: screen, programs: folder, home: home}}
		err := t.travel(ctx, j)
		if err != nil {
			err = fmt.Errorf("%s: %w", j.name, errors.Join(err, b.keepScreen(folder)))
		}
		t.kill()
		if err != nil {
			return err
		}
		b.say("   %s: %d keys and texts. %s", j.name, t.strokes, t.found)
	}
	return nil
}

func (t *traveller) travel(ctx context.Context, j journey) error {
	ctx, cancel := context.WithTimeout(ctx, journeyTime)
	defer cancel()
	t.ctx = ctx
	for _, folder := range []string{"Documents", "settings", "cache"} {
		t.err = errors.Join(t.err, os.MkdirAll(filepath.Join(t.home, folder), 0o700))
	}
	j.walk(t)
	return t.err
}

// keepScreen keeps what stands on the screen when a journey goes wrong.
func (b *bench) keepScreen(folder string) error {
	raw, err := os.ReadFile(filepath.Join(folder, "Xvfb_screen0"))
	if err != nil {
		return err
	}
	picture, err := readXWD(raw)
	if err != nil {
		return err
	}
	b.say("   what stood on the screen: %s", filepath.Join(outFolder, "window.png"))
	return keepPicture(picture)
}

// readWords reads the translations of a language, so that a journey knows fields and buttons by their words.
func readWords(language string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join("assets", "translations", language, "*.json"))
	if err != nil {
		return nil, err
	}
	say := map[string]string{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(raw, &say); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return say, nil
}

// ctl runs the other program on what the person made, and gives what it prints.
func (t *traveller) ctl(args ...string) string {
	if t.err != nil {
		return ""
	}
	var out string
	out, t.err = ask(t.ctx, filepath.Join(t.programs, "doemeectl"), args...)
	return out
}

// example makes the example dossier and opens it.
func (t *traveller) example() string {
	folder := filepath.Join(t.home, "Documents")
	t.ctl("demo", folder, "--organisations", "1", "--commitments", "7", "--seed", "1")
	dossier := filepath.Join(folder, "voorbeeldstad.doemee")
	t.open(dossier)
	return dossier
}

func (t *traveller) open(dossier string) {
	t.sit(dossier)
	t.until("saving done")
	t.focus()
}

// fill goes to a field by its question and writes in it.
func (t *traveller) fill(question, text string) {
	t.tabTo(question)
	t.write(text)
}

// replace does the same with what stands there.
func (t *traveller) replace(question, text string) {
	t.tabTo(question)
	t.press("ctrl+a")
	t.write(text)
}

// choose goes to a list by its question and takes the option that stands so many places down.
func (t *traveller) choose(question string, down int) {
	t.tabTo(question)
	t.pick(down)
}

// pick opens the list that has the keyboard, and takes an option.
func (t *traveller) pick(down int) {
	t.press("Down")
	t.until("focus ")
	for range down + 1 { // the first option is the empty one
		t.press("Down")
	}
	t.press("Return")
	t.until("focus ")
}

// goTo takes a screen by its key.
func (t *traveller) goTo(key, screen string) {
	t.press(key)
	t.until("screen " + screen)
}

// shows looks for a text in what the other program prints.
func (t *traveller) shows(want string, args ...string) {
	if got := t.ctl(args...); t.err == nil && !strings.Contains(got, want) {
		t.err = fmt.Errorf("doemeectl %s does not show %q:\n%s", strings.Join(args, " "), want, got)
	}
}

// firstSubmission is what the program is for: from nothing to a workbook that passes every check.
// All the way it is looked at whether anything reaches for the network.
func firstSubmission(t *traveller) {
	_, err := exec.LookPath("strace")
	t.traced = err == nil
	t.sit()
	t.until("screen welcome")
	t.focus()
	t.choose(t.say["welcome.type"], 1)
	t.fill(t.say["welcome.name"], "Gemeente Proefhoven")
	t.press("Return")
	t.until("screen overview")
	t.goTo("ctrl+4", "organisation")
	t.fill(t.say["field.contact.role"], "Adviseur digitalisering")
	t.goTo("ctrl+n", "commitments")
	t.until("focus 1 ") // a new commitment begins at its first question
	t.write("Sensoren voor schone lucht delen")
	t.fill("2 ", "Tien sensoren meten en iedereen kan de cijfers gebruiken")
	t.choose("3 ", 1)
	t.tabTo(t.say["commitments.row.add"])
	t.press("Return")
	t.until("focus " + t.say["commitments.row.kind"]) // a new row begins at its first field
	t.pick(1)
	t.fill(t.say["commitments.row.what"], "Kennis over het plaatsen van sensoren")
	t.fill("5 ", "30 september 2027")
	t.fill("6 ", "Adviseur leefomgeving")
	t.choose("7 ", 3)
	t.choose("8 ", 1)
	t.goTo("ctrl+6", "handin")
	t.tabTo(t.say["handin.make"])
	t.press("Return")
	workbook := t.appears(filepath.Join(t.home, "Documents", "*.xlsx"))
	t.leave()
	t.ctl("check", workbook)
	if t.traced {
		t.stayedHome()
	}
}

// editAndUndo changes a title, and takes it back.
func editAndUndo(t *traveller) {
	dossier := t.example()
	t.goTo("ctrl+5", "commitments")
	t.replace("1 ", "Datakaart van elk dorp")
	t.press("Tab")
	t.untilSaved()
	t.press("ctrl+z")
	t.untilSaved()
	t.leave()
	t.shows("Datakaart energieverbruik", "show", dossier, "commitment", "T-001")
	t.shows("Datakaart van elk dorp", "history", dossier, "T-001")
}

// reopened kills the program after a change was saved, and finds the change again.
func reopened(t *traveller) {
	dossier := t.example()
	t.goTo("ctrl+5", "commitments")
	t.replace("6 ", "Hoofd geo-informatie")
	t.untilSaved()
	t.kill()
	t.open(dossier)
	t.leave()
	t.shows("Hoofd geo-informatie", "show", dossier, "commitment", "T-001")
}

// otherLanguage changes the language while a text is half written, and goes on.
func otherLanguage(t *traveller) {
	dossier := t.example()
	t.goTo("ctrl+5", "commitments")
	t.replace("2 ", "Een kaart die half")
	t.press("ctrl+shift+l")
	t.until("language en")
	t.untilSaved()
	t.leave()
	t.shows("Een kaart die half", "show", dossier, "commitment", "T-001")
}
