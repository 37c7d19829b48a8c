-- Version 2: editions that were taken on, as they were signed. The one inside the program is not among them and has serial 0
-- here. Rows stay: the highest serial ever seen refuses older ones, also after going back.
CREATE TABLE edition (
	serial   INTEGER PRIMARY KEY CHECK (serial > 0),
	name     TEXT NOT NULL,
	version  INTEGER NOT NULL CHECK (version > 0),
	text     TEXT NOT NULL,
	key      TEXT NOT NULL,
	taken_at TEXT NOT NULL,
	previous INTEGER NOT NULL,
	sum      TEXT NOT NULL CHECK (length(sum) = 16)
) STRICT;

-- What becomes of each commitment under another agenda; an empty decision is still to be made.
CREATE TABLE decision (
	edition    TEXT NOT NULL,
	commitment TEXT NOT NULL CHECK (length(commitment) = 36 AND commitment NOT GLOB '*[^0-9a-f-]*'),
	decision   TEXT NOT NULL CHECK (decision NOT GLOB '*[^a-z-]*'),
	sum        TEXT NOT NULL CHECK (length(sum) = 16),
	PRIMARY KEY (edition, commitment)
) STRICT, WITHOUT ROWID;
