// Package exchange lets things out and in, for the window and the command line alike: it makes a dossier, hands it in, makes
// blank forms, print views and invented examples. What one program can, the other can, because both call the functions here.
//
// A hand-in is planned by a pure function, [PlanHandIn], whose result people see before anything is written, and carried out by
// [HandIn]: temporary file, proof by reading it back from disk, record in the dossier, rename. Nothing is ever written over.
//
// Every error that reaches a person goes through [FaultOf], which gives the key of its sentence, what fills it and the exit code.
package exchange

import "doemee/assets"

// Program is the version of both programs.
var Program = assets.Version()
