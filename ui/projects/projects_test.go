package projects

import (
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// shown is the screen at a project, with the place that was last gone to.
func shown(t *testing.T, project coalition.Code) (*Screen, *session.Session, *session.Place) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	s, _ := uitest.Session(t, words.NL)
	p := New(s)
	at := &session.Place{}
	s.OnVisit(func(place session.Place) {
		*at = place
		if place.Screen == "projects" {
			p.Visit(place)
		}
	})
	p.Visit(session.Place{Field: string(project)})
	return p, s, at
}

func TestCardsGoToAPageAndBack(t *testing.T) {
	p, _, _ := shown(t, "")
	uitest.Tap(t, p.Object(), "Bekijk Veiligheid")
	if p.Where(nil).Field != "icon-safety" || !uitest.Says(p.Object(), "Iedereen wil zich veilig voelen") {
		t.Errorf("the page of %q is shown", p.project)
	}
	uitest.Tap(t, p.Object(), "Alle icoonprojecten")
	if p.project != "" {
		t.Errorf("%q is still shown", p.project)
	}
}

func TestAPageShowsWhatWeDoAndWhatItIsLinkedTo(t *testing.T) {
	p, _, at := shown(t, "icon-climate-energy")
	for _, want := range []string{"T-001", "Kennis · 400 uur · t/m", "2 ×"} {
		if !uitest.Says(p.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	uitest.Tap(t, p.Object(), "Klimaat")
	if *at != (session.Place{Screen: "agenda", Field: "theme-climate"}) {
		t.Errorf("the chip went to %+v", *at)
	}
}

func TestAnExampleIsTakenOverAsAStart(t *testing.T) {
	p, s, at := shown(t, "icon-climate-energy")
	idea := s.Edition().IconProjects[0].Proposals[0]
	uitest.Tap(t, p.Object(), "Begin hiermee: "+idea.Title.NL)
	made := s.Content().Commitment(at.Record)
	if made == nil || made.Title != idea.Title.NL || made.Result != idea.Result.NL || made.MainProject() != "icon-climate-energy" ||
		len(made.Contributions) != 1 || made.Contributions[0].Kind != idea.Kind || made.Contributions[0].Description != idea.What.NL {
		t.Fatalf("made %+v at %+v", made, at)
	}
	if undo, _ := s.Reversible(); undo == "" {
		t.Error("it cannot be undone")
	}
}

func TestWhatIsAskedCanBeOffered(t *testing.T) {
	p, s, at := shown(t, "icon-safety")
	before := len(s.Content().Active())
	uitest.Tap(t, p.Object(), "Dit bieden wij: Mensen")
	made := s.Content().Commitment(at.Record)
	if made == nil || len(s.Content().Active()) != before+1 || made.MainProject() != "icon-safety" || made.Contributions[0].Kind != "people" || at.Field != "title" {
		t.Errorf("made %+v at %+v", made, at)
	}
}

func TestASilentEditionInvitesAProposal(t *testing.T) {
	p, s, at := shown(t, "icon-safety")
	project := &s.Edition().IconProjects[1]
	kept := *project
	t.Cleanup(func() { *project = kept })
	project.LooksFor, project.About, project.Proposals = nil, coalition.Text{}, nil
	p.Refresh()
	if !uitest.Says(p.Object(), "De agenda zegt niet wat hier nodig is") || !uitest.Says(p.Object(), "De agenda zegt hier niet meer over") {
		t.Error("nothing says that the edition is silent")
	}
	uitest.Tap(t, p.Object(), "Doe een voorstel")
	if made := s.Content().Commitment(at.Record); made == nil || made.MainProject() != "icon-safety" {
		t.Errorf("made %+v", made)
	}
}

// What the coalition has stands on the page only where the agenda tells it, in numbers and in words.
func TestThePageSaysWhatTheCoalitionHas(t *testing.T) {
	p, s, _ := shown(t, "icon-safety")
	if uitest.Says(p.Object(), "Wat de coalitie al heeft") {
		t.Error("the agenda says nothing of it")
	}
	edition := s.Edition()
	was := edition.Coverage
	t.Cleanup(func() { edition.Coverage = was })
	edition.Coverage = &coalition.Coverage{At: "2027-01-31", Organisations: 9, Commitments: 20, Projects: []coalition.Covered{{Project: "icon-safety",
		Organisations: 3, Commitments: 4, Kinds: map[coalition.Code]int{coalition.ContributeKnowledge: 4}}}}
	p.Refresh()
	for _, text := range []string{"Wat de coalitie al heeft", "Op 31-01-2027: 4 toezeggingen van 3 organisaties", "nog niets"} {
		if !uitest.Says(p.Object(), text) {
			t.Errorf("the page does not say %q", text)
		}
	}
	uitest.Shot(t, "project-covered", p.Object(), fyne.NewSize(1060, 800))
}
