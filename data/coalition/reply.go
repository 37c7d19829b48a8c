package coalition

import "strings"

// Reply answers a question of the coalition in the member's own words; the reply travels in the next submission. An empty text takes it
// away. There is one reply to a question: others, which came in from a workbook, go.
func (e *Edit) Reply(question ID, text string) error {
	text = strings.TrimSpace(text)
	var kept ID
	for _, id := range e.content.repliesTo(question) {
		if kept == "" && text != "" {
			kept = id
			continue
		}
		r, ok := e.content.Find(KindReply, id)
		if !ok {
			return ErrNoRecord
		}
		if err := e.Remove(r); err != nil {
			return err
		}
	}
	if text == "" {
		return nil
	}
	if kept == "" {
		kept = NewID()
		if _, err := e.Add(KindReply, kept, ""); err != nil {
			return err
		}
	}
	r, ok := e.content.Find(KindReply, kept)
	if !ok {
		return ErrNoRecord
	}
	if err := e.Set(r, "question", string(question)); err != nil {
		return err
	}
	return e.Set(r, "text", text)
}

// repliesTo lists the ids of the replies to a question.
func (c *Content) repliesTo(question ID) (ids []ID) {
	for _, r := range c.Replies {
		if r.Question == question {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
