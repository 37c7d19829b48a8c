package exchange

import (
	"context"
	"runtime"
	"testing"
	"time"
)

// BenchmarkTakeIn takes in the mail of 200 organisations and reports how many times as fast that goes on all processors as on one, and
// how many times the memory it uses of what the mail of 20 takes.
func BenchmarkTakeIn(b *testing.B) {
	few, _ := mailbox(b, 20)
	all, _ := mailbox(b, 200)
	var alone, together time.Duration
	var small, large uint64
	for b.Loop() {
		used, _ := takenIn(b, few, 0)
		small = max(small, used)
		_, took := takenIn(b, all, 1)
		alone += took
		used, took = takenIn(b, all, 0)
		together, large = together+took, max(large, used)
	}
	b.ReportMetric(float64(alone)/float64(together), "×one-core")
	b.ReportMetric(float64(large)/float64(small), "×memory")
	b.ReportMetric(float64(large)/(1<<20), "MiB")
}

// takenIn takes a folder into a new register on so many processors, 0 for all; it gives the memory used at most and the time.
func takenIn(b *testing.B, folder string, processors int) (uint64, time.Duration) {
	r := newRegister(b)
	if processors > 0 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	}
	var start time.Time
	used, err := highest(func() error {
		start = time.Now()
		_, err := TakeIn(context.Background(), r, []string{folder}, TakeInWish{})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return used, time.Since(start)
}

// highest tells how much more memory a job had in use at most than there was before it, as far as looking often shows.
func highest(job func() error) (uint64, error) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most, done := m.HeapInuse, m.HeapInuse, make(chan error)
	go func() { done <- job() }()
	for {
		select {
		case err := <-done:
			return most - before, err
		case <-time.After(5 * time.Millisecond):
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
	}
}
