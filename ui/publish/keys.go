package publish

import (
	"context"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// shortestPassphrase is the fewest characters that make guessing hopeless work.
const shortestPassphrase = 12

// keys is where people say with which key is signed, or make one.
type keys struct {
	Object  *fyne.Container
	screen  *Screen
	key     *keyFile
	old     *keyFile
	fresh   *maker
	renewal *kit.Fold
}

// keyFile is a file with a key and what opens it. What is typed is forgotten once it was used.
type keyFile struct {
	Object *fyne.Container
	path   *kit.Path
	phrase *kit.Entry
	secret *kit.Field
}

func newKeyFile(s *Screen, key string) *keyFile {
	w := s.office.Words()
	k := &keyFile{path: kit.NewPath(w.Say(key), "", w.Say("bringin.browse"), ".key", ".age", ".txt"), phrase: secretEntry()}
	k.secret = kit.NewField(w.Say("publish.phrase"), "", k.phrase)
	k.Object = kit.Column(theme.Room, k.path.Object, k.secret.Object)
	return k
}

// secretEntry is a field whose text nobody reads over a shoulder.
func secretEntry() *kit.Entry {
	e := kit.NewEntry(func(string) {})
	e.Password = true
	return e
}

// filled tells whether anything was filled in.
func (k *keyFile) filled() bool { return k.path.Text() != "" }

// take takes what stands in the fields, and gives what opens the file with it: that takes a moment, off the window's goroutine.
func (k *keyFile) take() func() (exchange.KeyRing, error) {
	path, phrase := exchange.InDocuments(k.path.Text()), k.phrase.Text
	return func() (exchange.KeyRing, error) { return exchange.OpenKeys(path, phrase) }
}

func (k *keyFile) forget() { k.phrase.Put("") }

func newKeys(s *Screen) *keys {
	w := s.office.Words()
	k := &keys{screen: s, key: newKeyFile(s, "publish.key.file"), old: newKeyFile(s, "publish.old.file")}
	k.fresh = newMaker(k)
	k.renewal = kit.NewFold(w.Say("publish.old"), kit.Column(theme.Room, kit.Second(w.Say("publish.old.what")).Object, k.old.Object))
	k.Object = kit.Column(theme.Room, kit.Heading(w.Say("publish.key")).Object, kit.Second(w.Say("publish.key.what")).Object, k.key.Object, k.renewal.Object,
		kit.NewFold(w.Say("publish.new"), k.fresh.Object).Object)
	return k
}

// maker makes a new key.
type maker struct {
	Object *fyne.Container
	keys   *keys
	name   *kit.Entry
	named  *kit.Field
	words  *kit.Entry
	again  *kit.Entry
	first  *kit.Field
	second *kit.Field
	saver  *kit.Saver
}

func newMaker(k *keys) *maker {
	w := k.screen.office.Words()
	m := &maker{keys: k, name: kit.NewEntry(func(string) {}), words: secretEntry(), again: secretEntry()}
	m.named = kit.NewField(w.Say("publish.new.name"), w.Say("publish.new.name.help"), m.name)
	m.first, m.second = kit.NewField(w.Say("publish.phrase"), w.Say("publish.new.phrase.help"), m.words), kit.NewField(w.Say("handin.passphrase.again"), "", m.again)
	m.saver = kit.NewSaver(w.Say("publish.new.as"), w.Say("publish.new.do"), m.onMake)
	m.saver.Path.Put(exchange.FreePath(w.Say("publish.new.file"), ".key"))
	m.Object = kit.Column(theme.Room, kit.Second(w.Say("publish.new.what")).Object, m.named.Object, m.first.Object, m.second.Object, m.saver.Object)
	return m
}

// sound says at the field what is missing.
func (m *maker) sound() bool {
	w := m.keys.screen.office.Words()
	for _, f := range []*kit.Field{m.named, m.first, m.second} {
		f.Find("", "")
	}
	switch {
	case m.name.Text == "":
		m.named.Find(kit.Bad, w.Say("publish.new.name.missing"))
	case utf8.RuneCountInString(m.words.Text) < shortestPassphrase:
		m.first.Find(kit.Bad, w.Say("handin.passphrase.short"))
	case m.words.Text != m.again.Text:
		m.second.Find(kit.Bad, w.Say("handin.passphrase.other"))
	default:
		return true
	}
	return false
}

// onMake makes the file. The fingerprint is shown at once: it is what members compare by telephone.
func (m *maker) onMake(path string) {
	o := m.keys.screen.office
	w := o.Words()
	m.name.Keep()
	switch {
	case !m.sound():
		return
	case path == "":
		m.saver.Fail(w.Say("publish.edit.nowhere"))
		return
	}
	path = exchange.InDocuments(path)
	name, phrase := m.name.Text, m.words.Text
	var public coalition.Keys
	var print string
	m.saver.Busy(w.Say("publish.busy"))
	o.Long(func(context.Context, *register.Register) (err error) {
		if public, err = exchange.NewKeys(path, name, phrase); err == nil {
			print, err = exchange.Fingerprint(public)
		}
		return err
	}, func(err error) {
		if err != nil {
			m.saver.Fail(session.Explain(w, err))
			return
		}
		m.words.Put("")
		m.again.Put("")
		m.keys.key.path.Put(path)
		m.saver.Done(w.Say("publish.new.done", "found", print), path)
	})
}
