package coalition

import (
	"regexp"
	"strings"
)

var organisationRules = []rule{
	{"organisation-name-missing", Error, KindOrganisation, func(s *sight) {
		if strings.TrimSpace(s.organisation.Name) == "" {
			s.say("name")
		}
	}},
	{"organisation-type-missing", Error, KindOrganisation, func(s *sight) {
		if s.organisation.Type == "" {
			s.say("type")
		}
	}},
	{"identifier-shape", Error, KindOrganisation, func(s *sight) {
		if id := s.organisation.Identifier; id != "" && !fits(s.organisation.Scheme, id) {
			s.say("identifier", "found", id, "scheme", string(s.organisation.Scheme))
		}
	}},
	{"identifier-missing", Warning, KindOrganisation, func(s *sight) {
		if s.organisation.Identifier == "" && s.organisation.Scheme != SchemeNone {
			s.say("identifier")
		}
	}},
	{"identifier-test", Hint, KindOrganisation, func(s *sight) {
		if s.organisation.Scheme == SchemeOIN && TestOIN(s.organisation.Identifier) {
			s.say("identifier", "found", s.organisation.Identifier)
		}
	}},
	{"edition-past", Warning, KindOrganisation, func(s *sight) {
		if s.edition.Ends != "" && s.today > s.edition.Ends && len(s.content.Active()) > 0 && allOutside(s) {
			s.say("", "ends", string(s.edition.Ends))
		}
	}},
	{"project-untouched", Hint, KindOrganisation, func(s *sight) {
		if len(s.content.Active()) == 0 {
			return
		}
		touched := map[Code]bool{}
		for _, c := range s.content.Active() {
			for _, p := range c.IconProjects {
				touched[p] = true
			}
		}
		for _, p := range s.edition.IconProjects {
			if !touched[p.Code] && !p.Open && !p.Gone {
				s.say("", "code", string(p.Code))
			}
		}
	}},
}

// allOutside tells whether no commitment ends within the period of the edition: then one remark says it for all.
func allOutside(s *sight) bool {
	for _, c := range s.content.Active() {
		if c.End != "" && c.End.Last() <= s.edition.Ends {
			return false
		}
	}
	return true
}

// fits tells whether an identifier has the shape of its scheme.
func fits(scheme Code, id string) bool {
	switch scheme {
	case SchemeGM:
		return GM(id)
	case SchemeKvK:
		return KvK(id)
	case SchemeOIN:
		return OIN(id)
	case SchemeBRIN:
		return BRIN(id)
	}
	return true
}

var contactRules = []rule{
	{"contact-missing", Error, KindContact, func(s *sight) {
		if c := s.content.Contact; strings.TrimSpace(c.Role) == "" && strings.TrimSpace(c.Mailbox) == "" {
			s.say("role")
		}
	}},
	{"mailbox-shape", Warning, KindContact, func(s *sight) {
		if m := s.content.Contact.Mailbox; m != "" && !mailbox.MatchString(m) {
			s.say("mailbox", "found", m)
		}
	}},
	{"mailbox-personal", Warning, KindContact, func(s *sight) {
		if m := s.content.Contact.Mailbox; personal.MatchString(m) {
			s.say("mailbox", "found", m)
		}
	}},
}

var (
	mailbox = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`)
	// An initial or a first name, a point, and a surname: j.jansen@, jan.de.vries@. Shared mailboxes have no point as a rule.
	personal = regexp.MustCompile(`(?i)^[a-z]+(\.[a-z]+)+@`)
)

var supportRules = []rule{
	{"support-date-future", Error, KindSupport, func(s *sight) {
		if d := s.content.Support.Date; d > s.today {
			s.say("date", "found", string(d))
		}
	}},
	{"authority-open", Warning, KindSupport, func(s *sight) {
		if s.content.Support.Authority == AuthorityOpen {
			s.say("authority")
		}
	}},
	{"zero-return-month", Warning, KindSupport, func(s *sight) {
		if s.content.Support.NoCommitment && s.content.Support.ContactIn == "" {
			s.say("contactIn")
		}
	}},
}
