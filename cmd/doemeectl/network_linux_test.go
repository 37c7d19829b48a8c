package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// reached is a call that would leave this computer: to connect, send or listen at an address that is no file.
var reached = regexp.MustCompile(`(connect|sendto|bind|sendmsg)\(.*AF_INET`)

// The whole journey of a member, traced call by call: not one goes to another computer. strace stands in for whoever would
// rather see it than believe it.
func TestNoJourneyReachesTheNetwork(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here; the developers' setup installs it")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "doemeectl")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	traces := 0
	for i, line := range []string{"new a.doemee --name Voorbeeldstad --type government --id GM9999", "demo d --organisations 1 --commitments 3 --seed 1",
		"check d/voorbeeldstad.doemee", "handin d/voorbeeldstad.doemee -o . --complete-only", "print d/voorbeeldstad.doemee -o p.html", "blank -o f.xlsx",
		"backup d/voorbeeldstad.doemee", "verify d/voorbeeldstad.doemee --rehearse", "restore d/voorbeeldstad.doemee", "export d/voorbeeldstad.doemee -o e.json"} {
		log := filepath.Join(dir, "trace"+string(rune('a'+i)))
		c := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=network,execve", "-o", log, program}, strings.Fields(line)...)...)
		c.Dir, c.Env = dir, append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
		out, err := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); err != nil && code != 1 { // check ends with 1 when there is something to mend
			if strings.Contains(string(out), "ptrace") {
				t.Skip("tracing is not allowed here")
			}
			t.Fatalf("%s: %v: %s", line, err, out)
		}
		raw, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), "execve(") {
			traces++
		}
		if found := reached.FindString(string(raw)); found != "" {
			t.Errorf("%s: %s", line, found)
		}
	}
	if traces == 0 {
		t.Error("nothing was traced: this test proves nothing")
	}
}
