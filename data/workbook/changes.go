package workbook

import (
	"doemee/data/coalition"
)

// difference is one field that is not what it was in the previous submission.
type difference struct {
	where, what, was, is string
}

var (
	changeKeys   = []string{"changes.where", "changes.what", "changes.was", "changes.is"}
	changeWidths = []float64{24, 30, 55, 55}
)

// changes writes what differs from the previous submission.
func (w *writer) changes() {
	w.head("changes", changeKeys)
	heads := make([]string, len(changeKeys))
	for i, key := range changeKeys {
		heads[i] = w.say("heading." + key)
	}
	w.heads(heads, changeWidths)
	list := w.differences()
	if len(list) == 0 {
		list = []difference{{where: w.say("changes.none")}}
		if w.book.Previous == nil {
			list[0].where = w.say("changes.first")
		}
	}
	for i, d := range list {
		for j, text := range []string{d.where, d.what, d.was, d.is} {
			w.paint.put(j+1, firstRow+i, textValue(text), look{style: fixedStyle})
			w.paint.high(firstRow+i, text, changeWidths[j])
		}
	}
	w.paint.table("changes", len(changeKeys), headRow, firstRow+len(list)-1)
	w.paint.freeze(0, headRow)
	w.paint.print(1, headRow, 0, w.foot())
}

// differences compares field by field. A line of the previous submission that can't be read any more is passed over: it is
// shown for convenience and decides nothing.
func (w *writer) differences() []difference {
	if w.book.Previous == nil {
		return nil
	}
	was := map[place]coalition.Record{}
	var old []coalition.Record
	for _, line := range w.book.Previous {
		if r, err := coalition.ReadLine(line); err == nil {
			was[place{r.Kind(), r.ID()}] = r
			old = append(old, r)
		}
	}
	var list []difference
	is := map[place]bool{}
	for _, k := range coalition.Kinds {
		for _, r := range w.cargo.records[k] {
			is[place{k, r.ID()}] = true
			before, there := was[place{k, r.ID()}]
			if k != coalition.KindContact {
				list = append(list, w.compare(before, r, there)...)
			}
		}
	}
	for _, r := range old {
		if !is[place{r.Kind(), r.ID()}] {
			list = append(list, w.gone(r, is)...)
		}
	}
	return list
}

// gone tells of a record that is no longer there. A commitment that is left out stays with the coalition as it was, with its rows; a row of
// one that goes along was taken away.
func (w *writer) gone(r coalition.Record, is map[place]bool) []difference {
	d := difference{where: w.formerly(r), was: w.summary(r), is: w.say("changes.gone")}
	if r.Kind() != coalition.KindCommitment {
		d.is = w.say("changes.removed")
	}
	if r.Kind().Belongs() && !is[place{coalition.KindCommitment, ownerOf(r)}] {
		return nil
	}
	return []difference{d}
}

func (w *writer) compare(was, is coalition.Record, there bool) []difference {
	where := w.whereabouts(is.Kind(), is.ID(), ownerOf(is))
	if !there {
		return []difference{{where: where, was: w.say("changes.new"), is: w.summary(is)}}
	}
	var list []difference
	for _, f := range coalition.Fields(is.Kind()) {
		if old, now := was.Value(f.Name), is.Value(f.Name); old != now && !f.Stays {
			list = append(list, difference{where, w.fieldName(is.Kind(), f.Name), w.plain(f, old), w.plain(f, now)})
		}
	}
	return list
}

func ownerOf(r coalition.Record) coalition.ID {
	if r.Kind().Belongs() {
		return coalition.ID(r.Value("commitment"))
	}
	return r.ID()
}

// formerly names a record that is no longer there.
func (w *writer) formerly(r coalition.Record) string {
	if n := r.Value("number"); n != "" {
		return n
	}
	return w.whereabouts(r.Kind(), r.ID(), ownerOf(r))
}

// summary is the first thing a record says of itself.
func (w *writer) summary(r coalition.Record) string {
	for _, name := range []string{"title", "name", "description", "text", "kind"} {
		if v := r.Value(name); v != "" {
			f, _ := coalition.FieldOf(r.Kind(), name)
			return w.plain(f, v)
		}
	}
	return ""
}
