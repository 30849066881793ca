-- Lists: for the screens and for `throughline list`. Column names are those of the export.

-- @list_schools
SELECT s.uid, s.code, s.name, s.short_name, s.grades, s.town, s.kind, s.priority, s.active,
  (SELECT group_concat(name, ', ')
   FROM (SELECT DISTINCT p.name FROM current_assignment a JOIN my_staff p USING (staff_id)
         WHERE a.school_id = s.school_id AND a.role = 'principal' AND p.active ORDER BY p.sort_key)) AS principal,
  (SELECT count(DISTINCT a.staff_id) FROM current_assignment a JOIN my_staff p USING (staff_id)
   WHERE a.school_id = s.school_id AND a.role = 'teacher' AND p.active) AS teachers,
  s.search_key
FROM my_school s
WHERE (:active IS NULL OR s.active = :active)
  AND (:school IS NULL OR s.uid = :school)
ORDER BY s.active DESC, s.sort_key;

-- @list_staff
-- A row an assignment in force; who has none has one row without.
SELECT p.uid, p.family_name, p.given_name, a.role, s.name AS school, a.subject, a.grade, p.email, p.login,
  p.room, p.mailbox, p.active, p.name, s.uid AS school_uid, p.search_key
FROM my_staff p
LEFT JOIN current_assignment a USING (staff_id)
LEFT JOIN my_school s ON s.school_id = a.school_id
WHERE (:active IS NULL OR p.active = :active)
  AND (:school IS NULL OR s.uid = :school)
  AND (:role IS NULL OR a.role = :role)
ORDER BY p.sort_key, p.uid, a.position;

-- @list_walkthroughs
-- Latest first; :month, :school (uid), :recorder (uid), :teacher (uid), :strategy (uid or code), :state, :outcome
-- and :limit may be absent.
SELECT w.uid, w.made_on, w.started, w.minutes, s.name AS school,
  coalesce(t.name, w.teacher_note) AS teacher, r.name AS recorder, n.name AS instrument, w.outcome,
  CASE WHEN w.state = 'final'
      AND EXISTS (SELECT 1 FROM amendment a WHERE a.walkthrough_id = w.walkthrough_id) THEN 'amended'
    ELSE w.state END AS state,
  w.room, w.grade, w.subject, w.period,
  (SELECT count(*) FROM mark m JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level
   WHERE m.walkthrough_id = w.walkthrough_id AND l.counts <> 'neither') AS marks,
  (SELECT count(*) FROM mark m JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level
   WHERE m.walkthrough_id = w.walkthrough_id AND l.counts = 'seen') AS seen,
  w.what_worked, w.next_step, s.uid AS school_uid, t.uid AS teacher_uid, r.uid AS recorder_uid
FROM my_walkthrough w
JOIN my_school s ON s.school_id = w.school_id
JOIN my_staff r ON r.staff_id = w.recorder_id
JOIN instrument_version v ON v.instrument_version_id = w.instrument_version_id
JOIN instrument n ON n.instrument_id = v.instrument_id
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE w.made_on >= coalesce(:month || '-01', '') AND w.made_on <= coalesce(:month || '-31', '9999')
  AND (:school IS NULL OR w.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
  AND (:recorder IS NULL OR w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :recorder))
  AND (:teacher IS NULL OR w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher))
  AND (:state IS NULL OR w.state = :state)
  AND (:outcome IS NULL OR w.outcome = :outcome)
  AND (:strategy IS NULL
    OR EXISTS (SELECT 1 FROM mark m
               JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level AND l.counts <> 'neither'
               WHERE m.walkthrough_id = w.walkthrough_id
                 AND m.strategy_id = (SELECT strategy_id FROM strategy WHERE uid = :strategy OR code = :strategy)))
ORDER BY w.made_on DESC, w.started DESC, w.walkthrough_id DESC
LIMIT coalesce(CAST(:limit AS INTEGER), -1);

-- @list_self_assessments
SELECT a.uid, a.month, p.name AS staff,
  (SELECT s.name FROM assignment x JOIN my_school s USING (school_id)
   WHERE x.staff_id = a.staff_id
     AND (x.from_on IS NULL OR x.from_on <= a.month || '-31')
     AND (x.until_on IS NULL OR x.until_on > a.month || '-01')
   ORDER BY x.position LIMIT 1) AS school,
  (SELECT group_concat(coalesce(level, '-'), ' ')
   FROM (SELECT g.level FROM standard d
         LEFT JOIN rating g ON g.self_assessment_id = a.self_assessment_id AND g.standard = d.code
         WHERE d.rubric_id = a.rubric_id ORDER BY d.position)) AS ratings,
  a.goal_met, a.submitted_at,
  (SELECT x.changed_at FROM self_assessment_changed x WHERE x.self_assessment_id = a.self_assessment_id) AS changed_at,
  p.uid AS staff_uid
FROM my_self_assessment a
JOIN my_staff p USING (staff_id)
WHERE (a.submitted_at IS NOT NULL OR a.staff_id = (SELECT staff_id FROM me))
  AND (:month IS NULL OR a.month = :month)
  AND (:school IS NULL OR EXISTS (
    SELECT 1 FROM assignment x JOIN my_school s USING (school_id)
    WHERE x.staff_id = a.staff_id AND s.uid = :school
      AND (x.from_on IS NULL OR x.from_on <= a.month || '-31')
      AND (x.until_on IS NULL OR x.until_on > a.month || '-01')))
ORDER BY a.month DESC, p.sort_key;

-- @list_sip
-- Items of the school year that :month is in, with their status in that month and the one before; :active: those that
-- were not dropped by then.
SELECT i.uid, s.name AS school, i.school_year, i.goal_code, i.goal_text AS goal, i.code, i.text,
  coalesce(o.name, i.owner_role) AS owner, i.due_on, n.code AS initiative, now.status, now.note,
  before.status AS status_before, i.active, s.uid AS school_uid, g.uid AS goal_uid
FROM my_sip_item i
JOIN sip_goal g USING (sip_goal_id)
JOIN my_school s ON s.school_id = i.school_id
LEFT JOIN my_staff o ON o.staff_id = i.owner_id
LEFT JOIN initiative n USING (initiative_id)
LEFT JOIN sip_status now ON now.sip_item_id = i.sip_item_id AND now.month = :month
LEFT JOIN sip_status before ON before.sip_item_id = i.sip_item_id AND before.month = :month_before
WHERE (:school_year IS NULL OR i.school_year = :school_year)
  AND (:school IS NULL OR s.uid = :school)
  AND (:active IS NULL
    OR NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month))
ORDER BY s.sort_key, i.school_year, length(i.goal_code), i.goal_code, length(i.code), i.code;

-- @school_by_word
-- Which school a code, uid, short name or name (as search key) means.
SELECT uid, name,
  CASE WHEN uid = :text THEN 1 WHEN code = :code THEN 2 WHEN short_name = :text COLLATE NOCASE THEN 3
    WHEN search_key = :key THEN 4 ELSE 5 END AS rank
FROM my_school
WHERE uid = :text OR code = :code OR short_name = :text COLLATE NOCASE OR search_key = :key
  OR search_key LIKE :key || '%'
ORDER BY rank, sort_key
LIMIT 20;
