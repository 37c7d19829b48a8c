package coalition

// Checker remembers what the rules found about each commitment, so that after a step only what it touched is looked at again. What it
// finds is always what [Check] finds. The zero Checker remembers nothing.
type Checker struct {
	known   map[ID]looked
	keys    map[ID]string // titles as [duplicates] compares them
	edition *Edition
	today   Date
}

// looked is what was found about a commitment with its rows, and beside which likely duplicate.
type looked struct {
	findings []Finding
	twin     twin
}

// twin is what the rule of duplicates says of the other commitment.
type twin struct {
	id    ID
	names string
}

// Check looks at a content, and at what is remembered not again.
func (k *Checker) Check(c *Content, e *Edition, today Date) []Finding {
	if k.known == nil || k.edition != e || k.today != today {
		*k = Checker{known: map[ID]looked{}, keys: map[ID]string{}, edition: e, today: today}
	}
	active := c.Active()
	s := newSight(c, e, today, duplicates(active, k.key))
	s.lookAround()
	for _, t := range active {
		was, ok := k.known[t.ID]
		if is := s.twin(t); !ok || was.twin != is {
			from := len(s.findings)
			s.lookAt(t)
			k.known[t.ID] = looked{append([]Finding(nil), s.findings[from:]...), is}
			continue
		}
		s.findings = append(s.findings, was.findings...)
	}
	s.lookAtBlocks()
	return explained(s.findings, c.Explanations)
}

// Forget has what a step touched looked at again.
func (k *Checker) Forget(step Step) {
	for _, ch := range step.Changes {
		owner := ch.ID
		if ch.Kind.Belongs() {
			owner = ch.Parent
		}
		if owner == "" {
			*k = Checker{} // whose row it is nobody says
			return
		}
		delete(k.known, owner)
		delete(k.keys, owner)
	}
}

func (k *Checker) key(t *Commitment) string {
	key, ok := k.keys[t.ID]
	if !ok {
		key = titleKey(t)
		k.keys[t.ID] = key
	}
	return key
}

func (s *sight) twin(t *Commitment) twin {
	if other := s.twins[t.ID]; other != nil {
		return twin{other.ID, string(other.Number) + " " + other.Title}
	}
	return twin{}
}
