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
	taken := append([]int{exchange.ExitFindings}, store...)
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
		{"bringin", []string{"FILE", "IN"}, handed, bringInVerb},
		{"blank", nil, store, blankVerb},
		{"print", []string{"FILE"}, store, printVerb},
		{"agenda show", []string{"[FILE]"}, file, agendaShowVerb},
		{"agenda take", []string{"FILE", "AGENDA"}, handed, agendaTakeVerb},
		{"agenda back", []string{"FILE"}, store, agendaBackVerb},
		{"agenda key", []string{"KEYFILE"}, store, agendaKeyVerb},
		{"agenda sign", []string{"EDITION"}, store, agendaSignVerb},
		{"agenda verify", []string{"AGENDA", "[FILE]"}, file, agendaVerifyVerb},
		{"agenda publish", []string{"EDITION"}, store, agendaPublishVerb},
		{"agenda edit", []string{"[EDITION]"}, store, agendaEditVerb},
		{"rollover", []string{"FILE", "[NUMBER]", "[DECISION]"}, store, rolloverVerb},
		{"register new", []string{"REG"}, store, registerNewVerb},
		{"takein", []string{"REG", "PATH…"}, taken, takeInVerb},
		{"coverage", []string{"REG"}, file, coverageVerb},
		{"list", []string{"REG", "[WHAT]"}, file, listVerb},
		{"followup", []string{"REG"}, store, followUpVerb},
		{"supporters", []string{"REG", "LIST"}, store, supportersVerb},
		{"matching", []string{"REG"}, file, matchingVerb},
		{"overview", []string{"REG"}, store, overviewVerb},
		{"review", []string{"REG", "WHO", "VERDICT", "[NUMBER]"}, store, reviewVerb},
		{"ask", []string{"REG", "[KEY]", "[NUMBER]", "[FIELD]", "[TEXT]"}, store, askVerb},
		{"answer", []string{"REG"}, taken, answerVerb},
		{"undo-takein", []string{"REG", "BATCH"}, store, undoTakeInVerb},
		{"backup", []string{"FILE"}, store, backupVerb},
		{"restore", []string{"FILE"}, store, restoreBackupVerb},
		{"verify", []string{"FILE"}, store, verifyVerb},
		{"repair", []string{"FILE"}, handed, repairVerb},
		{"export", []string{"FILE"}, store, exportVerb},
		{"erase", []string{"FILE"}, handed, eraseVerb},
		{"unseal", []string{"IN"}, store, unsealVerb},
		{"demo", []string{"DIR"}, store, demoVerb},
		{"help", []string{"[VERB]", "[WORD]"}, nil, helpVerb},
		{"version", nil, nil, versionVerb},
	}
}
