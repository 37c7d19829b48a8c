package main

import (
	"context"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// pinned are the questions of the coalition where they belong, those without a reply first.
func (o *open) pinned(ctx context.Context) ([]coalition.Pinned, error) {
	answers, err := o.Answers(ctx)
	return coalition.Pin(o.content, answers), err
}

// askedLine is a question of the coalition for programs. A reply is put with its id.
type askedLine struct {
	Is      coalition.Kind   `json:"is"`
	ID      coalition.ID     `json:"id"`
	Record  coalition.ID     `json:"record,omitempty"`
	Number  coalition.Number `json:"number,omitempty"`
	Field   string           `json:"field,omitempty"`
	Text    string           `json:"text"`
	Reply   string           `json:"reply,omitempty"`
	Message string           `json:"message"`
}

// tellAsked tells questions, each with where it belongs and the reply there is.
func (o *open) tellAsked(questions []coalition.Pinned, s *streams) {
	for _, p := range questions {
		text := s.words.Say("cli.question")
		if where := o.shower(s).Where(p); where != "" {
			text += " · " + where
		}
		text += " · " + p.Text
		if p.Reply != "" {
			text += " · " + s.words.Say("cli.question.reply", "text", p.Reply)
		}
		if s.json {
			s.object(askedLine{coalition.KindQuestion, p.ID, p.Record, p.Number, p.Field, p.Text, p.Reply, text})
		} else {
			s.line(text)
		}
	}
}

// about keeps the questions about one record, or about a row of it.
func about(questions []coalition.Pinned, record coalition.ID) (some []coalition.Pinned) {
	for _, p := range questions {
		if p.Record == record || p.Owner == record {
			some = append(some, p)
		}
	}
	return some
}

// tellAnswer tells what an answer of the coalition says; nothing for another file.
func (o *open) tellAnswer(a *exchange.TakenAnswer, s *streams) {
	if a == nil {
		return
	}
	verdict := s.words.Say("handin.answer." + string(a.Verdict))
	if a.Verdict == coalition.Questions {
		verdict = s.words.Count("handin.answer.questions", len(a.Questions))
	}
	s.say("cli.bringin.verdict", "n", strconv.Itoa(a.Sequence), "verdict", verdict)
	if numbers := o.numbersOf(a.Accepted); len(numbers) > 0 && !s.json {
		s.say("cli.bringin.accepted", "numbers", listed(numbers))
	}
	o.tellAsked(coalition.Pin(o.content, []coalition.Answer{a.Answer()}), s)
}

// numbersOf names commitments by their numbers; what is not in the dossier any more has none.
func (o *open) numbersOf(ids []coalition.ID) (numbers []coalition.Number) {
	for _, id := range ids {
		if t := o.content.Commitment(id); t != nil {
			numbers = append(numbers, t.Number)
		}
	}
	return numbers
}
