package coalition

import "slices"

// transitions says which status may follow which. Reopening is allowed; a draft becomes committed by handing in only.
var transitions = map[Code][]Code{
	StatusDraft:     {StatusCommitted},
	StatusCommitted: {StatusUnderWay, StatusCompleted, StatusPostponed, StatusStopped, StatusWithdrawn},
	StatusUnderWay:  {StatusCompleted, StatusPostponed, StatusStopped, StatusWithdrawn},
	StatusPostponed: {StatusUnderWay, StatusCompleted, StatusStopped, StatusWithdrawn},
	StatusCompleted: {StatusUnderWay},
	StatusStopped:   {StatusUnderWay},
	StatusWithdrawn: {StatusUnderWay},
}

// Transitions lists the statuses that may follow a status.
func Transitions(from Code) []Code { return slices.Clone(transitions[from]) }

// MayBecome tells whether a status may follow another.
func MayBecome(from, to Code) bool { return slices.Contains(transitions[from], to) }
