package coalition

// Bucket tells how far an organisation is on the way from a vague intention to concrete agreements: which share of the eight
// questions of [ConcretenessOf] is clear over all commitments that stand. Its words stand in the translations as
// bucket.<bucket>.
type Bucket string

// The buckets.
const (
	BucketNone  Bucket = "none"      // no commitment that stands
	BucketLow   Bucket = "under-50"  // less than half is clear
	BucketHalf  Bucket = "under-70"  // half or more
	BucketMost  Bucket = "under-100" // seven tenths or more
	BucketReady Bucket = "ready"     // everything is clear
)

// Buckets lists the buckets from nothing to ready.
var Buckets = []Bucket{BucketNone, BucketLow, BucketHalf, BucketMost, BucketReady}

// BucketOf gives the bucket of an organisation with so many commitments that stand and so many aspects that are clear in them.
func BucketOf(clear, commitments int) Bucket {
	asked := commitments * len(Aspects)
	switch {
	case commitments == 0:
		return BucketNone
	case clear >= asked:
		return BucketReady
	case clear*10 >= asked*7:
		return BucketMost
	case clear*2 >= asked:
		return BucketHalf
	}
	return BucketLow
}

// Stands tells whether a commitment counts for the agenda: it was made and not given up.
func (c *Commitment) Stands() bool { return c.Status != StatusStopped && c.Status != StatusWithdrawn }
