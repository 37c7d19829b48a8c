package exchange

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strings"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/sheet"
)

// Limits of a mail: a mail that passes them is refused whole.
const (
	mostMail        = 64 << 20 // bytes of the mail
	mostAttachments = 50       //
	mostParts       = 500      //
	mostDepth       = 8        // of parts inside parts, forwarded mails among them
)

// errMail is the error of a mail that can't be taken apart.
var errMail = errors.New("not a mail that can be read")

// attachment is one file in a mail.
type attachment struct {
	name    string
	content []byte
}

// letter is a mail taken apart.
type letter struct {
	sender      string
	sent        coalition.Moment
	attachments []attachment
	parts       int
	total       int64
}

// openLetter takes a mail apart. It reads at most its limits and gives [errMail] for what is no mail or passes them.
func openLetter(r io.Reader) (*letter, error) {
	m, err := mail.ReadMessage(io.LimitReader(r, mostMail+1))
	if err != nil {
		return nil, errMail
	}
	l := &letter{sender: senderOf(m.Header)}
	if at, err := m.Header.Date(); err == nil {
		l.sent = coalition.MomentOf(at)
	}
	if err := l.part(header(m.Header), m.Body, 0); err != nil {
		return nil, errMail
	}
	return l, nil
}

// header finds the fields of a mail and of a part alike.
type header map[string][]string

func (h header) field(name string) string { return mail.Header(h).Get(name) }

var decoder = mime.WordDecoder{CharsetReader: func(string, io.Reader) (io.Reader, error) { return nil, errMail }}

// decoded reads a header field with words in other letters; what can't be read stays as it is.
func decoded(field string) string {
	if text, err := decoder.DecodeHeader(field); err == nil {
		return text
	}
	return field
}

// senderOf is the address that the mail says it comes from, which proves nothing.
func senderOf(h mail.Header) string {
	if list, err := h.AddressList("From"); err == nil && len(list) > 0 {
		return list[0].Address
	}
	return brief(decoded(h.Get("From")))
}

// part looks at one part: a part with parts inside, a mail inside a mail, or a file.
func (l *letter) part(h header, body io.Reader, depth int) error {
	if l.parts++; l.parts > mostParts || depth > mostDepth {
		return errMail
	}
	kind, params, err := mime.ParseMediaType(h.field("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	body = plainBody(h.field("Content-Transfer-Encoding"), body)
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return l.several(multipart.NewReader(body, params["boundary"]), depth)
	case kind == "message/rfc822":
		inner, err := mail.ReadMessage(body)
		if err != nil {
			return errMail
		}
		return l.part(header(inner.Header), inner.Body, depth+1)
	}
	return l.file(fileName(h, params), body)
}

func (l *letter) several(r *multipart.Reader, depth int) error {
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errMail
		}
		if err := l.part(header(p.Header), p, depth+1); err != nil {
			return err
		}
	}
}

// fileName is what the mail calls the file, without any folder; empty when it is not a file.
func fileName(h header, params map[string]string) string {
	name := params["name"]
	if _, more, err := mime.ParseMediaType(h.field("Content-Disposition")); err == nil && more["filename"] != "" {
		name = more["filename"]
	}
	name = path.Base(strings.ReplaceAll(decoded(name), `\`, "/"))
	if name == "." || name == "/" {
		return ""
	}
	return brief(name)
}

// file keeps an attachment; the text of the mail itself has no name and is passed by.
func (l *letter) file(name string, body io.Reader) error {
	if name == "" {
		_, err := io.Copy(io.Discard, io.LimitReader(body, mostMail))
		return err
	}
	content, err := io.ReadAll(io.LimitReader(body, sheet.Submission.FileBytes+1))
	if err != nil {
		return errMail
	}
	l.total += int64(len(content))
	if len(l.attachments) == mostAttachments || l.total > mostMail {
		return errMail
	}
	l.attachments = append(l.attachments, attachment{name, content})
	return nil
}

// plainBody undoes the encoding of a part.
func plainBody(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// readMail gives an arrival for every attachment of a mail. A mail without any is told as one.
func readMail(ctx context.Context, a *register.Arrival, w TakeInWish) []*register.Arrival {
	f, size, err := openRegular(a.Path)
	if err != nil {
		return refuse(a, coalition.ClassDamaged, err)
	}
	defer f.Close()
	a.Size = size
	if info, err := f.Stat(); err == nil {
		a.Modified = coalition.MomentOf(info.ModTime())
	}
	l, err := openLetter(f)
	if err != nil || size > mostMail {
		return refuse(a, coalition.ClassDamaged, problem("mail"))
	}
	a.Sender, a.SentAt = l.sender, l.sent
	var all []*register.Arrival
	for _, file := range l.attachments {
		if w.Only != nil && !w.Only(a.Path, file.name) {
			continue
		}
		one := &register.Arrival{Seen: a.Seen}
		one.Inside, one.Size = file.name, int64(len(file.content))
		readArrival(ctx, one, bytes.NewReader(file.content), one.Size, w)
		all = append(all, one)
	}
	if len(l.attachments) == 0 {
		return refuse(a, coalition.ClassNotOurs, problem("mail-empty"))
	}
	return all
}
