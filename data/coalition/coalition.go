// Package coalition is the domain: what a member of the coalition tells and what the coalition asks, as plain values and
// pure functions. It knows no file, no table, no sheet and no window, and imports the standard library only.
//
// A dossier is loaded whole into a [Content]. Every question about it is a function on that value: [Check] gives the
// findings, [Concreteness] what is clear already, [Reported] and [OnCourse] the two lights. Everything that changes it is
// a [Step] of [Change]s, small enough to write, log, undo and send one by one.
//
// Every field is named once, in fields.go. That name is the key in JSON, the column in a table or sheet, the field of a
// finding and the field in the log.
package coalition
