-- Version 3: the commitments that an answer found in order.
CREATE TABLE accepted (
	answer     TEXT NOT NULL REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED,
	commitment TEXT NOT NULL CHECK (length(commitment) = 36 AND commitment NOT GLOB '*[^0-9a-f-]*'),
	PRIMARY KEY (answer, commitment)
) STRICT, WITHOUT ROWID;
