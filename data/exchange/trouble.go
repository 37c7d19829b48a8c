package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"slices"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/seal"
	"doemee/data/workbook"
)

// troubles are the ways in which organisations send their submissions, each in turn.
func troubles() []func(*sender) error {
	return []func(*sender) error{(*sender).once, (*sender).twice, (*sender).backwards, (*sender).copied, (*sender).contradicting,
		(*sender).correctedInExcel, (*sender).unreadable, (*sender).ofAnotherAgenda, (*sender).byForm, (*sender).secured, (*sender).byMail,
		(*sender).cutOff}
}

// InboxPassphrase opens the secured file that [Inbox] makes.
const InboxPassphrase = "vier losse woorden hier"

func (s *sender) once() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	return s.send(b, Posted{Class: coalition.ClassNew})
}

func (s *sender) twice() error {
	if err := s.once(); err != nil {
		return err
	}
	b, err := s.next()
	if err != nil {
		return err
	}
	return s.send(b, Posted{Class: coalition.ClassNewer})
}

// backwards sends the second submission before the first.
func (s *sender) backwards() error {
	first, err := s.book(-14)
	if err != nil {
		return err
	}
	second, err := s.next()
	if err != nil {
		return err
	}
	if err := s.send(second, Posted{Class: coalition.ClassNew}); err != nil {
		return err
	}
	return s.send(first, Posted{Class: coalition.ClassOlder})
}

// copied sends the same file twice.
func (s *sender) copied() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	if err := s.send(b, Posted{Class: coalition.ClassNew}); err != nil {
		return err
	}
	b.Submission.File = "def_v3 (2).xlsx"
	return s.send(b, Posted{Class: coalition.ClassIdentical})
}

// contradicting sends two first submissions, from two copies of the dossier.
func (s *sender) contradicting() error {
	twin := *s
	twin.content = s.content.Clone()
	if err := s.once(); err != nil {
		return err
	}
	twin.posting = s.posting
	twin.content.Organisation.Seat += "-Oost"
	b, err := twin.book(-13)
	if err != nil {
		return err
	}
	return twin.send(b, Posted{Class: coalition.ClassConflict})
}

// retold is a book in which every cell with one text has another, as somebody with a spreadsheet leaves it.
func retold(b workbook.Book, old, new string) ([]byte, error) {
	raw, err := written(b)
	if err != nil {
		return nil, err
	}
	from, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		if err := copyPart(to, part, old, new); err != nil {
			return nil, err
		}
	}
	// Closing writes the list of parts; what stands in the buffer before it is no whole file.
	err = to.Close()
	return out.Bytes(), err
}

func copyPart(to *zip.Writer, part *zip.File, old, new string) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if strings.HasSuffix(part.Name, "sharedStrings.xml") {
		content = bytes.ReplaceAll(content, []byte(">"+old+"<"), []byte(">"+new+"<"))
	}
	w, err := to.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// correctedInExcel changes a role after the workbook was made.
func (s *sender) correctedInExcel() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	role := s.content.Commitments[0].Role
	raw, err := retold(b, role, "Wethouder digitaal")
	if err != nil {
		return err
	}
	for i, line := range b.Submission.Lines {
		b.Submission.Lines[i] = strings.ReplaceAll(line, `"role":"`+role+`"`, `"role":"Wethouder digitaal"`)
	}
	return s.sendBytes("definitief gecorrigeerd.xlsx", raw, b, Posted{Class: coalition.ClassNew, Edited: true})
}

// unreadable writes a mandate that nobody knows.
func (s *sender) unreadable() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	mandate := Bundled().Label(words.In(b.Language), coalition.ListMandate, s.content.Commitments[0].Mandate, s.content.Organisation.Type)
	raw, err := retold(b, mandate, "de wethouder, denk ik")
	if err != nil {
		return err
	}
	return s.sendBytes("inzending.xlsx", raw, b, Posted{Class: coalition.ClassRepair, Edited: true})
}

// ofAnotherAgenda answers to an agenda that is not this one.
func (s *sender) ofAnotherAgenda() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	other := *Bundled()
	other.Name = "SSA-2021-2022"
	b.Edition, b.Submission.Edition = &other, other.Name
	return s.send(b, Posted{Class: coalition.ClassOtherEdition})
}

// byForm fills in a form without the program.
func (s *sender) byForm() error {
	c := s.content.Clone()
	var going []coalition.ID
	for _, t := range c.Active() {
		going = append(going, t.ID)
	}
	var form bytes.Buffer
	l := words.Languages[s.nth%2]
	if err := workbook.WriteBlank(&form, workbook.Book{Edition: Bundled(), Language: l, Content: leaving(c, going)}); err != nil {
		return err
	}
	return s.put("formulier.xlsx", form.Bytes(), Posted{Class: coalition.ClassNew, Form: true, Content: c, Key: c.Organisation.Key(), Counts: true})
}

// secured sends a file that only a passphrase opens. Opening one takes long on purpose, so that only the first does.
func (s *sender) secured() error {
	if s.nth >= len(troubles()) {
		return s.once()
	}
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	raw, err := written(b)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w, err := seal.Encrypt(&out, nil, InboxPassphrase)
	if err != nil {
		return err
	}
	if _, err := w.Write(raw); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return s.sendBytes(b.Submission.File+".age", out.Bytes(), b, Posted{Class: coalition.ClassNew, Sealed: true})
}

// byMail sends a whole mail, with a picture beside the workbook.
func (s *sender) byMail() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	raw, err := written(b)
	if err != nil {
		return err
	}
	letter, err := letterWith(attachment{b.Submission.File, raw}, attachment{"logo.png", picture})
	if err != nil {
		return err
	}
	if err := s.sendBytes("Inzending toezeggingen.eml", letter, b, Posted{Inside: b.Submission.File, Class: coalition.ClassNew}); err != nil {
		return err
	}
	s.made = append(s.made, Posted{Path: s.made[len(s.made)-1].Path, Inside: "logo.png", Class: coalition.ClassNotOurs})
	return nil
}

// letterWith is a mail with attachments.
func letterWith(files ...attachment) ([]byte, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	if err := w.SetBoundary("=_voorbeeld"); err != nil {
		return nil, err
	}
	for _, f := range slices.Insert(files, 0, attachment{"", []byte("Hierbij onze inzending.")}) {
		h := textproto.MIMEHeader{"Content-Type": {"text/plain; charset=utf-8"}, "Content-Transfer-Encoding": {"base64"}}
		if f.name != "" {
			h.Set("Content-Type", "application/octet-stream")
			h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", f.name))
		}
		part, err := w.CreatePart(h)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(part, folded(base64.StdEncoding.EncodeToString(f.content))); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	head := "From: =?utf-8?q?Gemeente_Voorbeeld?= <digitaal@gemeente.example>\r\nTo: secretariaat@coalitie.example\r\n" +
		"Date: Tue, 14 Apr 2020 14:03:00 +0200\r\nSubject: Inzending\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=\"=_voorbeeld\"\r\n\r\n"
	return append([]byte(head), body.Bytes()...), nil
}

// folded breaks a text in lines of 76 letters, as mail does.
func folded(text string) string {
	var b strings.Builder
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text + "\r\n"
}

// cutOff sends half a file, and then the whole of it.
func (s *sender) cutOff() error {
	b, err := s.book(-14)
	if err != nil {
		return err
	}
	raw, err := written(b)
	if err != nil {
		return err
	}
	if err := s.put(b.Submission.File, raw[:len(raw)/2], Posted{Class: coalition.ClassDamaged}); err != nil {
		return err
	}
	return s.sendBytes("nog een keer.xlsx", raw, b, Posted{Class: coalition.ClassNew})
}

var picture = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")

// strays are files in a mailbox that are no submissions.
func (p *posting) strays() error {
	budget, err := stranger()
	if err != nil {
		return err
	}
	for _, one := range []struct {
		name    string
		content []byte
		class   coalition.Class
	}{
		{"begroting.xlsx", budget, coalition.ClassNotOurs}, {"~$inzending.xlsx", []byte("\x05Jansen"), coalition.ClassNotOurs},
		{"leeg.xlsx", nil, coalition.ClassDamaged}, {"adressen.csv", []byte("naam;plaats\nA;B\n"), coalition.ClassNotOurs},
		{"groepsfoto.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), coalition.ClassNotOurs}, {"alles.zip", budget, coalition.ClassNotOurs},
		{"verslag.txt", []byte("Verslag van het overleg."), coalition.ClassNotOurs},
		{"oud.xls", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"...), coalition.ClassNotOurs},
		{"kopie.doemee", []byte("SQLite format 3\x00"), coalition.ClassNotOurs},
		{"bedankt.eml", []byte("From: a@b.example\r\n\r\nBedankt!\r\n"), coalition.ClassNotOurs},
		{"kapot.eml", []byte("dit is geen mail"), coalition.ClassDamaged},
	} {
		if err := p.put(one.name, one.content, Posted{Class: one.class}); err != nil {
			return err
		}
	}
	return nil
}

// stranger is a workbook that is no form of ours.
func stranger() ([]byte, error) {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="` + rel + `"><sheets><sheet name="Begroting" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + main + `><sheetData><row r="1"><c r="A1"><v>2020</v></c></row></sheetData></worksheet>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(f, `<?xml version="1.0" encoding="UTF-8"?>`+part[1]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
