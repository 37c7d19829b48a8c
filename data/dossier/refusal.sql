-- Version 4: what somebody did not want of a workbook that came back, by a hash of what it said, so that it is not asked again.
CREATE TABLE refusal (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL CHECK (length(record) = 36 AND record NOT GLOB '*[^0-9a-f-]*'),
	field  TEXT NOT NULL,
	theirs TEXT NOT NULL CHECK (theirs NOT GLOB '*[^0-9a-f]*'),
	PRIMARY KEY (kind, record, field, theirs)
) STRICT, WITHOUT ROWID;
