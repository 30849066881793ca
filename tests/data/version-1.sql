PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO district VALUES(1,'c87c4662-fc4e-474f-bd48-6aaad5e153aa',1,'Mill City Public Schools',NULL,0,0,20,20,5,4,30);
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
INSERT INTO school VALUES(1,'e3481952-8e3c-40d3-962c-67cf5b2db8dd',1,'00950045','Doran Elementary','Dor',NULL,NULL,NULL,NULL,0,1,NULL,NULL,'doran elementaryDoran Elementary','doran elementary');
INSERT INTO school VALUES(2,'76f9ce45-73a4-4dbb-a5aa-819940d62bcb',1,'00950320','Kuss Middle','Kuss',NULL,NULL,NULL,NULL,0,1,NULL,NULL,'kuss middleKuss Middle','kuss middle');
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
INSERT INTO staff VALUES(1,'853eb1c7-e65d-455b-b26a-5f024f111b27',1,'Alvarez','Rosa',NULL,NULL,NULL,NULL,1,NULL,NULL,'alvarez rosaAlvarez Rosa','alvarez rosa');
INSERT INTO staff VALUES(2,'aa5154d8-944b-4b78-a78c-d9077793e4a2',1,'Ortiz','James',NULL,NULL,NULL,NULL,1,NULL,NULL,'ortiz jamesOrtiz James','ortiz james');
INSERT INTO staff VALUES(3,'6b50d31f-7cae-4cfa-a450-d84bdcc00e08',1,'O’Brien','Siobhán',NULL,NULL,NULL,NULL,1,NULL,NULL,'obrien siobhanO’Brien Siobhán','obrien siobhan');
INSERT INTO staff VALUES(4,'9e0aacfb-c450-4ba8-9654-eb8445aefedc',1,'Arruda','Maria','marruda@example.org','marruda',NULL,NULL,1,NULL,NULL,'arruda mariaArruda Maria','arruda maria');
INSERT INTO staff VALUES(5,'0bc4f590-5bc9-4e00-865b-4065c41cfa07',1,'Nuñez','José',NULL,NULL,NULL,NULL,1,NULL,NULL,'nunez joseNuñez José','nunez jose');
INSERT INTO staff VALUES(6,'238013ac-3648-4f60-810e-3bc314d20df7',1,'Trần Thị','Mai',NULL,NULL,NULL,NULL,1,NULL,NULL,'tran thi maiTrần Thị Mai','tran thi mai');
INSERT INTO staff VALUES(7,'51589ca2-ee5e-4385-87f7-58b509848cc2',1,'Fonseca','Ana',NULL,NULL,NULL,NULL,1,NULL,NULL,'fonseca anaFonseca Ana','fonseca ana');
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
INSERT INTO assignment VALUES(1,1,'assistant_superintendent',NULL,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(2,1,'plan_manager',NULL,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(3,1,'principal',2,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(4,1,'principal',1,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(5,1,'teacher',2,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(6,1,'teacher',2,NULL,NULL,NULL,NULL);
INSERT INTO assignment VALUES(7,1,'teacher',1,NULL,NULL,NULL,NULL);
CREATE TABLE supervision (
  staff_id INTEGER NOT NULL REFERENCES staff ON DELETE CASCADE,
  position INTEGER NOT NULL,
  supervisor_id INTEGER NOT NULL REFERENCES staff (staff_id),
  from_on TEXT,
  until_on TEXT CHECK (until_on >= from_on),
  PRIMARY KEY (staff_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO supervision VALUES(4,1,1,NULL,NULL);
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
INSERT INTO scale VALUES(1,'21a22778-7ccc-4bb6-bd73-e5ee36b05e96',1,'spn','seen, partly, not seen');
CREATE TABLE level (
  scale_id INTEGER NOT NULL REFERENCES scale ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (counts IN ('seen', 'not_seen', 'neither')),
  PRIMARY KEY (scale_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO level VALUES(1,'na',4,'-','n.a.','neither');
INSERT INTO level VALUES(1,'not_seen',3,'n','not seen','not_seen');
INSERT INTO level VALUES(1,'partly',2,'p','partly','seen');
INSERT INTO level VALUES(1,'seen',1,'y','seen','seen');
CREATE TABLE strategy (
  strategy_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  look_for TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
INSERT INTO strategy VALUES(1,'8219995c-2b39-46d8-a195-a3c00f2c97b1',1,'s1','Objective is visible',NULL,1);
INSERT INTO strategy VALUES(2,'55b6b011-7fa5-4419-a523-45c63aaef6ec',1,'s2','Questions ask for reasoning',NULL,1);
INSERT INTO strategy VALUES(3,'43c5a0f8-4450-4b67-a8ed-a72b264cb1b9',1,'s3','Students talk',NULL,1);
CREATE TABLE instrument (
  instrument_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
INSERT INTO instrument VALUES(1,'fefb933c-9f6f-40ad-8b5b-56914ea1678d',1,'look-fors','Look-fors',1,1);
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
INSERT INTO instrument_version VALUES(1,'afb9d292-2c58-42b1-8a2e-6815ad9a8680',1,1,1,1,'2026-08-01');
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
INSERT INTO instrument_item VALUES(1,1,1,'Objective is visible',NULL,NULL);
INSERT INTO instrument_item VALUES(1,2,2,'Questions ask for reasoning',NULL,NULL);
INSERT INTO instrument_item VALUES(1,3,3,'Students talk',NULL,NULL);
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
INSERT INTO visit_type VALUES(1,'778c34b9-bd36-45c6-8b9a-900f8c06bcae',1,'visit','Walkthrough',0,0,NULL,NULL,'This visit is not an evaluation.',1,1);
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
CREATE TABLE rubric (
  rubric_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;
INSERT INTO rubric VALUES(1,'3a83589e-d1d6-4651-8b46-c632435c3816',1,'dilt','Rubric',1);
CREATE TABLE rubric_level (
  rubric_id INTEGER NOT NULL REFERENCES rubric ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (rubric_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO rubric_level VALUES(1,'E',2,'effective');
INSERT INTO rubric_level VALUES(1,'HE',1,'highly effective');
INSERT INTO rubric_level VALUES(1,'IN',3,'improvement necessary');
CREATE TABLE standard (
  rubric_id INTEGER NOT NULL REFERENCES rubric ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (rubric_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO standard VALUES(1,'data',2,'Data');
INSERT INTO standard VALUES(1,'leadership',1,'Leadership');
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
CREATE TABLE sip_status (
  sip_item_id INTEGER NOT NULL REFERENCES sip_item ON DELETE CASCADE,
  month TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('complete', 'in_progress', 'no_action')),
  note TEXT,
  PRIMARY KEY (sip_item_id, month)
) STRICT, WITHOUT ROWID;
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
INSERT INTO walkthrough VALUES(1,'2854c03d-9f1f-4b45-b1c6-d04cc4fde950',1,2,5,NULL,3,'2026-11-10','10:31',11,1,1,'made','final',NULL,NULL,NULL,NULL,NULL,NULL,'between us',0,NULL,NULL,NULL);
CREATE TABLE companion (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  staff_id INTEGER NOT NULL REFERENCES staff,
  PRIMARY KEY (walkthrough_id, staff_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE mark (
  walkthrough_id INTEGER NOT NULL REFERENCES walkthrough ON DELETE CASCADE,
  strategy_id INTEGER NOT NULL REFERENCES strategy,
  level TEXT,
  comment TEXT,
  PRIMARY KEY (walkthrough_id, strategy_id)
) STRICT, WITHOUT ROWID;
INSERT INTO mark VALUES(1,1,'seen',NULL);
INSERT INTO mark VALUES(1,2,'partly',NULL);
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
INSERT INTO history VALUES(1,'a92b575f-54f7-4183-afd7-92111deb2337','2026-11-12T10:31:00Z',NULL,'Set up','district','c87c4662-fc4e-474f-bd48-6aaad5e153aa',NULL,NULL,'{"uid":"c87c4662-fc4e-474f-bd48-6aaad5e153aa","name":"Mill City Public Schools","sample":false,"shared":false,"monthly_target":20,"full_month":20,"people_floor":5,"walkthrough_floor":4,"unseen_days":30}');
INSERT INTO history VALUES(2,'230647b7-6d41-41f2-a26f-2f990f281586','2026-11-12T10:31:00Z',NULL,'Set up','school','e3481952-8e3c-40d3-962c-67cf5b2db8dd',NULL,NULL,'{"uid":"e3481952-8e3c-40d3-962c-67cf5b2db8dd","code":"00950045","name":"Doran Elementary","short_name":"Dor","priority":false,"active":true}');
INSERT INTO history VALUES(3,'73d46a5d-fc73-4656-a3e4-474f0eac7896','2026-11-12T10:31:00Z',NULL,'Set up','school','76f9ce45-73a4-4dbb-a5aa-819940d62bcb',NULL,NULL,'{"uid":"76f9ce45-73a4-4dbb-a5aa-819940d62bcb","code":"00950320","name":"Kuss Middle","short_name":"Kuss","priority":false,"active":true}');
INSERT INTO history VALUES(4,'14175c39-b8e7-4764-a769-e94399b16b7c','2026-11-12T10:31:00Z',NULL,'Set up','staff','853eb1c7-e65d-455b-b26a-5f024f111b27',NULL,NULL,'{"uid":"853eb1c7-e65d-455b-b26a-5f024f111b27","family_name":"Alvarez","given_name":"Rosa","active":true,"assignment":[{"position":1,"role":"assistant_superintendent"}]}');
INSERT INTO history VALUES(5,'94fceb6a-2a2e-48ba-a83a-945a9fc112e8','2026-11-12T10:31:00Z',NULL,'Set up','staff','aa5154d8-944b-4b78-a78c-d9077793e4a2',NULL,NULL,'{"uid":"aa5154d8-944b-4b78-a78c-d9077793e4a2","family_name":"Ortiz","given_name":"James","active":true,"assignment":[{"position":1,"role":"plan_manager"}]}');
INSERT INTO history VALUES(6,'9d53da06-1a00-4272-afe1-4a451040dd76','2026-11-12T10:31:00Z',NULL,'Set up','staff','6b50d31f-7cae-4cfa-a450-d84bdcc00e08',NULL,NULL,'{"uid":"6b50d31f-7cae-4cfa-a450-d84bdcc00e08","family_name":"O’Brien","given_name":"Siobhán","active":true,"assignment":[{"position":1,"role":"principal","school":"76f9ce45-73a4-4dbb-a5aa-819940d62bcb"}]}');
INSERT INTO history VALUES(7,'af549e1a-999a-460c-b7d2-56173ba2aff2','2026-11-12T10:31:00Z',NULL,'Set up','staff','9e0aacfb-c450-4ba8-9654-eb8445aefedc',NULL,NULL,'{"uid":"9e0aacfb-c450-4ba8-9654-eb8445aefedc","family_name":"Arruda","given_name":"Maria","email":"marruda@example.org","login":"marruda","active":true,"assignment":[{"position":1,"role":"principal","school":"e3481952-8e3c-40d3-962c-67cf5b2db8dd"}],"supervision":[{"position":1,"supervisor":"853eb1c7-e65d-455b-b26a-5f024f111b27"}]}');
INSERT INTO history VALUES(8,'e335314b-b68f-4454-96bb-342a79157a29','2026-11-12T10:31:00Z',NULL,'Set up','staff','0bc4f590-5bc9-4e00-865b-4065c41cfa07',NULL,NULL,'{"uid":"0bc4f590-5bc9-4e00-865b-4065c41cfa07","family_name":"Nuñez","given_name":"José","active":true,"assignment":[{"position":1,"role":"teacher","school":"76f9ce45-73a4-4dbb-a5aa-819940d62bcb"}]}');
INSERT INTO history VALUES(9,'2fb08f91-cf32-48fb-b6aa-65a664ccd08f','2026-11-12T10:31:00Z',NULL,'Set up','staff','238013ac-3648-4f60-810e-3bc314d20df7',NULL,NULL,'{"uid":"238013ac-3648-4f60-810e-3bc314d20df7","family_name":"Trần Thị","given_name":"Mai","active":true,"assignment":[{"position":1,"role":"teacher","school":"76f9ce45-73a4-4dbb-a5aa-819940d62bcb"}]}');
INSERT INTO history VALUES(10,'4f822815-cf9a-4f14-bd90-a5c015f1b821','2026-11-12T10:31:00Z',NULL,'Set up','staff','51589ca2-ee5e-4385-87f7-58b509848cc2',NULL,NULL,'{"uid":"51589ca2-ee5e-4385-87f7-58b509848cc2","family_name":"Fonseca","given_name":"Ana","active":true,"assignment":[{"position":1,"role":"teacher","school":"e3481952-8e3c-40d3-962c-67cf5b2db8dd"}]}');
INSERT INTO history VALUES(11,'0adc81d2-6709-42ac-9d22-f82132a6d72e','2026-11-12T10:31:00Z',NULL,'Set up','scale','21a22778-7ccc-4bb6-bd73-e5ee36b05e96',NULL,NULL,'{"uid":"21a22778-7ccc-4bb6-bd73-e5ee36b05e96","code":"spn","name":"seen, partly, not seen","level":[{"code":"seen","position":1,"key":"y","label":"seen","counts":"seen"},{"code":"partly","position":2,"key":"p","label":"partly","counts":"seen"},{"code":"not_seen","position":3,"key":"n","label":"not seen","counts":"not_seen"},{"code":"na","position":4,"key":"-","label":"n.a.","counts":"neither"}]}');
INSERT INTO history VALUES(12,'7a78beb3-e691-43a7-b7f6-e3599740e22c','2026-11-12T10:31:00Z',NULL,'Set up','instrument','fefb933c-9f6f-40ad-8b5b-56914ea1678d',NULL,NULL,'{"uid":"fefb933c-9f6f-40ad-8b5b-56914ea1678d","code":"look-fors","name":"Look-fors","is_default":true,"active":true}');
INSERT INTO history VALUES(13,'1fd35931-f3f6-49b8-b5e7-54fdfe7188fb','2026-11-12T10:31:00Z',NULL,'Set up','strategy','8219995c-2b39-46d8-a195-a3c00f2c97b1',NULL,NULL,'{"uid":"8219995c-2b39-46d8-a195-a3c00f2c97b1","code":"s1","name":"Objective is visible","active":true}');
INSERT INTO history VALUES(14,'b9113230-8970-4e17-b88a-2dded12fa109','2026-11-12T10:31:00Z',NULL,'Set up','strategy','55b6b011-7fa5-4419-a523-45c63aaef6ec',NULL,NULL,'{"uid":"55b6b011-7fa5-4419-a523-45c63aaef6ec","code":"s2","name":"Questions ask for reasoning","active":true}');
INSERT INTO history VALUES(15,'947b0e1c-5bee-47c5-9174-43ecd0e0198a','2026-11-12T10:31:00Z',NULL,'Set up','strategy','43c5a0f8-4450-4b67-a8ed-a72b264cb1b9',NULL,NULL,'{"uid":"43c5a0f8-4450-4b67-a8ed-a72b264cb1b9","code":"s3","name":"Students talk","active":true}');
INSERT INTO history VALUES(16,'3077d8d3-d75f-445d-a23f-184ae1ef3fa3','2026-11-12T10:31:00Z',NULL,'Set up','instrument_version','afb9d292-2c58-42b1-8a2e-6815ad9a8680',NULL,NULL,'{"uid":"afb9d292-2c58-42b1-8a2e-6815ad9a8680","instrument":"fefb933c-9f6f-40ad-8b5b-56914ea1678d","version":1,"scale":"21a22778-7ccc-4bb6-bd73-e5ee36b05e96","published_on":"2026-08-01","instrument_item":[{"position":1,"strategy":"8219995c-2b39-46d8-a195-a3c00f2c97b1","wording":"Objective is visible"},{"position":2,"strategy":"55b6b011-7fa5-4419-a523-45c63aaef6ec","wording":"Questions ask for reasoning"},{"position":3,"strategy":"43c5a0f8-4450-4b67-a8ed-a72b264cb1b9","wording":"Students talk"}]}');
INSERT INTO history VALUES(17,'b70d4cfa-af53-4b58-b06c-7eac7c6c0a13','2026-11-12T10:31:00Z',NULL,'Set up','visit_type','778c34b9-bd36-45c6-8b9a-900f8c06bcae',NULL,NULL,'{"uid":"778c34b9-bd36-45c6-8b9a-900f8c06bcae","code":"visit","name":"Walkthrough","evaluative":false,"counts_as_observation":false,"sentence":"This visit is not an evaluation.","is_default":true,"active":true}');
INSERT INTO history VALUES(18,'b7c053cd-fca7-402a-9285-8253dc509a43','2026-11-12T10:31:00Z',NULL,'Set up','rubric','3a83589e-d1d6-4651-8b46-c632435c3816',NULL,NULL,'{"uid":"3a83589e-d1d6-4651-8b46-c632435c3816","code":"dilt","name":"Rubric","is_default":true,"rubric_level":[{"code":"HE","position":1,"label":"highly effective"},{"code":"E","position":2,"label":"effective"},{"code":"IN","position":3,"label":"improvement necessary"}],"standard":[{"code":"leadership","position":1,"name":"Leadership"},{"code":"data","position":2,"name":"Data"}]}');
INSERT INTO history VALUES(19,'7287de70-5de1-4507-b41a-4ff6df5f0aab','2026-11-12T10:31:00Z',NULL,'Set up','walkthrough','2854c03d-9f1f-4b45-b1c6-d04cc4fde950',NULL,NULL,'{"uid":"2854c03d-9f1f-4b45-b1c6-d04cc4fde950","school":"76f9ce45-73a4-4dbb-a5aa-819940d62bcb","teacher":"0bc4f590-5bc9-4e00-865b-4065c41cfa07","recorder":"6b50d31f-7cae-4cfa-a450-d84bdcc00e08","made_on":"2026-11-10","started":"10:31","minutes":11,"instrument_version":"afb9d292-2c58-42b1-8a2e-6815ad9a8680","visit_type":"778c34b9-bd36-45c6-8b9a-900f8c06bcae","outcome":"made","state":"final","private_note":"between us","entered_late":false,"mark":[{"strategy":"8219995c-2b39-46d8-a195-a3c00f2c97b1","level":"seen"},{"strategy":"55b6b011-7fa5-4419-a523-45c63aaef6ec","level":"partly"}]}');
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
CREATE INDEX school_by_name ON school (sort_key);
CREATE INDEX staff_by_name ON staff (sort_key);
CREATE INDEX staff_by_search ON staff (search_key);
CREATE INDEX staff_by_email ON staff (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX assignment_by_school ON assignment (school_id, role);
CREATE INDEX assignment_by_role ON assignment (role);
CREATE INDEX supervision_by_supervisor ON supervision (supervisor_id);
CREATE INDEX target_by_month ON target (month);
CREATE INDEX sip_item_by_initiative ON sip_item (initiative_id);
CREATE INDEX sip_item_by_owner ON sip_item (owner_id);
CREATE INDEX sip_status_by_month ON sip_status (month);
CREATE INDEX self_assessment_by_month ON self_assessment (month);
CREATE INDEX walkthrough_by_school ON walkthrough (school_id, made_on);
CREATE INDEX walkthrough_by_date ON walkthrough (made_on, started);
CREATE INDEX walkthrough_by_recorder ON walkthrough (recorder_id, made_on);
CREATE INDEX walkthrough_by_teacher ON walkthrough (teacher_id, made_on) WHERE teacher_id IS NOT NULL;
CREATE UNIQUE INDEX walkthrough_by_external ON walkthrough (external_source, external_id)
  WHERE external_id IS NOT NULL;
CREATE INDEX companion_by_staff ON companion (staff_id);
CREATE INDEX history_by_change ON history (change_uid);
CREATE INDEX history_by_record ON history (record_uid);
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
COMMIT;
PRAGMA user_version = 1; PRAGMA application_id = 1416121454;
