package ui

import (
	"testing"
	"time"
)

// deadline tells when waiting for a state has lasted so long that it will not come.
func deadline(t *testing.T) func() bool {
	t.Helper()
	end := time.Now().Add(time.Minute)
	return func() bool {
		time.Sleep(time.Millisecond)
		return time.Now().After(end)
	}
}
