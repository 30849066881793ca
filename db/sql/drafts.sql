CREATE TABLE IF NOT EXISTS draft (
  district TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  title TEXT,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (district, owner, kind, record)
) STRICT, WITHOUT ROWID;
