package ui

import (
	"doemee/ui/answers"
	"doemee/ui/coverage"
	"doemee/ui/followup"
	"doemee/ui/help"
	"doemee/ui/inbox"
	"doemee/ui/ledger"
	"doemee/ui/matching"
	"doemee/ui/office"
	"doemee/ui/publish"
	"doemee/ui/review"
	"doemee/ui/storage"
	"doemee/ui/summary"
)

// registerDesk is the desk of the coalition's secretariat. A new screen is one more line here, with its label in ui.nav.
func registerDesk(o *office.Office, ways deskWays) desk {
	w := o.Words()
	entries := []entry{
		{code: "coverage", make: func() screen { return coverage.New(o) }},
		{code: "inbox", make: func() screen { return inbox.New(o) }, count: func() int { return o.Standing().Submissions }},
		{code: "review", make: func() screen { return review.New(o) }, count: func() int { return o.Standing().Unreviewed }},
		{code: "ledger", make: func() screen { return ledger.New(o) }, count: func() int { return o.Standing().Commitments }},
		{code: "followup", make: func() screen { return followup.New(o) }, count: func() int { return o.Standing().NoAgreement }},
		{code: "matching", make: func() screen { return matching.New(o) }},
		{code: "answers", make: func() screen { return answers.New(o) }},
		{code: "publish", make: func() screen { return publish.New(o) }},
		{code: "summary", make: func() screen { return summary.New(o) }},
		{code: "files", make: func() screen { return storage.New(o) }},
	}
	return desk{opened: o, entries: append(entries, ways.common(w, help.Facts{Edition: o.Edition(), Path: o.Path(), Topics: help.RegisterTopics})...),
		agenda: func() string { return w.Say("ui.register") }, serial: func() int { return o.Edition().Serial }, name: func() string { return w.Say("ui.secretariat") }}
}
