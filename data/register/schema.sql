-- A register: the coalition's file. What came in stands whole in submission, for ever; the tables from organisation to block are
-- the present view of it, made anew for one organisation at a time from its placed submissions, and tally counts over that view.
-- What is absent is the empty text, never NULL. Amounts are hundredths in whole numbers, because here they are added up. Keys are
-- made by the program and never counted: two registers can be laid together. Rows of one organisation stand together (the key
-- begins with it), so that taking in a submission touches a handful of pages however large the file is.
-- Besides STRICT and WITHOUT ROWID this is SQL that PostgreSQL understands too.

CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- One taking in of files, which can be undone as a whole.
CREATE TABLE batch (
	id        TEXT PRIMARY KEY,
	at        TEXT NOT NULL,
	source    TEXT NOT NULL,
	files     INTEGER NOT NULL,
	taken     INTEGER NOT NULL,
	undone_at TEXT NOT NULL
) STRICT;

-- Every file that was seen, taken in or not. Path is what the person gave; inside tells the attachment of a mail.
CREATE TABLE file (
	id           TEXT PRIMARY KEY,
	batch        TEXT NOT NULL REFERENCES batch (id),
	path         TEXT NOT NULL,
	inside       TEXT NOT NULL,
	size         INTEGER NOT NULL,
	modified     TEXT NOT NULL,
	sender       TEXT NOT NULL,
	sent_at      TEXT NOT NULL,
	class        TEXT NOT NULL,
	edited       INTEGER NOT NULL,
	sealed       INTEGER NOT NULL,
	form         INTEGER NOT NULL,
	organisation TEXT NOT NULL,
	name         TEXT NOT NULL,
	sequence     INTEGER NOT NULL,
	hash         TEXT NOT NULL,
	submission   TEXT NOT NULL,
	reasons      INTEGER NOT NULL,
	seen_at      TEXT NOT NULL,
	settled_at   TEXT NOT NULL
) STRICT;

CREATE INDEX file_batch ON file (batch, path, inside);
CREATE INDEX file_class ON file (class, seen_at);
CREATE INDEX file_submission ON file (submission) WHERE submission <> '';

CREATE TABLE reason (
	file     TEXT NOT NULL REFERENCES file (id),
	n        INTEGER NOT NULL,
	key      TEXT NOT NULL,
	note     INTEGER NOT NULL,
	sheet    TEXT NOT NULL,
	cell     TEXT NOT NULL,
	kind     TEXT NOT NULL,
	record   TEXT NOT NULL,
	field    TEXT NOT NULL,
	found    TEXT NOT NULL,
	expected TEXT NOT NULL,
	details  TEXT NOT NULL,
	PRIMARY KEY (file, n)
) STRICT, WITHOUT ROWID;

-- What came in, as it came in. Lines is the canonical content as the cells say it, hash covers it; the stated columns are what
-- the file says of itself, which differs when it was edited elsewhere; absent is what the file had no place for. Rank and turn are its place in the order in which the
-- organisation's submissions lie over one another; placed tells whether it counts at all.
CREATE TABLE submission (
	id              TEXT PRIMARY KEY,
	organisation    TEXT NOT NULL,
	batch           TEXT NOT NULL,
	file_name       TEXT NOT NULL,
	stated_id       TEXT NOT NULL,
	stated_hash     TEXT NOT NULL,
	stated_org      TEXT NOT NULL,
	key             TEXT NOT NULL,
	name            TEXT NOT NULL,
	edition         TEXT NOT NULL,
	edition_version INTEGER NOT NULL,
	sequence        INTEGER NOT NULL,
	provisional     INTEGER NOT NULL,
	made_at         TEXT NOT NULL,
	program         TEXT NOT NULL,
	schema          INTEGER NOT NULL,
	language        TEXT NOT NULL,
	replaces        TEXT NOT NULL,
	contact_salt    TEXT NOT NULL,
	contact_hash    TEXT NOT NULL,
	contact         TEXT NOT NULL,
	hash            TEXT NOT NULL,
	lines           TEXT NOT NULL,
	absent          TEXT NOT NULL,
	commitments     INTEGER NOT NULL,
	class           TEXT NOT NULL,
	edited          INTEGER NOT NULL,
	sealed          INTEGER NOT NULL,
	form            INTEGER NOT NULL,
	placed          INTEGER NOT NULL,
	rank            INTEGER NOT NULL,
	turn            INTEGER NOT NULL,
	taken_at        TEXT NOT NULL,
	verdict         TEXT NOT NULL,
	sum             TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE INDEX submission_organisation ON submission (organisation, rank, turn);
CREATE INDEX submission_batch ON submission (batch);

-- The organisation as its newest placed submission tells it, with counts over its commitments.
CREATE TABLE organisation (
	id            TEXT PRIMARY KEY,
	key           TEXT NOT NULL,
	name          TEXT NOT NULL,
	folded        TEXT NOT NULL,
	type          TEXT NOT NULL,
	seat          TEXT NOT NULL,
	province      TEXT NOT NULL,
	size          TEXT NOT NULL,
	region_group  TEXT NOT NULL,
	position      TEXT NOT NULL,
	support_date  TEXT NOT NULL,
	no_commitment INTEGER NOT NULL,
	contact_in    TEXT NOT NULL,
	role          TEXT NOT NULL,
	mailbox       TEXT NOT NULL,
	submission    TEXT NOT NULL,
	sequence      INTEGER NOT NULL,
	provisional   INTEGER NOT NULL,
	made_at       TEXT NOT NULL,
	first_at      TEXT NOT NULL,
	submissions   INTEGER NOT NULL,
	commitments   INTEGER NOT NULL,
	agreements    INTEGER NOT NULL,
	clear         INTEGER NOT NULL,
	bucket        TEXT NOT NULL
) STRICT;

CREATE INDEX organisation_name ON organisation (folded, id);
CREATE INDEX organisation_bucket ON organisation (bucket, folded);

-- Every name by which an organisation was met: its key and the ids its files give it.
CREATE TABLE alias (
	name         TEXT PRIMARY KEY,
	organisation TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_organisation ON alias (organisation);

CREATE TABLE commitment (
	organisation TEXT NOT NULL,
	id           TEXT NOT NULL,
	submission   TEXT NOT NULL,
	left_out     INTEGER NOT NULL,
	number       TEXT NOT NULL,
	rank         INTEGER NOT NULL,
	title        TEXT NOT NULL,
	folded       TEXT NOT NULL,
	project      TEXT NOT NULL,
	theme        TEXT NOT NULL,
	type         TEXT NOT NULL,
	mandate      TEXT NOT NULL,
	funding      TEXT NOT NULL,
	status       TEXT NOT NULL,
	visibility   TEXT NOT NULL,
	ends         TEXT NOT NULL,
	ends_on      TEXT NOT NULL,
	first_on     TEXT NOT NULL,
	reported_on  TEXT NOT NULL,
	clear        INTEGER NOT NULL,
	level        TEXT NOT NULL,
	content      TEXT NOT NULL,
	review       TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitment_project ON commitment (project, status, organisation);
CREATE INDEX commitment_review ON commitment (review, organisation);
CREATE INDEX commitment_ends ON commitment (ends_on) WHERE status IN ('committed', 'under-way', 'postponed');

-- Where in the agenda a commitment stands: every icon project and theme, the main one at position 0.
CREATE TABLE place (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	list         TEXT NOT NULL,
	position     INTEGER NOT NULL,
	code         TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contribution (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	id           TEXT NOT NULL,
	kind         TEXT NOT NULL,
	subkind      TEXT NOT NULL,
	description  TEXT NOT NULL,
	amount       INTEGER NOT NULL,
	unit         TEXT NOT NULL,
	period       TEXT NOT NULL,
	certainty    TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	id           TEXT NOT NULL,
	kind         TEXT NOT NULL,
	description  TEXT NOT NULL,
	amount       INTEGER NOT NULL,
	unit         TEXT NOT NULL,
	before       TEXT NOT NULL,
	status       TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	id           TEXT NOT NULL,
	title        TEXT NOT NULL,
	date         TEXT NOT NULL,
	status       TEXT NOT NULL,
	met_on       TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE progress (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	id           TEXT NOT NULL,
	date         TEXT NOT NULL,
	round        TEXT NOT NULL,
	unchanged    INTEGER NOT NULL,
	completion   TEXT NOT NULL,
	text         TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, id)
) STRICT, WITHOUT ROWID;

-- What hinders, as the newest news of a commitment tells it.
CREATE TABLE obstacle (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	code         TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
	organisation TEXT NOT NULL,
	id           TEXT NOT NULL,
	name         TEXT NOT NULL,
	kind         TEXT NOT NULL,
	text         TEXT NOT NULL,
	maturity     TEXT NOT NULL,
	reuse        TEXT NOT NULL,
	licence      TEXT NOT NULL,
	location     TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

-- What the rules say about the present view of an organisation.
CREATE TABLE finding (
	organisation TEXT NOT NULL,
	n            INTEGER NOT NULL,
	rule         TEXT NOT NULL,
	severity     TEXT NOT NULL,
	kind         TEXT NOT NULL,
	record       TEXT NOT NULL,
	owner        TEXT NOT NULL,
	field        TEXT NOT NULL,
	value        TEXT NOT NULL,
	details      TEXT NOT NULL,
	explained    TEXT NOT NULL,
	PRIMARY KEY (organisation, n)
) STRICT, WITHOUT ROWID;

-- Counts over the present view, kept in the transaction that changes it. What each measure counts stands in tally.go.
CREATE TABLE tally (
	measure TEXT NOT NULL,
	project TEXT NOT NULL,
	code    TEXT NOT NULL,
	unit    TEXT NOT NULL,
	period  TEXT NOT NULL,
	type    TEXT NOT NULL,
	mandate TEXT NOT NULL,
	status  TEXT NOT NULL,
	level   TEXT NOT NULL,
	number  INTEGER NOT NULL,
	amount  INTEGER NOT NULL,
	PRIMARY KEY (measure, project, code, unit, period, type, mandate, status, level)
) STRICT, WITHOUT ROWID;

-- A judgement on a submission (record is empty) or on one commitment as it stands (content is the hash of what was judged).
CREATE TABLE review (
	id           TEXT PRIMARY KEY,
	organisation TEXT NOT NULL,
	submission   TEXT NOT NULL,
	record       TEXT NOT NULL,
	content      TEXT NOT NULL,
	verdict      TEXT NOT NULL,
	at           TEXT NOT NULL
) STRICT;

CREATE INDEX review_record ON review (organisation, record, at);

-- A question about one field of one record. Cause is review or repair; answer is the answer it travelled in, empty until then.
CREATE TABLE question (
	id           TEXT PRIMARY KEY,
	organisation TEXT NOT NULL,
	submission   TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	kind         TEXT NOT NULL,
	record       TEXT NOT NULL,
	field        TEXT NOT NULL,
	text         TEXT NOT NULL,
	found        TEXT NOT NULL,
	cause        TEXT NOT NULL,
	asked_at     TEXT NOT NULL,
	answer       TEXT NOT NULL,
	reply        TEXT NOT NULL,
	replied_in   TEXT NOT NULL,
	closed_at    TEXT NOT NULL
) STRICT;

CREATE INDEX question_organisation ON question (organisation, closed_at, asked_at);
CREATE INDEX question_open ON question (asked_at) WHERE closed_at = '';
CREATE INDEX question_submission ON question (submission);

-- An answer that was written, with the number that rises per submission.
CREATE TABLE answer (
	id           TEXT PRIMARY KEY,
	organisation TEXT NOT NULL,
	submission   TEXT NOT NULL,
	number       INTEGER NOT NULL,
	verdict      TEXT NOT NULL,
	made_at      TEXT NOT NULL,
	file         TEXT NOT NULL,
	note         TEXT NOT NULL,
	UNIQUE (submission, number)
) STRICT;

-- How the secretariat read a cell that the reader could not: what stood there and what it was taken for.
CREATE TABLE reading (
	id         TEXT PRIMARY KEY,
	submission TEXT NOT NULL,
	file       TEXT NOT NULL,
	sheet      TEXT NOT NULL,
	cell       TEXT NOT NULL,
	kind       TEXT NOT NULL,
	record     TEXT NOT NULL,
	field      TEXT NOT NULL,
	found      TEXT NOT NULL,
	value      TEXT NOT NULL,
	at         TEXT NOT NULL
) STRICT;

CREATE INDEX reading_submission ON reading (submission);

-- Who supports the declaration, from a list of the coalition's own. Organisation is the one it turned out to be, if any.
CREATE TABLE supporter (
	id           TEXT PRIMARY KEY,
	name         TEXT NOT NULL,
	folded       TEXT NOT NULL,
	key          TEXT NOT NULL,
	identifier   TEXT NOT NULL,
	date         TEXT NOT NULL,
	mailbox      TEXT NOT NULL,
	organisation TEXT NOT NULL,
	added_at     TEXT NOT NULL
) STRICT;

CREATE INDEX supporter_organisation ON supporter (organisation);
CREATE INDEX supporter_folded ON supporter (folded);
CREATE INDEX supporter_key ON supporter (key) WHERE key <> '';

-- One approach to a supporter or an organisation: whom, when, by whom, what came of it and what is next.
CREATE TABLE approach (
	id           TEXT PRIMARY KEY,
	supporter    TEXT NOT NULL,
	organisation TEXT NOT NULL,
	date         TEXT NOT NULL,
	whom         TEXT NOT NULL,
	by_whom      TEXT NOT NULL,
	outcome      TEXT NOT NULL,
	next_step    TEXT NOT NULL,
	next_date    TEXT NOT NULL,
	note         TEXT NOT NULL,
	added_at     TEXT NOT NULL
) STRICT;

CREATE INDEX approach_supporter ON approach (supporter, date);
CREATE INDEX approach_organisation ON approach (organisation, date);

-- What the secretariat decided by hand: overruling, taking in with open points, undoing.
CREATE TABLE decision (
	id      TEXT PRIMARY KEY,
	at      TEXT NOT NULL,
	what    TEXT NOT NULL,
	subject TEXT NOT NULL,
	details TEXT NOT NULL
) STRICT;
