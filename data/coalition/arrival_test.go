package coalition

import "testing"

func TestTheFirstClassThatFitsHolds(t *testing.T) {
	one, two := Known{"a", 1, true}, Known{"b", 2, true}
	held := Known{"c", 3, false}
	for _, c := range []struct {
		name  string
		a     Arrival
		known []Known
		want  Class
	}{
		{"refused before anything", Arrival{Refused: ClassDamaged, Repair: true}, nil, ClassDamaged},
		{"not ours", Arrival{Refused: ClassNotOurs}, nil, ClassNotOurs},
		{"repair before edition", Arrival{Repair: true, Edition: "X"}, nil, ClassRepair},
		{"repair before identical", Arrival{Repair: true, Edition: "E", Hash: "a"}, []Known{one}, ClassRepair},
		{"edition before identical", Arrival{Edition: "X", Hash: "a"}, []Known{one}, ClassOtherEdition},
		{"identical before newer", Arrival{Edition: "E", Hash: "a", Sequence: 9}, []Known{one}, ClassIdentical},
		{"identical to what waits", Arrival{Edition: "E", Hash: "c", Sequence: 9}, []Known{one, held}, ClassIdentical},
		{"new", Arrival{Edition: "E", Hash: "x", Sequence: 4}, nil, ClassNew},
		{"a form is new", Arrival{Edition: "E", Hash: "x"}, nil, ClassNew},
		{"new beside what waits", Arrival{Edition: "E", Hash: "x", Sequence: 3}, []Known{held}, ClassNew},
		{"newer", Arrival{Edition: "E", Hash: "x", Sequence: 3}, []Known{one, two}, ClassNewer},
		{"older", Arrival{Edition: "E", Hash: "x", Sequence: 1}, []Known{two}, ClassOlder},
		{"conflict with the newest", Arrival{Edition: "E", Hash: "x", Sequence: 2}, []Known{one, two}, ClassConflict},
		{"conflict with an older", Arrival{Edition: "E", Hash: "x", Sequence: 1}, []Known{two, one}, ClassConflict},
		{"a form beside something", Arrival{Edition: "E", Hash: "x"}, []Known{one}, ClassConflict},
		{"no edition", Arrival{Hash: "x", Sequence: 1}, nil, ClassOtherEdition},
	} {
		if got := Classify(c.a, "E", c.known); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBuckets(t *testing.T) {
	for _, c := range []struct {
		clear, commitments int
		want               Bucket
	}{{0, 0, BucketNone}, {0, 1, BucketLow}, {3, 1, BucketLow}, {4, 1, BucketHalf}, {5, 1, BucketHalf}, {6, 1, BucketMost}, {8, 1, BucketReady},
		{56, 10, BucketMost}, {55, 10, BucketHalf}, {80, 10, BucketReady}} {
		if got := BucketOf(c.clear, c.commitments); got != c.want {
			t.Errorf("%d of %d: got %s, want %s", c.clear, 8*c.commitments, got, c.want)
		}
	}
}
