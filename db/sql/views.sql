-- Who sees what (product.md). The tables are filled for the person in use when they are set, when the day
-- changes and when the file does. Lists, searches and exports read my_…; the packet's counts read packet_….
CREATE TEMP TABLE me (
  staff_id INTEGER,
  today TEXT NOT NULL,
  sees_all INTEGER NOT NULL,
  sees_ratings INTEGER NOT NULL,
  makes_packet INTEGER NOT NULL, -- of any month; who runs a DILT: while that packet is looked at
  runs_dilt INTEGER NOT NULL,
  keeps_records INTEGER NOT NULL,
  is_administrator INTEGER NOT NULL
);
CREATE TEMP TABLE my_school_id (school_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE my_staff_id (staff_id INTEGER PRIMARY KEY);

CREATE TEMP VIEW current_assignment AS
  SELECT a.*
  FROM assignment a
  WHERE (a.from_on IS NULL OR a.from_on <= (SELECT today FROM me))
    AND (a.until_on IS NULL OR a.until_on > (SELECT today FROM me));

-- Who leads each school today: the one who came last.
CREATE TEMP VIEW principal_now AS
  SELECT school_id, staff_id
  FROM (SELECT a.school_id, a.staff_id,
          row_number() OVER (PARTITION BY a.school_id ORDER BY a.from_on DESC, p.sort_key) AS place
        FROM current_assignment a
        JOIN staff p USING (staff_id)
        WHERE a.role = 'principal' AND p.active)
  WHERE place = 1;

CREATE TEMP VIEW current_supervision AS
  SELECT s.*
  FROM supervision s
  WHERE (s.from_on IS NULL OR s.from_on <= (SELECT today FROM me))
    AND (s.until_on IS NULL OR s.until_on > (SELECT today FROM me));

-- Roster and calendar are common knowledge.
CREATE TEMP VIEW my_school AS SELECT * FROM school;
CREATE TEMP VIEW my_staff AS
  SELECT s.*, trim(coalesce(s.given_name, '') || ' ' || s.family_name) AS name
  FROM staff s;

CREATE TEMP VIEW my_walkthrough AS
  SELECT w.walkthrough_id, w.uid, w.revision, w.school_id, w.teacher_id, w.teacher_note, w.recorder_id,
    w.made_on, substr(w.made_on, 1, 7) AS month, w.started, w.minutes, w.instrument_version_id,
    w.visit_type_id, w.outcome, w.state, w.room, w.grade, w.subject, w.period, w.what_worked,
    w.next_step, w.entered_late, w.finished_at, w.external_source, w.external_id, w.visit_id,
    w.lesson_part, w.grouping, w.students_present, w.students_on_task, w.signed_on, w.reply,
    CASE WHEN (SELECT staff_id IS NULL FROM me) OR w.recorder_id = (SELECT staff_id FROM me)
      THEN w.private_note END AS private_note
  FROM walkthrough w
  WHERE (SELECT sees_all FROM me)
    OR w.school_id IN (SELECT school_id FROM my_school_id)
    OR w.recorder_id = (SELECT staff_id FROM me)
    OR EXISTS (SELECT 1 FROM companion c
               WHERE c.walkthrough_id = w.walkthrough_id AND c.staff_id = (SELECT staff_id FROM me));

-- Until it is submitted it is its writer's (and the record keeper's, who takes along the whole file).
CREATE TEMP VIEW my_self_assessment AS
  SELECT a.*
  FROM self_assessment a
  WHERE ((SELECT sees_all OR sees_ratings FROM me)
      OR a.staff_id IN (SELECT staff_id FROM my_staff_id))
    AND (a.submitted_at IS NOT NULL
      OR (SELECT keeps_records FROM me)
      OR a.staff_id = (SELECT staff_id FROM me));

-- When what was submitted became what it is now, where that is not as it was submitted: the last time that somebody made
-- it so. What was changed and undone was not changed, and an undo is no change of its own.
CREATE TEMP VIEW self_assessment_changed AS
  SELECT a.self_assessment_id,
    (SELECT max(x.changed_at) FROM history x
     WHERE x.record_uid = a.uid AND x.undoes IS NULL AND x.before ->> '$.submitted_at' = a.submitted_at
       AND x.after = (SELECT l.after FROM history l
                      WHERE l.record_uid = a.uid
                      ORDER BY l.history_id DESC LIMIT 1)
       AND x.after IS NOT (SELECT f.before FROM history f
                           WHERE f.record_uid = a.uid AND f.before ->> '$.submitted_at' = a.submitted_at
                           ORDER BY f.history_id LIMIT 1)) AS changed_at
  FROM self_assessment a;

CREATE TEMP VIEW my_sip_goal AS
  SELECT g.*
  FROM sip_goal g
  WHERE (SELECT sees_all OR sees_ratings FROM me)
    OR g.school_id IN (SELECT school_id FROM my_school_id);

CREATE TEMP VIEW my_sip_item AS
  SELECT i.*, g.school_id, g.school_year, g.code AS goal_code, g.text AS goal_text
  FROM sip_item i
  JOIN my_sip_goal g USING (sip_goal_id);

CREATE TEMP VIEW my_target AS
  SELECT t.*
  FROM target t
  WHERE (SELECT sees_all OR makes_packet FROM me)
    OR t.staff_id IN (SELECT staff_id FROM my_staff_id);

CREATE TEMP VIEW my_visit AS
  SELECT v.*
  FROM visit v
  WHERE (SELECT sees_all FROM me)
    OR v.school_id IN (SELECT school_id FROM my_school_id)
    OR v.visitor_id = (SELECT staff_id FROM me)
    OR EXISTS (SELECT 1 FROM visit_companion c
               WHERE c.visit_id = v.visit_id AND c.staff_id = (SELECT staff_id FROM me));

-- Until it is sent it is its writer's.
CREATE TEMP VIEW my_improvement_memo AS
  SELECT m.*
  FROM improvement_memo m
  WHERE m.author_id = (SELECT staff_id FROM me)
    OR (SELECT keeps_records FROM me)
    OR (m.sent_on IS NOT NULL AND m.visit_id IN (SELECT visit_id FROM my_visit));

-- By when it is to be done. A next step that was noted as done got that day as its date, which nobody set: it has
-- none, also when it is opened again, until it is carried on or given one.
CREATE TEMP VIEW follow_up_due AS
  SELECT f.follow_up_id,
    CASE WHEN f.origin <> 'walkthrough'
        OR EXISTS (SELECT 1 FROM follow_up_step x WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried')
        OR f.due_on IS NOT (SELECT min(x.step_on) FROM follow_up_step x
                            WHERE x.follow_up_id = f.follow_up_id AND x.step = 'done')
      THEN f.due_on END AS due
  FROM follow_up f;

-- What was agreed at a DILT stands in its packet with its words: who makes one can open it.
CREATE TEMP VIEW my_follow_up AS
  SELECT f.*, (SELECT d.due FROM follow_up_due d WHERE d.follow_up_id = f.follow_up_id) AS due
  FROM follow_up f
  WHERE (SELECT sees_all FROM me)
    OR f.school_id IN (SELECT school_id FROM my_school_id)
    OR f.owner_id = (SELECT staff_id FROM me)
    OR (f.origin = 'dilt' AND (SELECT makes_packet OR runs_dilt FROM me));

CREATE TEMP VIEW my_snippet AS
  SELECT s.*
  FROM snippet s
  WHERE (SELECT keeps_records FROM me) OR s.staff_id IS (SELECT staff_id FROM me);

-- Calibration is between the two who rated and whoever supervises one of them; not for others of the school.
CREATE TEMP VIEW my_second_rating AS
  SELECT r.*
  FROM second_rating r
  WHERE (SELECT sees_all FROM me)
    OR r.rater_id IN (SELECT staff_id FROM my_staff_id)
    OR EXISTS (SELECT 1 FROM walkthrough w
               WHERE w.walkthrough_id = r.walkthrough_id AND w.recorder_id IN (SELECT staff_id FROM my_staff_id));

-- What the packet counts: no teacher's words, only for those who make it.
CREATE TEMP VIEW packet_walkthrough AS
  SELECT w.walkthrough_id, w.school_id, w.teacher_id, w.recorder_id, w.made_on,
    substr(w.made_on, 1, 7) AS month, w.outcome, w.state, w.instrument_version_id, w.visit_type_id, w.external_source,
    (SELECT min(d.delivered_on) FROM delivery d WHERE d.walkthrough_id = w.walkthrough_id)
      AS delivered_on
  FROM walkthrough w
  WHERE (SELECT makes_packet FROM me)
    OR w.school_id IN (SELECT school_id FROM my_school_id)
    OR w.recorder_id = (SELECT staff_id FROM me)
    OR EXISTS (SELECT 1 FROM companion c
               WHERE c.walkthrough_id = w.walkthrough_id AND c.staff_id = (SELECT staff_id FROM me));

CREATE TEMP VIEW packet_self_assessment AS
  SELECT a.*
  FROM self_assessment a
  WHERE (SELECT makes_packet FROM me)
    OR a.staff_id IN (SELECT staff_id FROM my_staff_id);

CREATE TEMP VIEW packet_sip_item AS
  SELECT i.*, g.school_id, g.school_year, g.code AS goal_code, g.text AS goal_text
  FROM sip_item i
  JOIN sip_goal g USING (sip_goal_id)
  WHERE (SELECT makes_packet FROM me)
    OR g.school_id IN (SELECT school_id FROM my_school_id);

-- From which month an item is asked for: the one in which it was entered, or the first with a status among the items of
-- its plan that were entered in the same change (an import brings months that are over). What has no history (a plain
-- import) is asked for from the plan's first status on, without any all year.
CREATE TEMP VIEW sip_asked AS
  SELECT sip_item_id, school_year,
    CASE WHEN entered IS NULL OR first < entered THEN coalesce(first, '') ELSE entered END AS from_month
  FROM (SELECT i.sip_item_id, i.school_year, strftime('%Y-%m', h.changed_at, 'localtime') AS entered,
          min((SELECT min(t.month) FROM sip_status t WHERE t.sip_item_id = i.sip_item_id))
            OVER (PARTITION BY i.school_id, i.school_year, h.change_uid) AS first
        FROM (SELECT x.sip_item_id, x.uid, g.school_id, g.school_year
              FROM sip_item x
              JOIN sip_goal g USING (sip_goal_id)) i
        LEFT JOIN history h
          ON h.history_id = (SELECT min(y.history_id) FROM history y WHERE y.record_uid = i.uid));

-- From which month on an item that was dropped no longer counts: the one in which that was done, or the one after its
-- last status where the history does not have it. One that is not dropped is not here.
CREATE TEMP VIEW sip_dropped AS
  SELECT i.sip_item_id,
    coalesce(
      (SELECT strftime('%Y-%m', h.changed_at, 'localtime') FROM history h
       WHERE h.record_uid = i.uid AND h.before IS NOT NULL
         AND h.after ->> '$.active' = 0 AND coalesce(h.before ->> '$.active', 1) = 1
       ORDER BY h.history_id DESC LIMIT 1),
      (SELECT strftime('%Y-%m', max(t.month) || '-01', '+1 month') FROM sip_status t
       WHERE t.sip_item_id = i.sip_item_id),
      '') AS month
  FROM sip_item i
  WHERE NOT i.active;

CREATE TEMP VIEW packet_rollup AS
  SELECT r.*
  FROM rollup r
  WHERE (SELECT makes_packet FROM me)
    OR r.school_id IN (SELECT school_id FROM my_school_id);

CREATE TEMP VIEW packet_rollup_month AS
  SELECT r.*
  FROM rollup_month r
  WHERE (SELECT makes_packet FROM me)
    OR r.school_id IN (SELECT school_id FROM my_school_id);

CREATE TEMP VIEW packet_follow_up AS
  SELECT f.follow_up_id, f.uid, f.school_id, f.owner_id, f.made_on, f.origin, f.state, f.closed_on,
    (SELECT d.due FROM follow_up_due d WHERE d.follow_up_id = f.follow_up_id) AS due_on,
    CASE WHEN f.origin = 'dilt' THEN f.text END AS text, CASE WHEN f.origin = 'dilt' THEN f.reason END AS reason
  FROM follow_up f
  WHERE (SELECT makes_packet FROM me)
    OR f.school_id IN (SELECT school_id FROM my_school_id)
    OR f.owner_id = (SELECT staff_id FROM me);

CREATE TEMP VIEW packet_visit AS
  SELECT v.visit_id, v.school_id, v.visitor_id, v.state, v.visited_on, v.memo_due_on
  FROM visit v
  WHERE (SELECT makes_packet FROM me)
    OR v.school_id IN (SELECT school_id FROM my_school_id)
    OR v.visitor_id = (SELECT staff_id FROM me);
