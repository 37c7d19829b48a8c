-- A dossier: one organisation's file. One table per kind of record, one column per field of the domain's field table, in
-- snake case. What is absent is the empty text, never NULL, so that a row, the log and a comparison speak of the same value.
-- Lists are one item a line. Amounts are canonical text (1234.5), because an amount of zero is not the same as none and
-- nothing is ever added up here. Yes and no are 1 and 0; position 0 is none.
-- Every row has the hash of its own content (sum): a flipped bit that SQLite can't see is seen when the row is read.

CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL,
	sum   TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE organisation (
	id           TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	name         TEXT NOT NULL,
	short_name   TEXT NOT NULL,
	type         TEXT NOT NULL CHECK (type NOT GLOB '*[^a-z0-9-]*'),
	subtype      TEXT NOT NULL,
	scheme       TEXT NOT NULL CHECK (scheme NOT GLOB '*[^a-z0-9-]*'),
	identifier   TEXT NOT NULL,
	seat         TEXT NOT NULL,
	province     TEXT NOT NULL CHECK (province NOT GLOB '*[^a-z0-9-]*'),
	size         TEXT NOT NULL CHECK (size NOT GLOB '*[^a-z0-9-]*'),
	website      TEXT NOT NULL,
	region_group TEXT NOT NULL,
	sum          TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE contact (
	id      TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	role    TEXT NOT NULL,
	mailbox TEXT NOT NULL,
	name    TEXT NOT NULL,
	phone   TEXT NOT NULL,
	travels INTEGER NOT NULL CHECK (travels IN (0, 1)),
	sum     TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE support (
	id                 TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	position           TEXT NOT NULL CHECK (position NOT GLOB '*[^a-z0-9-]*'),
	date               TEXT NOT NULL CHECK (date = '' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	occasion           TEXT NOT NULL,
	authority          TEXT NOT NULL CHECK (authority NOT GLOB '*[^a-z0-9-]*'),
	decision_date      TEXT NOT NULL CHECK (decision_date = '' OR decision_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	decision_reference TEXT NOT NULL,
	signer_role        TEXT NOT NULL,
	signer_name        TEXT NOT NULL,
	expectation        TEXT NOT NULL,
	no_commitment      INTEGER NOT NULL CHECK (no_commitment IN (0, 1)),
	contact_in         TEXT NOT NULL CHECK (contact_in = '' OR contact_in GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
	sum                TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE commitment (
	id                 TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	number             TEXT NOT NULL CHECK (number = '' OR number GLOB 'T-[0-9][0-9][0-9]*'),
	title              TEXT NOT NULL,
	result             TEXT NOT NULL,
	icon_projects      TEXT NOT NULL,
	themes             TEXT NOT NULL,
	end                TEXT NOT NULL CHECK (end = '' OR end GLOB '[12][0-9][0-9][0-9]-Q[1-4]'
	                                        OR end GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	role               TEXT NOT NULL,
	mandate            TEXT NOT NULL CHECK (mandate NOT GLOB '*[^a-z0-9-]*'),
	funding            TEXT NOT NULL CHECK (funding NOT GLOB '*[^a-z0-9-]*'),
	partners           TEXT NOT NULL,
	description        TEXT NOT NULL,
	own_role           TEXT NOT NULL CHECK (own_role NOT GLOB '*[^a-z0-9-]*'),
	start              TEXT NOT NULL CHECK (start = '' OR start GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	decision_date      TEXT NOT NULL CHECK (decision_date = '' OR decision_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	decision_reference TEXT NOT NULL,
	conditions         TEXT NOT NULL,
	ambitions          TEXT NOT NULL,
	effects            TEXT NOT NULL,
	indicator          TEXT NOT NULL,
	baseline           TEXT NOT NULL CHECK (baseline NOT GLOB '*[^0-9.-]*'),
	target             TEXT NOT NULL CHECK (target NOT GLOB '*[^0-9.-]*'),
	unit               TEXT NOT NULL,
	building_blocks    TEXT NOT NULL,
	area               TEXT NOT NULL,
	personal_data      TEXT NOT NULL CHECK (personal_data NOT GLOB '*[^a-z0-9-]*'),
	remark             TEXT NOT NULL,
	internal_note      TEXT NOT NULL,
	status             TEXT NOT NULL CHECK (status NOT GLOB '*[^a-z0-9-]*'),
	status_reason      TEXT NOT NULL,
	lesson             TEXT NOT NULL,
	visibility         TEXT NOT NULL CHECK (visibility NOT GLOB '*[^a-z0-9-]*'),
	position           INTEGER NOT NULL,
	trashed            TEXT NOT NULL CHECK (trashed = '' OR trashed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
	sum                TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

-- The number is how people call a commitment: two with the same one would be told apart by nobody.
CREATE UNIQUE INDEX commitment_number ON commitment (number) WHERE number <> '';

CREATE TABLE contribution (
	id          TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	commitment  TEXT NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	kind        TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z0-9-]*'),
	subkind     TEXT NOT NULL CHECK (subkind NOT GLOB '*[^a-z0-9-]*'),
	description TEXT NOT NULL,
	quantity    TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*'),
	unit        TEXT NOT NULL CHECK (unit NOT GLOB '*[^a-z0-9-]*'),
	period      TEXT NOT NULL CHECK (period NOT GLOB '*[^a-z0-9-]*'),
	certainty   TEXT NOT NULL CHECK (certainty NOT GLOB '*[^a-z0-9-]*'),
	position    INTEGER NOT NULL,
	sum         TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE INDEX contribution_commitment ON contribution (commitment);

CREATE TABLE milestone (
	id         TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	commitment TEXT NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	title      TEXT NOT NULL,
	date       TEXT NOT NULL CHECK (date = '' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	evidence   TEXT NOT NULL,
	status     TEXT NOT NULL CHECK (status NOT GLOB '*[^a-z0-9-]*'),
	met_on     TEXT NOT NULL CHECK (met_on = '' OR met_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	position   INTEGER NOT NULL,
	sum        TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE INDEX milestone_commitment ON milestone (commitment);

CREATE TABLE need (
	id          TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	commitment  TEXT NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	kind        TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z0-9-]*'),
	description TEXT NOT NULL,
	quantity    TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*'),
	unit        TEXT NOT NULL CHECK (unit NOT GLOB '*[^a-z0-9-]*'),
	before      TEXT NOT NULL CHECK (before = '' OR before GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	status      TEXT NOT NULL CHECK (status NOT GLOB '*[^a-z0-9-]*'),
	position    INTEGER NOT NULL,
	sum         TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE INDEX need_commitment ON need (commitment);

CREATE TABLE progress (
	id         TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	commitment TEXT NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	date       TEXT NOT NULL CHECK (date = '' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	round      TEXT NOT NULL CHECK (round NOT GLOB '*[^a-z0-9-]*'),
	unchanged  INTEGER NOT NULL CHECK (unchanged IN (0, 1)),
	completion TEXT NOT NULL CHECK (completion NOT GLOB '*[^a-z0-9-]*'),
	text       TEXT NOT NULL,
	evidence   TEXT NOT NULL,
	obstacles  TEXT NOT NULL,
	lesson     TEXT NOT NULL,
	position   INTEGER NOT NULL,
	sum        TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE INDEX progress_commitment ON progress (commitment);

CREATE TABLE building_block (
	id       TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	name     TEXT NOT NULL,
	kind     TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z0-9-]*'),
	text     TEXT NOT NULL,
	maturity TEXT NOT NULL CHECK (maturity NOT GLOB '*[^a-z0-9-]*'),
	reuse    TEXT NOT NULL CHECK (reuse NOT GLOB '*[^a-z0-9-]*'),
	licence  TEXT NOT NULL,
	location TEXT NOT NULL,
	position INTEGER NOT NULL,
	trashed  TEXT NOT NULL CHECK (trashed = '' OR trashed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
	sum      TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE explanation (
	id     TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	rule   TEXT NOT NULL,
	record TEXT NOT NULL CHECK (record NOT GLOB '*[^0-9a-f-]*'),
	field  TEXT NOT NULL,
	value  TEXT NOT NULL,
	text   TEXT NOT NULL,
	sum    TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

CREATE TABLE reply (
	id       TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	question TEXT NOT NULL CHECK (question NOT GLOB '*[^0-9a-f-]*'),
	text     TEXT NOT NULL,
	sum      TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

-- The log. Rows are only ever added. After each step, head is the step that undo would take back: a step of somebody's own is
-- its own head and remembers the head it was made upon (base); taking back goes to the base, doing again to the newest step
-- made upon the present head. A step without a base can't be taken back.
CREATE TABLE step (
	seq   INTEGER PRIMARY KEY,
	at    TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
	name  TEXT NOT NULL,
	cause TEXT NOT NULL,
	base  INTEGER,
	of    INTEGER REFERENCES step (seq),
	head  INTEGER NOT NULL,
	sum   TEXT NOT NULL CHECK (length(sum) = 16),
	CHECK (base IS NULL OR of IS NULL)
) STRICT;

CREATE INDEX step_base ON step (base, seq) WHERE base IS NOT NULL;

CREATE TABLE change (
	seq    INTEGER NOT NULL REFERENCES step (seq),
	n      INTEGER NOT NULL,
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	parent TEXT NOT NULL,
	field  TEXT NOT NULL,
	old    TEXT NOT NULL,
	new    TEXT NOT NULL,
	PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_record ON change (record, seq);
CREATE INDEX change_parent ON change (parent, seq) WHERE parent <> '';

-- What was handed in, as it was, for ever. Lines is the canonical content, one record a line; hash covers it.
CREATE TABLE submission (
	id              TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	organisation    TEXT NOT NULL,
	key             TEXT NOT NULL,
	name            TEXT NOT NULL,
	edition         TEXT NOT NULL,
	edition_version INTEGER NOT NULL,
	sequence        INTEGER NOT NULL CHECK (sequence > 0),
	provisional     INTEGER NOT NULL CHECK (provisional IN (0, 1)),
	made_at         TEXT NOT NULL,
	program         TEXT NOT NULL,
	schema          INTEGER NOT NULL,
	language        TEXT NOT NULL,
	counts          TEXT NOT NULL CHECK (json_valid(counts)),
	hash            TEXT NOT NULL,
	contact_salt    TEXT NOT NULL,
	contact_hash    TEXT NOT NULL,
	replaces        TEXT NOT NULL,
	file            TEXT NOT NULL,
	lines           TEXT NOT NULL,
	contact         TEXT NOT NULL,
	sum             TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

-- What the coalition answered to a submission; a later answer has a higher number and does not replace an earlier one.
CREATE TABLE answer (
	id          TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	submission  TEXT NOT NULL,
	hash        TEXT NOT NULL,
	number      INTEGER NOT NULL,
	received_at TEXT NOT NULL,
	verdict     TEXT NOT NULL,
	sum         TEXT NOT NULL CHECK (length(sum) = 16),
	UNIQUE (submission, number)
) STRICT;

CREATE TABLE question (
	id     TEXT PRIMARY KEY CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
	answer TEXT NOT NULL REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED,
	record TEXT NOT NULL CHECK (record NOT GLOB '*[^0-9a-f-]*'),
	field  TEXT NOT NULL,
	text   TEXT NOT NULL,
	sum    TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;
