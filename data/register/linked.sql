-- Version 2: which building blocks a commitment works on. Whether a block may be shown follows from the commitments that name it.
CREATE TABLE linked (
	organisation TEXT NOT NULL,
	commitment   TEXT NOT NULL,
	block        TEXT NOT NULL,
	PRIMARY KEY (organisation, commitment, block)
) STRICT, WITHOUT ROWID;

-- What is there already is read once from the lines of the submission that says it; each line is one JSON object.
INSERT INTO linked (organisation, commitment, block)
SELECT DISTINCT c.organisation, c.id, b.value
FROM submission s
JOIN json_each(CASE WHEN json_valid('[' || replace(s.lines, char(10), ',') || ']') THEN '[' || replace(s.lines, char(10), ',') || ']' ELSE '[]' END) l
JOIN json_each(l.value, '$.buildingBlocks') b
JOIN commitment c ON c.organisation = s.organisation AND c.id = json_extract(l.value, '$.id') AND c.submission = s.id;

-- A name of its own, by which its backups are found. A register that is being made gets one from the program.
INSERT INTO meta (name, value)
SELECT 'id', lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' ||
	hex(randomblob(6)))
WHERE EXISTS (SELECT 1 FROM meta);
