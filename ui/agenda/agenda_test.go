package agenda

import (
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func shown(t *testing.T, item coalition.Code) (*Screen, *session.Session, *session.Place) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	s, _ := uitest.Session(t, words.NL)
	a := New(s)
	at := &session.Place{}
	s.OnVisit(func(place session.Place) {
		*at = place
		if place.Screen == "agenda" {
			a.Visit(place)
		}
	})
	a.Visit(session.Place{Field: string(item)})
	return a, s, at
}

func TestEverythingOfTheAgendaCanBeReadAndGoneTo(t *testing.T) {
	a, s, at := shown(t, "")
	e := s.Edition()
	for _, l := range []coalition.List{coalition.ListTheme, coalition.ListAmbition, coalition.ListBuildingBlock, coalition.ListEffect} {
		for _, item := range e.Items(l) {
			a.Visit(session.Place{})
			uitest.Tap(t, a.Object(), item.Label.NL)
			if at.Field != string(item.Code) || !uitest.Says(a.Object(), item.Help.NL) {
				// Two items may have one label; the page then is that of the first.
				other, _ := e.Item(e.Find(coalition.Code(at.Field)).List, coalition.Code(at.Field))
				if other.Label != item.Label {
					t.Errorf("%s went to %+v", item.Code, *at)
				}
			}
		}
	}
}

func TestAThemeLeadsToProjectsAndToOurCommitments(t *testing.T) {
	a, s, at := shown(t, "theme-climate")
	uitest.Tap(t, a.Object(), "Klimaat en energie")
	if *at != (session.Place{Screen: "projects", Field: "icon-climate-energy"}) {
		t.Errorf("the project is at %+v", *at)
	}
	first := s.Content().At(coalition.Ref{List: coalition.ListTheme, Code: "theme-climate"})[0]
	uitest.Tap(t, a.Object(), string(first.Number)+" "+first.Title)
	if *at != (session.Place{Screen: "commitments", Record: first.ID}) {
		t.Errorf("the commitment is at %+v", *at)
	}
}

func TestACommitmentBeginsAtAnItem(t *testing.T) {
	for item, field := range map[coalition.Code]string{"theme-health": "themes", "amb-values": "ambitions", "effect-legal": "effects"} {
		a, s, at := shown(t, item)
		uitest.Tap(t, a.Object(), s.Words().Say("projects.commit"))
		made := s.Content().Commitment(at.Record)
		if made == nil || coalition.AsRecord(made).Value(field) != string(item) {
			t.Errorf("%s: made %+v", item, made)
		}
	}
}

func TestBackGoesToTheSamePlace(t *testing.T) {
	a, _, _ := shown(t, "")
	a.offset.Y = 120
	a.Visit(session.Place{Field: "theme-climate"})
	if a.Where(nil).Field != "theme-climate" {
		t.Errorf("at %+v", a.Where(nil))
	}
	uitest.Tap(t, a.Object(), "Hele agenda")
	if a.item != "" {
		t.Errorf("%q is still shown", a.item)
	}
}
