package coalition

import (
	"fmt"
	"slices"
)

// positionStep is the distance between neighbours that were put in order.
const positionStep = 1024

// Move puts a record one or more places up (negative) or down among its like: the rows of a kind of one commitment, or the
// commitments or building blocks that are not in the trash. At either end it stays where it is.
func (e *Edit) Move(r Record, by int) error {
	order := e.content.siblings(r)
	from := slices.Index(order, *r.id)
	if from < 0 {
		return ErrNoRecord
	}
	to := max(0, min(from+by, len(order)-1))
	if to == from {
		return nil
	}
	order = slices.Insert(slices.Delete(order, from, from+1), to, *r.id)
	return e.arrange(r, order)
}

// arrange gives a record a place between its new neighbours; only where there is no room between them are all counted anew.
func (e *Edit) arrange(r Record, order []ID) error {
	at := slices.Index(order, *r.id)
	position := func(i int) int64 {
		one, _ := e.content.find(Change{Kind: r.kind, ID: order[i], Parent: parentOf(r)})
		return positionOf(one)
	}
	low := int64(0)
	if at > 0 {
		low = position(at - 1)
	}
	high := low + 2*positionStep
	if at < len(order)-1 {
		high = position(at + 1)
	}
	if high-low > 1 {
		return e.Set(r, "position", fmt.Sprint(low+(high-low)/2))
	}
	for i, id := range order {
		one, ok := e.content.find(Change{Kind: r.kind, ID: id, Parent: parentOf(r)})
		if !ok {
			return ErrNoRecord
		}
		if err := e.Set(one, "position", fmt.Sprint((i+1)*positionStep)); err != nil {
			return err
		}
	}
	return nil
}

// siblings lists what a record is ordered among, in the present order.
func (c *Content) siblings(r Record) (ids []ID) {
	parent := parentOf(r)
	for one := range c.Records {
		if one.kind == r.kind && parentOf(one) == parent && one.Value("trashed") == "" {
			ids = append(ids, *one.id)
		}
	}
	return ids
}

func positionOf(r Record) int64 {
	slot := orderSlot{at: new(int64)}
	_ = slot.write(r.Value("position")) // what is written there came from a position
	return *slot.at
}

// CopyRow makes a new row, or building block, with the values of another, right behind it.
func (e *Edit) CopyRow(from Record, id ID) (Record, error) {
	kind, parent, original, values := from.kind, parentOf(from), *from.id, from.Values()
	to, err := e.Add(kind, id, parent)
	if err != nil {
		return Record{}, err
	}
	for _, f := range Fields(kind) {
		if ownOnly(f.Name) {
			continue
		}
		if err := e.Set(to, f.Name, values[f.Name]); err != nil {
			return Record{}, err
		}
	}
	to, _ = e.content.find(Change{Kind: kind, ID: id, Parent: parent})
	order := slices.DeleteFunc(e.content.siblings(to), func(other ID) bool { return other == id })
	return to, e.arrange(to, slices.Insert(order, slices.Index(order, original)+1, id))
}
