-- Statements that the store itself needs.

-- @viewer_clear_schools
DELETE FROM my_school_id;

-- @viewer_clear_staff
DELETE FROM my_staff_id;

-- @viewer_clear_me
DELETE FROM me;

-- @viewer_set_day
INSERT INTO me VALUES (NULL, :today, 1, 1, 1, 0, 1, 0);

-- @viewer_set_person
UPDATE me SET
  staff_id = :staff_id,
  sees_all = EXISTS (SELECT 1 FROM current_assignment
                     WHERE staff_id = :staff_id AND role IN ('superintendent', 'record_keeper')),
  sees_ratings = EXISTS (SELECT 1 FROM current_assignment
                         WHERE staff_id = :staff_id
                           AND role IN ('superintendent', 'record_keeper', 'plan_manager')),
  makes_packet = EXISTS (SELECT 1 FROM current_assignment
                         WHERE staff_id = :staff_id
                           AND role IN ('superintendent', 'record_keeper', 'plan_manager',
                                        'assistant_superintendent')),
  runs_dilt = EXISTS (SELECT 1 FROM dilt_meeting
                      WHERE facilitator_id = :staff_id AND held_on >= date(:today, '-31 days')),
  keeps_records = EXISTS (SELECT 1 FROM current_assignment
                          WHERE staff_id = :staff_id AND role = 'record_keeper'),
  is_administrator = EXISTS (SELECT 1 FROM current_assignment
                             WHERE staff_id = :staff_id
                               AND role IN ('superintendent', 'assistant_superintendent', 'principal',
                                            'assistant_principal', 'director'));

-- @viewer_add_staff
-- Oneself and those one supervises.
INSERT OR IGNORE INTO my_staff_id
SELECT :staff_id
UNION
SELECT staff_id FROM current_supervision WHERE supervisor_id = :staff_id;

-- @viewer_add_schools
-- The schools one leads, and those led by the principals one supervises.
INSERT OR IGNORE INTO my_school_id
SELECT a.school_id
FROM current_assignment a
WHERE a.school_id IS NOT NULL
  AND ((a.staff_id = :staff_id AND a.role IN ('principal', 'assistant_principal'))
    OR (a.role = 'principal' AND a.staff_id IN (SELECT staff_id FROM current_supervision
                                                WHERE supervisor_id = :staff_id)));

-- @viewer_add_vacant_schools
-- A school whose principal's post is vacant, or held by somebody whom nobody supervises yet, stays with whoever
-- supervised its last principal when the post ended, and with whoever supervises another of its administrators.
INSERT OR IGNORE INTO my_school_id
SELECT o.school_id
FROM assignment o
WHERE o.school_id IS NOT NULL
  AND o.staff_id IN (SELECT staff_id FROM supervision WHERE supervisor_id = :staff_id)
  AND NOT EXISTS (SELECT 1 FROM current_assignment c
                  JOIN current_supervision v ON v.staff_id = c.staff_id
                  WHERE c.school_id = o.school_id AND c.role = 'principal')
  AND ((o.role IN ('assistant_principal', 'director')
        AND (o.from_on IS NULL OR o.from_on <= (SELECT today FROM me))
        AND (o.until_on IS NULL OR o.until_on > (SELECT today FROM me))
        AND o.staff_id IN (SELECT staff_id FROM current_supervision WHERE supervisor_id = :staff_id))
    OR (o.role = 'principal'
        AND o.until_on <= (SELECT today FROM me)
        AND o.until_on = (SELECT max(p.until_on) FROM assignment p
                          WHERE p.school_id = o.school_id AND p.role = 'principal'
                            AND p.until_on <= (SELECT today FROM me))
        AND :staff_id = (SELECT l.supervisor_id FROM supervision l
                         WHERE l.staff_id = o.staff_id
                           AND (l.from_on IS NULL OR l.from_on < o.until_on)
                         ORDER BY coalesce(l.until_on, '9999-12-31') DESC, l.position DESC
                         LIMIT 1)));

-- @rights_school
-- Whether a school is one's own, one of those one supervises, or all are.
SELECT count(*) FROM school s
WHERE s.uid = :school
  AND ((SELECT sees_all FROM me) OR s.school_id IN (SELECT school_id FROM my_school_id));

-- @rights_sip_goal
-- Likewise the school of a SIP goal.
SELECT count(*) FROM sip_goal g
WHERE g.uid = :sip_goal
  AND ((SELECT sees_all FROM me) OR g.school_id IN (SELECT school_id FROM my_school_id));

-- @rights_plan
-- Whether one manages or monitors the district's plan.
SELECT count(*) FROM current_assignment
WHERE staff_id = (SELECT staff_id FROM me) AND role IN ('superintendent', 'plan_manager', 'plan_monitor');

-- @viewer_makes_packet_of
-- Whether the person in use makes the packet of :month: the office and the plan manager any, others that of a DILT
-- which they run.
SELECT count(*)
FROM me
WHERE staff_id IS NULL
  OR EXISTS (SELECT 1 FROM current_assignment a
             WHERE a.staff_id = me.staff_id
               AND a.role IN ('superintendent', 'record_keeper', 'plan_manager', 'assistant_superintendent'))
  OR (runs_dilt
    AND EXISTS (SELECT 1 FROM dilt_meeting m WHERE m.month = :month AND m.facilitator_id = me.staff_id));

-- @viewer_enter_packet
-- What the packet of a month is made of is seen, for a while.
UPDATE me SET makes_packet = 1;

-- @viewer_leave_packet
UPDATE me SET makes_packet = 0;

-- @dilt_held_on
-- The month about which the DILT of :day was.
SELECT month FROM dilt_meeting WHERE held_on = :day;

-- @viewer_dilt_month
-- The month whose DILT the person in use runs: of those that have begun the next to come, else the last one held; else
-- the first that has not begun.
SELECT m.month
FROM dilt_meeting m
JOIN me ON me.staff_id = m.facilitator_id
ORDER BY m.month <= substr(:today, 1, 7) DESC,
  coalesce(m.held_on, m.due_on, m.month || '-31') >= :today DESC,
  CASE WHEN coalesce(m.held_on, m.due_on, m.month || '-31') >= :today THEN m.month END,
  m.month DESC
LIMIT 1;

-- @viewer_flags
SELECT sees_all, makes_packet, keeps_records, is_administrator, runs_dilt, today FROM me;

-- @staff_id_of_uid
SELECT staff_id FROM staff WHERE uid = :uid;

-- @staff_by_word
-- Who a login name, uid, e-mail or name (as search keys, a line each) means, or one word that begins a family name, or
-- several that are one (:key, the text as a search key); the surest first. :gone: those who left, too.
SELECT uid, trim(coalesce(given_name, '') || ' ' || family_name) AS name,
  CASE WHEN login = :text THEN 1 WHEN uid = :text THEN 2 WHEN email = :text COLLATE NOCASE THEN 3
    WHEN instr(:keys, char(10) || search_key || char(10)) THEN 4 ELSE 5 END AS rank
FROM my_staff
WHERE (active OR :gone IS NOT NULL)
  AND (login = :text OR uid = :text OR email = :text COLLATE NOCASE
    OR instr(:keys, char(10) || search_key || char(10))
    OR (instr(search_key, :key || ' ') = 1
      AND (instr(:key, ' ') = 0
        OR length(:key) - length(replace(:key, ' ', ''))
          = length(trim(family_name)) - length(replace(replace(trim(family_name), '-', ''), ' ', '')))))
ORDER BY rank, sort_key
LIMIT 20;

-- @staff_of_email
-- Another active person with that e-mail.
SELECT trim(coalesce(given_name, '') || ' ' || family_name) AS name
FROM staff
WHERE email = :email COLLATE NOCASE AND active AND uid IS NOT :uid
ORDER BY sort_key
LIMIT 1;

-- @check_shared_emails
-- E-mails of more than one active person.
SELECT min(email) AS email,
  group_concat(trim(coalesce(given_name, '') || ' ' || family_name), ', ') AS names
FROM staff
WHERE email IS NOT NULL AND active
GROUP BY email COLLATE NOCASE
HAVING count(*) > 1
ORDER BY 1;

-- @staff_by_login
SELECT uid FROM staff WHERE login = :login AND active;

-- @district_uid
SELECT uid FROM district;

-- @record_changed_by
-- Who changed a record last, and when.
SELECT coalesce(trim(coalesce(s.given_name, '') || ' ' || s.family_name), 'the record keeper') AS name,
  h.changed_at, h.changed_by
FROM history h
LEFT JOIN staff s ON s.uid = h.changed_by
WHERE h.record_uid = :uid AND h.kind <> 'log'
ORDER BY h.history_id DESC
LIMIT 1;

-- @history_add
INSERT INTO history (change_uid, changed_at, changed_by, label, kind, record_uid, undoes, before, after)
VALUES (:change_uid, :changed_at, :changed_by, :label, :kind, :record_uid, :undoes, :before, :after);

-- @history_all
SELECT change_uid, changed_at, changed_by, label, kind, record_uid, undoes, before, after
FROM history
WHERE history_id <> CAST(:except AS INTEGER)
ORDER BY history_id;

-- @history_last
-- The latest change of the person in use that is no undo and was not undone. What made the district stays, and
-- what came in from a file where it is more than a person oversees.
SELECT h.change_uid, h.label, h.changed_at
FROM history h
WHERE h.history_id > (SELECT max(history_id) FROM history) - 2000
  AND h.changed_by IS :viewer
  AND h.kind <> 'log'
  AND h.undoes IS NULL
  AND (h.before IS NOT NULL OR h.after IS NOT NULL
    OR (SELECT min(m.history_id) FROM history m WHERE m.change_uid = h.change_uid)
      > (SELECT max(history_id) FROM history) - 2000)
  AND NOT EXISTS (SELECT 1 FROM district d JOIN history m ON m.record_uid = d.uid
                  WHERE m.before IS NULL AND m.kind <> 'log' AND m.change_uid = h.change_uid)
  AND h.change_uid NOT IN (SELECT u.undoes FROM history u
                           WHERE u.history_id > (SELECT max(history_id) FROM history) - 2000
                             AND u.undoes IS NOT NULL)
ORDER BY h.history_id DESC
LIMIT 1;

-- @history_newest
-- The latest change of the person in use, what took one back too.
SELECT change_uid FROM history
WHERE history_id > (SELECT max(history_id) FROM history) - 2000
  AND changed_by IS :viewer AND kind <> 'log'
ORDER BY history_id DESC
LIMIT 1;

-- @history_of_change
SELECT history_id, kind, record_uid, label, before, after
FROM history
WHERE change_uid = :change_uid AND kind <> 'log'
ORDER BY history_id DESC;

-- @history_later
-- A change of the same record after that one, by whom and when; what was taken back since does not count.
SELECT coalesce(trim(coalesce(s.given_name, '') || ' ' || s.family_name), 'the record keeper') AS name,
  h.changed_at, h.label
FROM history h
LEFT JOIN staff s ON s.uid = h.changed_by
WHERE h.record_uid = :record_uid
  AND h.history_id > CAST(:history_id AS INTEGER)
  AND h.change_uid <> :change_uid
  AND h.kind <> 'log'
  AND h.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM history u WHERE u.record_uid = :record_uid AND u.undoes = h.change_uid)
ORDER BY h.history_id DESC
LIMIT 1;

-- @history_undone
-- By the records it touched: an undo touches the same.
SELECT count(*)
FROM history h
JOIN history u ON u.record_uid = h.record_uid AND u.undoes = h.change_uid
WHERE h.change_uid = :change_uid;

-- @history_of_record
SELECT h.changed_at,
  coalesce(trim(coalesce(s.given_name, '') || ' ' || s.family_name), 'the record keeper') AS changed_by_name,
  h.label, h.before, h.after, h.kind
FROM history h
LEFT JOIN staff s ON s.uid = h.changed_by
WHERE h.record_uid = :record_uid AND h.kind <> 'log'
ORDER BY h.history_id DESC;

-- @log_of_store
-- What was done with the file as a whole, latest first. Of an import that was undone that is said: an undo touches a
-- record of it, and may itself be undone.
SELECT h.changed_at,
  coalesce(trim(coalesce(s.given_name, '') || ' ' || s.family_name), 'the record keeper') AS changed_by_name,
  h.label || CASE WHEN (
    WITH RECURSIVE
      one(record_uid) AS (SELECT r.record_uid FROM history r
                          WHERE r.change_uid = h.change_uid AND r.kind <> 'log' LIMIT 1),
      taken(change_uid, times) AS (
        SELECT h.change_uid, 0
        UNION ALL
        SELECT u.change_uid, t.times + 1
        FROM taken t JOIN one JOIN history u ON u.record_uid = one.record_uid AND u.undoes = t.change_uid)
    SELECT max(times) % 2 FROM taken) THEN ', undone' ELSE '' END AS label,
  h.record_uid
FROM history h
LEFT JOIN staff s ON s.uid = h.changed_by
WHERE h.kind = 'log' AND (SELECT keeps_records FROM me)
ORDER BY h.history_id DESC;

-- @check_mark_levels
-- A mark of a walkthrough whose level is not on its form's scale.
SELECT m.level
FROM mark m
WHERE m.walkthrough_id = :walkthrough_id
  AND m.level IS NOT NULL
  AND m.level NOT IN (SELECT l.code
                      FROM walkthrough w
                      JOIN instrument_version v USING (instrument_version_id)
                      JOIN level l USING (scale_id)
                      WHERE w.walkthrough_id = :walkthrough_id)
LIMIT 1;

-- @check_ratings
-- A rating whose level or standard is not in its rubric.
SELECT CASE WHEN s.code IS NULL THEN r.standard ELSE r.level END
FROM rating r
JOIN self_assessment a USING (self_assessment_id)
LEFT JOIN standard s ON s.rubric_id = a.rubric_id AND s.code = r.standard
LEFT JOIN rubric_level l ON l.rubric_id = a.rubric_id AND l.code = r.level
WHERE r.self_assessment_id = :self_assessment_id
  AND (s.code IS NULL OR (r.level IS NOT NULL AND l.code IS NULL))
LIMIT 1;

-- @rollup_months
-- Months that could need counts, school by school, cheaply: those of the walkthroughs' index.
SELECT s.school_id
FROM school s
WHERE EXISTS (SELECT 1 FROM walkthrough w
              WHERE w.school_id = s.school_id
                AND w.made_on >= :month || '-01' AND w.made_on <= :month || '-31')
  AND NOT EXISTS (SELECT 1 FROM rollup_month r WHERE r.school_id = s.school_id AND r.month = :month);

-- @rollup_add_month
INSERT OR REPLACE INTO rollup_month (school_id, month, walkthroughs)
SELECT CAST(:school_id AS INTEGER), :month, count(*)
FROM walkthrough w
WHERE w.school_id = :school_id
  AND w.made_on >= :month || '-01' AND w.made_on <= :month || '-31'
  AND w.outcome = 'made';

-- @rollup_add
INSERT INTO rollup (school_id, month, strategy_id, scale_id, level, marks)
SELECT w.school_id, :month, m.strategy_id, v.scale_id, m.level, count(*)
FROM walkthrough w
JOIN instrument_version v USING (instrument_version_id)
JOIN mark m USING (walkthrough_id)
WHERE w.school_id = :school_id
  AND w.made_on >= :month || '-01' AND w.made_on <= :month || '-31'
  AND w.outcome = 'made'
  AND m.level IS NOT NULL
GROUP BY m.strategy_id, v.scale_id, m.level;

-- @rollup_forget
-- All counts: they are made anew when they are read.
DELETE FROM rollup_month;

-- @rollup_wrong
-- Months whose counts differ from the rows.
SELECT count(*)
FROM main.rollup_month r
WHERE r.walkthroughs <> (SELECT count(*) FROM walkthrough w
                         WHERE w.school_id = r.school_id
                           AND w.made_on >= r.month || '-01' AND w.made_on <= r.month || '-31'
                           AND w.outcome = 'made')
  OR (SELECT coalesce(sum(marks), 0) FROM main.rollup x
      WHERE x.school_id = r.school_id AND x.month = r.month)
    <> (SELECT count(*) FROM walkthrough w JOIN mark m USING (walkthrough_id)
        WHERE w.school_id = r.school_id
          AND w.made_on >= r.month || '-01' AND w.made_on <= r.month || '-31'
          AND w.outcome = 'made' AND m.level IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.rollup x
             WHERE x.school_id = r.school_id AND x.month = r.month
               AND x.marks <> (SELECT count(*) FROM walkthrough w
                               JOIN instrument_version v USING (instrument_version_id)
                               JOIN mark m USING (walkthrough_id)
                               WHERE w.school_id = r.school_id
                                 AND w.made_on >= r.month || '-01' AND w.made_on <= r.month || '-31'
                                 AND w.outcome = 'made' AND v.scale_id = x.scale_id
                                 AND m.strategy_id = x.strategy_id AND m.level = x.level));

-- @check_stray_levels
-- Marks with a level that the scale of their form does not have.
SELECT count(*) FROM mark m
JOIN walkthrough w USING (walkthrough_id)
JOIN instrument_version v USING (instrument_version_id)
LEFT JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level
WHERE m.level IS NOT NULL AND l.code IS NULL;

-- @check_stray_strategies
-- Marks of strategies that are not on their form.
SELECT count(*) FROM mark m
JOIN walkthrough w USING (walkthrough_id)
LEFT JOIN instrument_item i ON i.instrument_version_id = w.instrument_version_id
  AND i.strategy_id = m.strategy_id
WHERE i.strategy_id IS NULL;

-- @has_data
SELECT (SELECT count(*) FROM district) + (SELECT count(*) FROM school) + (SELECT count(*) FROM staff)
  + (SELECT count(*) FROM walkthrough);
