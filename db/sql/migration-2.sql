-- Version 2: the school visit. Visits with their debrief, follow-ups, improvement memos; delivery, amendment,
-- reply and second rating of a walkthrough; snippets; maps of wide files; contract rules of a visit type.

ALTER TABLE district ADD COLUMN companions_count INTEGER NOT NULL DEFAULT 1 CHECK (companions_count IN (0, 1));
ALTER TABLE district ADD COLUMN visit_days INTEGER NOT NULL DEFAULT 30 CHECK (visit_days > 0);
ALTER TABLE district ADD COLUMN visit_days_priority INTEGER NOT NULL DEFAULT 14
  CHECK (visit_days_priority > 0);
ALTER TABLE school ADD COLUMN visit_days INTEGER CHECK (visit_days > 0);
ALTER TABLE visit_type ADD COLUMN delivered_how TEXT NOT NULL DEFAULT 'mailbox'
  CHECK (delivered_how IN ('mailbox', 'hand', 'email', 'talk'));
ALTER TABLE visit_type ADD COLUMN confirmed_on TEXT;

CREATE TABLE visit (
  visit_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  school_id INTEGER NOT NULL REFERENCES school,
  visitor_id INTEGER NOT NULL REFERENCES staff (staff_id),
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'made', 'missed')),
  visited_on TEXT NOT NULL,
  original_on TEXT,
  moved_reason TEXT,
  arrived TEXT,
  departed TEXT CHECK (departed >= arrived),
  purpose TEXT,
  what_seen TEXT,
  what_next TEXT,
  memo_due_on TEXT
) STRICT;
CREATE INDEX visit_by_school ON visit (school_id, visited_on);
CREATE INDEX visit_by_visitor ON visit (visitor_id, visited_on);
CREATE INDEX visit_by_date ON visit (visited_on);

CREATE TABLE visit_companion (
  visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
  staff_id INTEGER NOT NULL REFERENCES staff,
  PRIMARY KEY (visit_id, staff_id)
) STRICT, WITHOUT ROWID;

-- The principal's memo after a visit; one a visit. It is its writer's until it is sent.
CREATE TABLE improvement_memo (
  improvement_memo_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  visit_id INTEGER NOT NULL UNIQUE REFERENCES visit,
  author_id INTEGER NOT NULL REFERENCES staff (staff_id),
  points TEXT,
  decisions TEXT,
  areas TEXT,
  plan TEXT,
  sent_on TEXT
) STRICT;

CREATE TABLE memo_step (
  improvement_memo_id INTEGER NOT NULL REFERENCES improvement_memo ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  owner_id INTEGER REFERENCES staff (staff_id),
  due_on TEXT,
  PRIMARY KEY (improvement_memo_id, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE walkthrough ADD COLUMN visit_id INTEGER REFERENCES visit;
ALTER TABLE walkthrough ADD COLUMN lesson_part TEXT;
ALTER TABLE walkthrough ADD COLUMN grouping TEXT;
ALTER TABLE walkthrough ADD COLUMN students_present INTEGER CHECK (students_present >= 0);
ALTER TABLE walkthrough ADD COLUMN students_on_task INTEGER CHECK (students_on_task >= 0);
ALTER TABLE walkthrough ADD COLUMN signed_on TEXT;
ALTER TABLE walkthrough ADD COLUMN reply TEXT;
CREATE INDEX walkthrough_by_visit ON walkthrough (visit_id) WHERE visit_id IS NOT NULL;
-- Slips not delivered yet.
CREATE INDEX walkthrough_undelivered ON walkthrough (made_on) WHERE state = 'final';

-- How a slip reached the teacher; the first row counts.
CREATE TABLE delivery (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  position INTEGER NOT NULL,
  delivered_on TEXT NOT NULL,
  delivered_time TEXT,
  how TEXT NOT NULL CHECK (how IN ('mailbox', 'hand', 'email', 'talk')),
  staff_id INTEGER REFERENCES staff,
  PRIMARY KEY (walkthrough_id, position)
) STRICT, WITHOUT ROWID;

-- What a walkthrough said before it was amended after delivery: the record as JSON, without private notes.
CREATE TABLE amendment (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  position INTEGER NOT NULL,
  amended_at TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff,
  reason TEXT NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (walkthrough_id, position)
) STRICT, WITHOUT ROWID;

-- Something one person will do by a date, carried until done.
CREATE TABLE follow_up (
  follow_up_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  school_id INTEGER REFERENCES school,
  owner_id INTEGER NOT NULL REFERENCES staff (staff_id),
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  made_on TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('visit', 'walkthrough', 'memo', 'review', 'dilt')),
  visit_id INTEGER REFERENCES visit,
  walkthrough_id INTEGER REFERENCES walkthrough,
  improvement_memo_id INTEGER REFERENCES improvement_memo,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  closed_on TEXT,
  reason TEXT
) STRICT;
CREATE INDEX follow_up_by_school ON follow_up (school_id, state);
CREATE INDEX follow_up_by_owner ON follow_up (owner_id, state);
CREATE INDEX follow_up_by_visit ON follow_up (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX follow_up_by_walkthrough ON follow_up (walkthrough_id) WHERE walkthrough_id IS NOT NULL;

-- What became of it, in order.
CREATE TABLE follow_up_step (
  follow_up_id INTEGER NOT NULL REFERENCES follow_up ON DELETE CASCADE,
  position INTEGER NOT NULL,
  step_on TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('carried', 'done', 'dropped', 'reopened')),
  due_on TEXT,
  note TEXT,
  visit_id INTEGER REFERENCES visit,
  PRIMARY KEY (follow_up_id, position)
) STRICT, WITHOUT ROWID;

-- An observer's own reusable phrases.
CREATE TABLE snippet (
  snippet_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  staff_id INTEGER REFERENCES staff,
  shortcut TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (staff_id, shortcut)
) STRICT;

-- The same room rated by a second person who did not see the first's marks.
CREATE TABLE second_rating (
  second_rating_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough,
  rater_id INTEGER NOT NULL REFERENCES staff (staff_id),
  rated_at TEXT NOT NULL,
  UNIQUE (walkthrough_id, rater_id)
) STRICT;
CREATE INDEX second_rating_by_rater ON second_rating (rater_id);

CREATE TABLE second_mark (
  second_rating_id INTEGER NOT NULL REFERENCES second_rating ON DELETE CASCADE,
  strategy_id INTEGER NOT NULL REFERENCES strategy,
  level TEXT,
  PRIMARY KEY (second_rating_id, strategy_id)
) STRICT, WITHOUT ROWID;

-- How the columns of a district's own form are to be read: the text of a map file.
CREATE TABLE import_map (
  import_map_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('walkthroughs', 'self-assessments', 'sip')),
  text TEXT NOT NULL
) STRICT;
