-- Version 1 of the store. Text in NFC; dates YYYY-MM-DD; months YYYY-MM; instants UTC ISO-8601; uids
-- outside, integer keys inside; no empty strings.

CREATE TABLE district (
  district_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  code TEXT,
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  monthly_target INTEGER NOT NULL DEFAULT 20 CHECK (monthly_target >= 0),
  full_month INTEGER NOT NULL DEFAULT 20 CHECK (full_month > 0),
  people_floor INTEGER NOT NULL DEFAULT 5 CHECK (people_floor > 0),
  walkthrough_floor INTEGER NOT NULL DEFAULT 4 CHECK (walkthrough_floor > 0),
  unseen_days INTEGER NOT NULL DEFAULT 30 CHECK (unseen_days > 0),
  CHECK (district_id = 1)
) STRICT;

CREATE TABLE school (
  school_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  short_name TEXT,
  grades TEXT,
  town TEXT,
  kind TEXT,
  district_name TEXT,
  priority INTEGER NOT NULL DEFAULT 0 CHECK (priority IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  external_source TEXT,
  external_id TEXT,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  UNIQUE (external_source, external_id)
) STRICT;
CREATE INDEX school_by_name ON school (sort_key);

CREATE TABLE staff (
  staff_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  family_name TEXT NOT NULL CHECK (family_name <> ''),
  given_name TEXT,
  email TEXT,
  login TEXT UNIQUE,
  room TEXT,
  mailbox TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  external_source TEXT,
  external_id TEXT,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  UNIQUE (external_source, external_id)
) STRICT;
CREATE INDEX staff_by_name ON staff (sort_key);
CREATE INDEX staff_by_search ON staff (search_key);
CREATE INDEX staff_by_email ON staff (email COLLATE NOCASE) WHERE email IS NOT NULL;

CREATE TABLE assignment (
  staff_id INTEGER NOT NULL REFERENCES staff ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('superintendent', 'assistant_superintendent', 'principal',
    'assistant_principal', 'director', 'teacher', 'plan_manager', 'plan_monitor', 'record_keeper',
    'other')),
  school_id INTEGER REFERENCES school,
  subject TEXT,
  grade TEXT,
  from_on TEXT,
  until_on TEXT CHECK (until_on >= from_on),
  PRIMARY KEY (staff_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_school ON assignment (school_id, role);
CREATE INDEX assignment_by_role ON assignment (role);

CREATE TABLE supervision (
  staff_id INTEGER NOT NULL REFERENCES staff ON DELETE CASCADE,
  position INTEGER NOT NULL,
  supervisor_id INTEGER NOT NULL REFERENCES staff (staff_id),
  from_on TEXT,
  until_on TEXT CHECK (until_on >= from_on),
  PRIMARY KEY (staff_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_by_supervisor ON supervision (supervisor_id);

CREATE TABLE school_year (
  school_year_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL CHECK (last_on > first_on)
) STRICT;

CREATE TABLE calendar_day (
  school_year_id INTEGER NOT NULL REFERENCES school_year ON DELETE CASCADE,
  day_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('vacation', 'holiday', 'snow', 'closed', 'half', 'school')),
  note TEXT,
  PRIMARY KEY (school_year_id, day_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE scale (
  scale_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE level (
  scale_id INTEGER NOT NULL REFERENCES scale ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (counts IN ('seen', 'not_seen', 'neither')),
  PRIMARY KEY (scale_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE strategy (
  strategy_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  look_for TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE instrument (
  instrument_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE instrument_version (
  instrument_version_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  instrument_id INTEGER NOT NULL REFERENCES instrument,
  version INTEGER NOT NULL CHECK (version > 0),
  scale_id INTEGER NOT NULL REFERENCES scale,
  published_on TEXT,
  UNIQUE (instrument_id, version)
) STRICT;

CREATE TABLE instrument_item (
  instrument_version_id INTEGER NOT NULL REFERENCES instrument_version ON DELETE CASCADE,
  position INTEGER NOT NULL,
  strategy_id INTEGER NOT NULL REFERENCES strategy,
  wording TEXT NOT NULL,
  look_for TEXT,
  grouping TEXT,
  UNIQUE (instrument_version_id, strategy_id),
  PRIMARY KEY (instrument_version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_type (
  visit_type_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  evaluative INTEGER NOT NULL DEFAULT 0 CHECK (evaluative IN (0, 1)),
  counts_as_observation INTEGER NOT NULL DEFAULT 0 CHECK (counts_as_observation IN (0, 1)),
  minimum_minutes INTEGER CHECK (minimum_minutes >= 0),
  feedback_days INTEGER CHECK (feedback_days >= 0),
  sentence TEXT,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE target (
  target_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  staff_id INTEGER NOT NULL REFERENCES staff,
  month TEXT NOT NULL,
  walkthroughs INTEGER NOT NULL CHECK (walkthroughs >= 0),
  days_off INTEGER CHECK (days_off >= 0),
  reason TEXT,
  UNIQUE (staff_id, month)
) STRICT;
CREATE INDEX target_by_month ON target (month);

CREATE TABLE rubric (
  rubric_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;

CREATE TABLE rubric_level (
  rubric_id INTEGER NOT NULL REFERENCES rubric ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (rubric_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE standard (
  rubric_id INTEGER NOT NULL REFERENCES rubric ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (rubric_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE descriptor (
  rubric_id INTEGER NOT NULL REFERENCES rubric ON DELETE CASCADE,
  standard TEXT NOT NULL,
  level TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (rubric_id, standard, level)
) STRICT, WITHOUT ROWID;

CREATE TABLE strategic_objective (
  strategic_objective_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE initiative (
  initiative_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  strategic_objective_id INTEGER NOT NULL REFERENCES strategic_objective,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE sip_goal (
  sip_goal_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  school_id INTEGER NOT NULL REFERENCES school,
  school_year TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (school_id, school_year, code)
) STRICT;

CREATE TABLE sip_item (
  sip_item_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  sip_goal_id INTEGER NOT NULL REFERENCES sip_goal,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  owner_id INTEGER REFERENCES staff (staff_id),
  owner_role TEXT,
  due_on TEXT,
  initiative_id INTEGER REFERENCES initiative,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (sip_goal_id, code)
) STRICT;
CREATE INDEX sip_item_by_initiative ON sip_item (initiative_id);
CREATE INDEX sip_item_by_owner ON sip_item (owner_id);

CREATE TABLE sip_status (
  sip_item_id INTEGER NOT NULL REFERENCES sip_item ON DELETE CASCADE,
  month TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('complete', 'in_progress', 'no_action')),
  note TEXT,
  PRIMARY KEY (sip_item_id, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX sip_status_by_month ON sip_status (month);

CREATE TABLE self_assessment (
  self_assessment_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  staff_id INTEGER NOT NULL REFERENCES staff,
  month TEXT NOT NULL,
  rubric_id INTEGER NOT NULL REFERENCES rubric,
  submitted_at TEXT,
  goal_met TEXT CHECK (goal_met IN ('met', 'partly', 'not_met')),
  working_on TEXT,
  UNIQUE (staff_id, month)
) STRICT;
CREATE INDEX self_assessment_by_month ON self_assessment (month);

CREATE TABLE rating (
  self_assessment_id INTEGER NOT NULL REFERENCES self_assessment ON DELETE CASCADE,
  standard TEXT NOT NULL,
  level TEXT,
  rationale TEXT,
  evidence TEXT,
  PRIMARY KEY (self_assessment_id, standard)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_goal (
  self_assessment_id INTEGER NOT NULL REFERENCES self_assessment ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT,
  steps TEXT,
  PRIMARY KEY (self_assessment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dilt_meeting (
  dilt_meeting_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  month TEXT NOT NULL UNIQUE,
  held_on TEXT,
  starts TEXT,
  ends TEXT,
  place TEXT,
  facilitator_id INTEGER REFERENCES staff (staff_id),
  due_on TEXT
) STRICT;

CREATE TABLE walkthrough (
  walkthrough_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  school_id INTEGER NOT NULL REFERENCES school,
  teacher_id INTEGER REFERENCES staff (staff_id),
  teacher_note TEXT,
  recorder_id INTEGER NOT NULL REFERENCES staff (staff_id),
  made_on TEXT NOT NULL,
  started TEXT,
  minutes INTEGER CHECK (minutes >= 0),
  instrument_version_id INTEGER NOT NULL REFERENCES instrument_version,
  visit_type_id INTEGER NOT NULL REFERENCES visit_type,
  outcome TEXT NOT NULL DEFAULT 'made'
    CHECK (outcome IN ('made', 'substitute', 'testing', 'empty', 'come_back')),
  state TEXT NOT NULL DEFAULT 'final' CHECK (state IN ('final', 'delivered', 'signed')),
  room TEXT,
  grade TEXT,
  subject TEXT,
  period TEXT,
  what_worked TEXT,
  next_step TEXT,
  private_note TEXT,
  entered_late INTEGER NOT NULL DEFAULT 0 CHECK (entered_late IN (0, 1)),
  finished_at TEXT,
  external_source TEXT,
  external_id TEXT
) STRICT;
CREATE INDEX walkthrough_by_school ON walkthrough (school_id, made_on);
CREATE INDEX walkthrough_by_date ON walkthrough (made_on, started);
CREATE INDEX walkthrough_by_recorder ON walkthrough (recorder_id, made_on);
CREATE INDEX walkthrough_by_teacher ON walkthrough (teacher_id, made_on) WHERE teacher_id IS NOT NULL;
CREATE UNIQUE INDEX walkthrough_by_external ON walkthrough (external_source, external_id)
  WHERE external_id IS NOT NULL;

CREATE TABLE companion (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  staff_id INTEGER NOT NULL REFERENCES staff,
  PRIMARY KEY (walkthrough_id, staff_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX companion_by_staff ON companion (staff_id);

CREATE TABLE mark (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  strategy_id INTEGER NOT NULL REFERENCES strategy,
  level TEXT,
  comment TEXT,
  PRIMARY KEY (walkthrough_id, strategy_id)
) STRICT, WITHOUT ROWID;

-- Who changed what, when. One row an aggregate and change; what an import creates has only the uid.
CREATE TABLE history (
  history_id INTEGER PRIMARY KEY,
  change_uid TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_uid TEXT NOT NULL,
  undoes TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX history_by_change ON history (change_uid);
CREATE INDEX history_by_record ON history (record_uid);

-- Roll-ups: counts of marks by school, month, strategy, scale and level. A school and month without a
-- row in rollup_month is rebuilt when it is read.
CREATE TABLE rollup_month (
  school_id INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  month TEXT NOT NULL,
  walkthroughs INTEGER NOT NULL,
  PRIMARY KEY (school_id, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE rollup (
  school_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  strategy_id INTEGER NOT NULL REFERENCES strategy ON DELETE CASCADE,
  scale_id INTEGER NOT NULL REFERENCES scale ON DELETE CASCADE,
  level TEXT NOT NULL,
  marks INTEGER NOT NULL,
  PRIMARY KEY (school_id, month, strategy_id, scale_id, level),
  FOREIGN KEY (school_id, month) REFERENCES rollup_month ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Any change of marks raises the walkthrough's revision, so these three see every change.
CREATE TRIGGER walkthrough_added AFTER INSERT ON walkthrough BEGIN
  DELETE FROM rollup_month WHERE school_id = new.school_id AND month = substr(new.made_on, 1, 7);
END;
CREATE TRIGGER walkthrough_changed AFTER UPDATE ON walkthrough BEGIN
  DELETE FROM rollup_month WHERE school_id = old.school_id AND month = substr(old.made_on, 1, 7);
  DELETE FROM rollup_month WHERE school_id = new.school_id AND month = substr(new.made_on, 1, 7);
END;
CREATE TRIGGER walkthrough_removed AFTER DELETE ON walkthrough BEGIN
  DELETE FROM rollup_month WHERE school_id = old.school_id AND month = substr(old.made_on, 1, 7);
END;
