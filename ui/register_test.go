package ui

import (
	"context"
	"path/filepath"
	"testing"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// What the screens offer to choose from is of the agenda that the register works with, also when that changes while it is open.
func TestScreensAreMadeAnewForAnotherAgenda(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 1)
	f := newFrame(registerDesk(o, deskWays{&session.Preferences{Language: words.NL, Mode: string(theme.Light), Percent: 100}, func() {}, func() []help.Key { return nil }}))
	o.Watch(f.refresh)
	for _, code := range []string{"ledger", "publish"} {
		f.visit(session.Place{Screen: code})
		uitest.Settle(o, q)
	}
	ledger, publish := f.screens["ledger"], f.screens["publish"]
	keys := filepath.Join(t.TempDir(), "sleutels.key")
	if _, err := exchange.NewKeys(keys, "coalitie", "drie blauwe fietsen"); err != nil {
		t.Fatal(err)
	}
	ring, err := exchange.OpenKeys(keys, "drie blauwe fietsen")
	if err != nil {
		t.Fatal(err)
	}
	made, _, err := exchange.Publish(exchange.Publication{Edition: o.Edition(), After: o.Edition(), Rings: []exchange.KeyRing{ring}, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	o.Change(func(ctx context.Context, r *register.Register) error { return exchange.UseAgenda(ctx, r, made) }, nil)
	uitest.Settle(o, q)
	f.visit(session.Place{Screen: "ledger"})
	uitest.Settle(o, q)
	if f.screens["ledger"] == ledger || f.screens["publish"] != publish {
		t.Error("the list still offers what the agenda before had, or what came of publishing is gone")
	}
	ledger = f.screens["ledger"]
	o.Change(func(ctx context.Context, r *register.Register) error { return r.SetMeta(ctx, "x", "y") }, nil)
	uitest.Settle(o, q)
	f.visit(session.Place{Screen: "publish"})
	f.visit(session.Place{Screen: "ledger"})
	uitest.Settle(o, q)
	if f.screens["ledger"] != ledger {
		t.Error("any change makes screens anew")
	}
}
