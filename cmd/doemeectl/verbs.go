package main

import "doemee/data/exchange"

// verbs is every command, in the order of the help.
var verbs []verb

// The table is filled here and not in its declaration because help reads it.
func init() {
	file := []int{exchange.ExitRefused, exchange.ExitInUse}
	store := append([]int{exchange.ExitStore}, file...)
	checked := append([]int{exchange.ExitFindings}, file...)
	handed := append([]int{exchange.ExitFindings}, store...)
	verbs = []verb{
		{"new", []string{"FILE"}, store, newVerb},
		{"show", []string{"FILE", "[KIND]", "[NUMBER]"}, file, showVerb},
		{"put", []string{"FILE", "KIND"}, store, putVerb},
		{"delete", []string{"FILE", "KIND", "NUMBER"}, store, deleteVerb},
		{"restore-record", []string{"FILE", "KIND", "NUMBER"}, store, restoreVerb},
		{"trash", []string{"FILE"}, store, trashVerb},
		{"undo", []string{"FILE"}, store, undoVerb},
		{"redo", []string{"FILE"}, store, redoVerb},
		{"history", []string{"FILE", "[NUMBER]"}, file, historyVerb},
		{"check", []string{"FILE"}, checked, checkVerb},
		{"handin", []string{"FILE"}, handed, handInVerb},
		{"submissions", []string{"FILE"}, store, submissionsVerb},
		{"blank", nil, store, blankVerb},
		{"print", []string{"FILE"}, store, printVerb},
		{"demo", []string{"DIR"}, store, demoVerb},
		{"help", []string{"[VERB]"}, nil, helpVerb},
		{"version", nil, nil, versionVerb},
	}
}
