-- What the packet, the principal's page and the screens with the same figures read. Months are :month and
-- :previous, days :first and :last (the month's first and last); :staff and :school are uids, NULL: all.

-- @report_school_year
-- A school year and what is different about its days; at least one row where it was entered.
SELECT y.first_on, y.last_on, d.day_on, d.kind
FROM school_year y
LEFT JOIN calendar_day d USING (school_year_id)
WHERE y.code = :code;

-- @report_school_year_like
-- The entered school year that is nearest to :code, the one before where two are as near; none: no row.
SELECT code, first_on, last_on
FROM school_year
WHERE code <> :code
ORDER BY abs(CAST(substr(code, 3, 4) AS INTEGER) - CAST(substr(:code, 3, 4) AS INTEGER)), code
LIMIT 1;

-- @report_meeting
SELECT m.uid, m.held_on, m.starts, m.ends, m.place, m.due_on, s.name AS facilitator
FROM dilt_meeting m
LEFT JOIN my_staff s ON s.staff_id = m.facilitator_id
WHERE m.month = :month;

-- @report_recorded_from
-- The first month of which the district has anything, or in which its file was made where that is earlier: nothing can
-- be missing of one before it. What is only planned of a month (its DILT, its targets) is nothing yet.
SELECT min(month)
FROM (SELECT substr(min(made_on), 1, 7) AS month FROM walkthrough
      UNION ALL SELECT min(month) FROM self_assessment WHERE submitted_at IS NOT NULL
      UNION ALL SELECT min(month) FROM sip_status
      UNION ALL SELECT substr(min(visited_on), 1, 7) FROM visit
      UNION ALL SELECT strftime('%Y-%m', changed_at, 'localtime')
      FROM history WHERE history_id = (SELECT min(history_id) FROM history));

-- @report_walked_from
-- The first month with a walkthrough, or in which the file was made where that is earlier.
SELECT min(month)
FROM (SELECT substr(min(made_on), 1, 7) AS month FROM walkthrough
      UNION ALL SELECT strftime('%Y-%m', changed_at, 'localtime')
      FROM history WHERE history_id = (SELECT min(history_id) FROM history));

-- @report_administrators
-- Each assignment that makes someone an administrator on some day of the month. The superintendent counts
-- where a target was set. Who has left without a last day is no longer counted.
SELECT s.uid AS staff, s.name, s.given_name, s.family_name, s.sort_key, a.role, a.from_on, a.until_on,
  c.uid AS school, c.name AS school_name, c.sort_key AS school_key,
  t.walkthroughs, t.days_off, t.reason,
  (SELECT sees_all FROM me) OR a.staff_id IN (SELECT staff_id FROM my_staff_id) AS mine
FROM assignment a
JOIN my_staff s USING (staff_id)
LEFT JOIN my_school c USING (school_id)
LEFT JOIN my_target t ON t.staff_id = a.staff_id AND t.month = :month
WHERE (a.role IN ('assistant_superintendent', 'principal', 'assistant_principal', 'director')
    OR (a.role = 'superintendent' AND t.target_id IS NOT NULL))
  AND (a.from_on IS NULL OR a.from_on <= :last)
  AND (a.until_on IS NULL OR a.until_on > :first)
  AND (s.active OR a.until_on IS NOT NULL)
  AND (:staff IS NULL OR s.uid = :staff)
  AND ((SELECT makes_packet FROM me) OR a.staff_id IN (SELECT staff_id FROM my_staff_id))
ORDER BY s.sort_key, s.uid, a.position;

-- @report_days
-- Who recorded how many walkthroughs: by month before the month in question, by day in it.
SELECT s.uid AS staff,
  CASE WHEN w.made_on >= :first THEN w.made_on ELSE w.month END AS day,
  count(*) FILTER (WHERE w.outcome = 'made') AS made,
  count(*) FILTER (WHERE w.outcome <> 'made') AS attempts
FROM packet_walkthrough w
JOIN my_staff s ON s.staff_id = w.recorder_id
WHERE w.made_on >= :from AND w.made_on <= :last
GROUP BY w.recorder_id, 2;

-- @report_days_of
SELECT :staff AS staff,
  CASE WHEN w.made_on >= :first THEN w.made_on ELSE w.month END AS day,
  count(*) FILTER (WHERE w.outcome = 'made') AS made,
  count(*) FILTER (WHERE w.outcome <> 'made') AS attempts
FROM packet_walkthrough w
WHERE w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
  AND w.made_on >= :from AND w.made_on <= :last
GROUP BY 2;

-- @report_along
-- Who walked along where the district counts that: a row a companion and walkthrough.
SELECT w.walkthrough_id AS walkthrough, s.uid AS staff, r.uid AS recorder,
  CASE WHEN w.made_on >= :first THEN w.made_on ELSE w.month END AS day, w.outcome
FROM packet_walkthrough w
CROSS JOIN companion c ON c.walkthrough_id = w.walkthrough_id
JOIN my_staff s ON s.staff_id = c.staff_id
JOIN my_staff r ON r.staff_id = w.recorder_id
WHERE (SELECT companions_count FROM district)
  AND w.made_on >= :from AND w.made_on <= :last
  AND c.staff_id <> w.recorder_id
ORDER BY w.walkthrough_id, s.uid;

-- @report_along_of
SELECT w.walkthrough_id AS walkthrough, :staff AS staff, r.uid AS recorder,
  CASE WHEN w.made_on >= :first THEN w.made_on ELSE w.month END AS day, w.outcome
FROM companion c
CROSS JOIN packet_walkthrough w ON w.walkthrough_id = c.walkthrough_id
JOIN my_staff r ON r.staff_id = w.recorder_id
WHERE (SELECT companions_count FROM district)
  AND c.staff_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
  AND w.made_on >= :from AND w.made_on <= :last
  AND c.staff_id <> w.recorder_id
ORDER BY w.walkthrough_id;

-- @report_posts
-- From when until when each was an administrator, of the days from :from to :last.
SELECT s.uid AS staff, a.from_on, a.until_on
FROM assignment a
JOIN my_staff s USING (staff_id)
WHERE a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal', 'director')
  AND (a.from_on IS NULL OR a.from_on <= :last)
  AND (a.until_on IS NULL OR a.until_on > :from)
  AND (:staff IS NULL OR s.uid = :staff);

-- @report_visited
-- Schools that each was in during the month, recording or, where that counts, walking along.
SELECT s.uid AS staff, count(DISTINCT v.school_id) AS schools
FROM (SELECT w.recorder_id AS staff_id, w.school_id
      FROM packet_walkthrough w
      WHERE w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made'
      UNION
      SELECT c.staff_id, w.school_id
      FROM packet_walkthrough w
      CROSS JOIN companion c ON c.walkthrough_id = w.walkthrough_id
      WHERE (SELECT companions_count FROM district)
        AND w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made') v
JOIN my_staff s USING (staff_id)
GROUP BY v.staff_id;

-- @report_visited_of
SELECT :staff AS staff, count(DISTINCT v.school_id) AS schools
FROM (SELECT w.school_id
      FROM packet_walkthrough w
      WHERE w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
        AND w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made'
      UNION
      SELECT w.school_id
      FROM companion c
      CROSS JOIN packet_walkthrough w ON w.walkthrough_id = c.walkthrough_id
      WHERE (SELECT companions_count FROM district)
        AND c.staff_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
        AND w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made') v;

-- @report_ratings
-- What was submitted for the month: one row a standard, rank 1 the highest of levels. had_goal: one was set for it, in
-- the month before; a verdict without a goal is of nothing.
SELECT s.uid AS staff, a.uid AS assessment, a.submitted_at, a.goal_met,
  EXISTS (SELECT 1
          FROM packet_self_assessment b
          JOIN assessment_goal g USING (self_assessment_id)
          WHERE b.staff_id = a.staff_id AND b.month = strftime('%Y-%m', a.month || '-01', '-1 month')
            AND b.submitted_at IS NOT NULL AND (g.text IS NOT NULL OR g.steps IS NOT NULL)) AS had_goal,
  a.working_on,
  r.standard, r.level, l.label,
  (SELECT count(*) FROM rubric_level x
   WHERE x.rubric_id = a.rubric_id AND x.position <= l.position) AS rank,
  (SELECT count(*) FROM rubric_level x WHERE x.rubric_id = a.rubric_id) AS levels
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
LEFT JOIN rating r USING (self_assessment_id)
LEFT JOIN rubric_level l ON l.rubric_id = a.rubric_id AND l.code = r.level
WHERE a.month = :month
  AND a.submitted_at IS NOT NULL
  AND (:staff IS NULL OR s.uid = :staff)
ORDER BY a.self_assessment_id, r.standard;

-- @report_rubric
-- The rubric that most used in the month, else the one in use.
SELECT r.uid
FROM rubric r
WHERE r.rubric_id = coalesce(
  (SELECT a.rubric_id
   FROM packet_self_assessment a
   WHERE a.month = :month AND a.submitted_at IS NOT NULL
   GROUP BY a.rubric_id
   ORDER BY count(*) DESC, a.rubric_id
   LIMIT 1),
  (SELECT rubric_id FROM rubric ORDER BY is_default DESC, rubric_id LIMIT 1));

-- @report_standards
SELECT d.code, d.name
FROM standard d
JOIN rubric r USING (rubric_id)
WHERE r.uid = :rubric
ORDER BY d.position, d.code;

-- @report_levels
SELECT l.code, l.label
FROM rubric_level l
JOIN rubric r USING (rubric_id)
WHERE r.uid = :rubric
ORDER BY l.position, l.code;

-- @report_schools
-- The schools one may see, by name, with the walkthroughs made in them. A closed one where it had any.
SELECT c.uid AS school, c.name, c.short_name,
  coalesce(m.walkthroughs, 0) AS walkthroughs, coalesce(b.walkthroughs, 0) AS before
FROM my_school c
LEFT JOIN packet_rollup_month m ON m.school_id = c.school_id AND m.month = :month
LEFT JOIN packet_rollup_month b ON b.school_id = c.school_id AND b.month = :previous
WHERE (c.active OR m.walkthroughs > 0)
  AND ((SELECT makes_packet FROM me) OR c.school_id IN (SELECT school_id FROM my_school_id))
  AND (:school IS NULL OR c.uid = :school)
ORDER BY c.sort_key;

-- @report_plan
-- SIP items of the school year with the month's status, last month's, the latest before the month, and
-- since when the status is what it is; of :staff the schools they lead and the items they own. An owner who is no administrator has a role and no name,
-- but a name where there is nothing to say but other. asked: the month's status is due; asked_before: last month's was.
-- counts: it was not dropped by the month's end; else last month's figures alone have it.
SELECT c.uid AS school, i.uid AS item, i.goal_code, i.goal_text, i.code, i.text, i.due_on,
  n.code AS serves, t.status, t.note, p.status AS status_before,
  k.from_month <= :month AS asked, k.from_month <= :previous AS asked_before,
  NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month) AS counts,
  (SELECT b.status FROM sip_status b
   WHERE b.sip_item_id = i.sip_item_id AND b.month < :month
   ORDER BY b.month DESC
   LIMIT 1) AS status_earlier,
  (SELECT min(b.month) FROM sip_status b
   WHERE b.sip_item_id = i.sip_item_id AND b.month <= :month
     AND b.month > coalesce((SELECT max(d.month) FROM sip_status d
                             WHERE d.sip_item_id = i.sip_item_id AND d.month < :month
                               AND d.status <> t.status), '')) AS since,
  o.uid AS owner, o.given_name AS owner_given_name, o.family_name AS owner_family_name,
  coalesce(nullif(i.owner_role, 'other'),
    (SELECT a.role FROM assignment a
     WHERE a.staff_id = i.owner_id
       AND a.role <> 'other'
       AND (a.from_on IS NULL OR a.from_on <= :last)
       AND (a.until_on IS NULL OR a.until_on > :first)
     ORDER BY a.position
     LIMIT 1)) AS owner_role
FROM packet_sip_item i
JOIN my_school c USING (school_id)
JOIN sip_asked k ON k.sip_item_id = i.sip_item_id AND k.school_year = :school_year
LEFT JOIN my_staff o ON o.staff_id = i.owner_id
  AND (EXISTS (SELECT 1 FROM assignment a
               WHERE a.staff_id = i.owner_id
                 AND a.role IN ('superintendent', 'assistant_superintendent', 'principal',
                                'assistant_principal', 'director')
                 AND (a.from_on IS NULL OR a.from_on <= :last)
                 AND (a.until_on IS NULL OR a.until_on > :first))
    OR nullif(i.owner_role, 'other') IS NULL AND (SELECT min(a.role = 'other') FROM assignment a
        WHERE a.staff_id = i.owner_id
          AND (a.from_on IS NULL OR a.from_on <= :last)
          AND (a.until_on IS NULL OR a.until_on > :first)))
LEFT JOIN initiative n USING (initiative_id)
LEFT JOIN sip_status t ON t.sip_item_id = i.sip_item_id AND t.month = :month
LEFT JOIN sip_status p ON p.sip_item_id = i.sip_item_id AND p.month = :previous
WHERE i.school_year = :school_year
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :previous)
  AND (:school IS NULL OR c.uid = :school)
  AND (:staff IS NULL OR o.uid = :staff
    OR i.school_id IN (SELECT b.school_id
                       FROM assignment b
                       JOIN my_staff e USING (staff_id)
                       WHERE e.uid = :staff AND b.role = 'principal'))
ORDER BY c.sort_key, CAST(i.goal_code AS INTEGER), i.goal_code,
  CAST(substr(i.code, instr(i.code, '.') + 1) AS INTEGER), i.code;

-- @report_plan_history
-- Every status of a school's items in the school year up to the month.
SELECT i.uid AS item, t.month, t.status
FROM packet_sip_item i
JOIN my_school c USING (school_id)
JOIN sip_status t USING (sip_item_id)
WHERE c.uid = :school AND i.school_year = :school_year AND t.month <= :month
ORDER BY i.sip_item_id, t.month;

-- @report_forms
-- The forms that the month's walkthroughs were made with, the first offered first.
SELECT i.name AS form, v.uid AS version, c.uid AS scale, c.name AS scale_name, u.walkthroughs
FROM (SELECT w.instrument_version_id, count(*) AS walkthroughs
      FROM packet_walkthrough w
      WHERE w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made'
      GROUP BY w.instrument_version_id) u
JOIN instrument_version v USING (instrument_version_id)
JOIN instrument i USING (instrument_id)
JOIN scale c USING (scale_id)
ORDER BY i.is_default DESC, i.name, v.version DESC;

-- @report_form_strategies
SELECT s.uid AS strategy, s.name, t.position
FROM instrument_item t
JOIN instrument_version v USING (instrument_version_id)
JOIN strategy s USING (strategy_id)
WHERE v.uid = :version
ORDER BY t.position;

-- @report_scale_levels
SELECT l.code, l.label, l.counts
FROM level l
JOIN scale c USING (scale_id)
WHERE c.uid = :scale
ORDER BY l.position, l.code;

-- @report_marks
-- Marks of the month by school, from the roll-ups.
SELECT c.uid AS school, e.uid AS scale, s.uid AS strategy, r.level, r.marks
FROM my_school c
CROSS JOIN packet_rollup r ON r.school_id = c.school_id AND r.month = :month
JOIN strategy s USING (strategy_id)
JOIN scale e USING (scale_id);

-- @report_marked
-- Walkthroughs with at least one mark, by the scale of their form and by school.
SELECT e.uid AS scale, c.uid AS school, count(*) AS walkthroughs
FROM packet_walkthrough w
JOIN my_school c ON c.school_id = w.school_id
JOIN instrument_version v USING (instrument_version_id)
JOIN scale e USING (scale_id)
WHERE w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made'
  AND EXISTS (SELECT 1 FROM mark m WHERE m.walkthrough_id = w.walkthrough_id AND m.level IS NOT NULL)
GROUP BY e.scale_id, c.school_id;

-- @report_coverage
-- Teachers at the month's end, those nobody visited after :cutoff, and the schools they are in. Who came
-- after :cutoff does not count as not visited.
WITH post AS (
  SELECT a.staff_id, a.school_id, min(coalesce(a.from_on, '')) > :cutoff AS new
  FROM assignment a
  JOIN my_staff s USING (staff_id)
  WHERE a.role = 'teacher'
    AND (a.from_on IS NULL OR a.from_on <= :last)
    AND (a.until_on IS NULL OR a.until_on > :last)
    AND (s.active OR a.until_on IS NOT NULL)
    AND ((SELECT makes_packet FROM me) OR a.school_id IN (SELECT school_id FROM my_school_id))
    AND (:school IS NULL OR a.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
  GROUP BY a.staff_id, a.school_id
), unseen AS (
  SELECT p.staff_id, p.school_id
  FROM post p
  WHERE NOT p.new
    AND p.staff_id NOT IN (SELECT w.teacher_id
                           FROM packet_walkthrough w
                           WHERE w.made_on > :cutoff AND w.made_on <= :last
                             AND w.outcome = 'made' AND w.teacher_id IS NOT NULL)
)
SELECT (SELECT count(DISTINCT staff_id) FROM post) AS teachers,
  (SELECT count(DISTINCT staff_id) FROM unseen) AS unseen,
  (SELECT count(DISTINCT school_id) FROM unseen) AS schools;

-- @report_teachers_seen
-- Of the teachers at the schools of :staff at the month's end, those whom :staff visited since :since, recording or,
-- where that counts, walking along. visited: of all teachers.
WITH post AS (
  SELECT DISTINCT a.staff_id
  FROM assignment a
  JOIN my_staff s USING (staff_id)
  WHERE a.role = 'teacher'
    AND a.school_id IN (SELECT b.school_id
                        FROM assignment b
                        JOIN my_staff o USING (staff_id)
                        WHERE o.uid = :staff
                          AND b.role <> 'teacher'
                          AND (b.from_on IS NULL OR b.from_on <= :last)
                          AND (b.until_on IS NULL OR b.until_on > :first))
    AND (a.from_on IS NULL OR a.from_on <= :last)
    AND (a.until_on IS NULL OR a.until_on > :last)
    AND (s.active OR a.until_on IS NOT NULL)
), visited AS (
  SELECT w.teacher_id
  FROM packet_walkthrough w
  WHERE w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
    AND w.made_on >= :since AND w.made_on <= :last
    AND w.outcome = 'made' AND w.teacher_id IS NOT NULL
  UNION
  SELECT w.teacher_id
  FROM companion c
  CROSS JOIN packet_walkthrough w ON w.walkthrough_id = c.walkthrough_id
  WHERE (SELECT companions_count FROM district)
    AND c.staff_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
    AND w.made_on >= :since AND w.made_on <= :last
    AND w.outcome = 'made' AND w.teacher_id IS NOT NULL
)
SELECT (SELECT count(*) FROM post) AS teachers,
  (SELECT count(*) FROM post WHERE staff_id IN (SELECT teacher_id FROM visited)) AS seen,
  (SELECT count(*) FROM visited) AS visited;

-- @report_strategies_of
-- What one person saw in the month: marks that count as seen, of those that count at all.
SELECT g.uid AS strategy, g.name,
  count(*) FILTER (WHERE l.counts = 'seen') AS seen, count(*) AS whole
FROM packet_walkthrough w
JOIN mark m USING (walkthrough_id)
JOIN instrument_version v USING (instrument_version_id)
JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level
JOIN strategy g USING (strategy_id)
WHERE w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :staff)
  AND w.made_on >= :first AND w.made_on <= :last
  AND w.outcome = 'made'
  AND l.counts <> 'neither'
GROUP BY g.strategy_id
ORDER BY g.name, g.uid;

-- @report_assessment
-- One person's self-assessment as it stands: one row a standard of its rubric. submitted: 1 only what was
-- submitted, or one's own.
SELECT a.uid AS assessment, a.submitted_at,
  (SELECT x.changed_at FROM self_assessment_changed x WHERE x.self_assessment_id = a.self_assessment_id) AS changed_at,
  a.goal_met, a.working_on, r.uid AS rubric,
  d.code AS standard, d.name, g.level, l.label,
  (SELECT count(*) FROM rubric_level x
   WHERE x.rubric_id = a.rubric_id AND x.position <= l.position) AS rank,
  (SELECT count(*) FROM rubric_level x WHERE x.rubric_id = a.rubric_id) AS levels,
  g.rationale, g.evidence
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN rubric r USING (rubric_id)
JOIN standard d USING (rubric_id)
LEFT JOIN rating g ON g.self_assessment_id = a.self_assessment_id AND g.standard = d.code
LEFT JOIN rubric_level l ON l.rubric_id = a.rubric_id AND l.code = g.level
WHERE s.uid = :staff AND a.month = :month
  AND (a.submitted_at IS NOT NULL OR (:own IS NOT NULL AND a.staff_id = (SELECT staff_id FROM me)))
ORDER BY d.position, d.code;

-- @report_goals
SELECT g.text, g.steps
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN assessment_goal g USING (self_assessment_id)
WHERE s.uid = :staff AND a.month = :month
  AND (a.submitted_at IS NOT NULL OR (:own IS NOT NULL AND a.staff_id = (SELECT staff_id FROM me)))
  AND (g.text IS NOT NULL OR g.steps IS NOT NULL)
ORDER BY g.position;

-- @report_descriptors
SELECT d.standard, d.level, d.text
FROM descriptor d
JOIN rubric r USING (rubric_id)
WHERE r.uid = :rubric;

-- @report_sees_person
-- Whether the person in use may read somebody's page.
SELECT count(*)
FROM my_staff s
WHERE s.uid = :staff
  AND ((SELECT makes_packet OR sees_ratings FROM me) OR s.staff_id IN (SELECT staff_id FROM my_staff_id));

-- @report_sees_school
SELECT count(*)
FROM my_school c
WHERE c.uid = :school
  AND ((SELECT makes_packet OR sees_ratings FROM me) OR c.school_id IN (SELECT school_id FROM my_school_id));

-- @report_person
SELECT name FROM my_staff WHERE uid = :staff;

-- @report_school
SELECT name FROM my_school WHERE uid = :school;

-- @report_teachers
-- Teachers whose names must not be in the packet: active on some day of the month, and no administrators.
SELECT DISTINCT s.uid AS staff, s.given_name, s.family_name, s.name
FROM assignment a
JOIN my_staff s USING (staff_id)
WHERE a.role = 'teacher'
  AND s.active
  AND (a.from_on IS NULL OR a.from_on <= :last)
  AND (a.until_on IS NULL OR a.until_on > :first)
  AND s.family_name IS NOT NULL
ORDER BY s.sort_key, s.uid;

-- @report_leaders
-- The administrators of those days, whose names may be in the packet.
SELECT DISTINCT s.uid AS staff, s.given_name, s.family_name, s.name
FROM assignment a
JOIN my_staff s USING (staff_id)
WHERE a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal', 'director')
  AND (a.from_on IS NULL OR a.from_on <= :last)
  AND (a.until_on IS NULL OR a.until_on > :first)
ORDER BY s.sort_key, s.uid;

-- @report_texts
-- Every free text that the packet prints, with the record it is in; during: the day or month that place ends with.
SELECT 'self_assessment' AS kind, a.uid AS record, s.name AS author, d.name || ', why' AS place,
  r.rationale AS text, NULL AS during
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN rating r USING (self_assessment_id)
LEFT JOIN standard d ON d.rubric_id = a.rubric_id AND d.code = r.standard
WHERE a.month = :month AND a.submitted_at IS NOT NULL AND r.rationale IS NOT NULL
UNION ALL
SELECT 'self_assessment', a.uid, s.name, d.name || ', what shows it', r.evidence, NULL
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN rating r USING (self_assessment_id)
LEFT JOIN standard d ON d.rubric_id = a.rubric_id AND d.code = r.standard
WHERE a.month = :month AND a.submitted_at IS NOT NULL AND r.evidence IS NOT NULL
UNION ALL
SELECT 'self_assessment', a.uid, s.name, 'still working on', a.working_on, NULL
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
WHERE a.month = :month AND a.submitted_at IS NOT NULL AND a.working_on IS NOT NULL
UNION ALL
SELECT 'self_assessment', a.uid, s.name, 'goal set in', g.text, a.month
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN assessment_goal g USING (self_assessment_id)
WHERE a.month IN (:month, :previous) AND a.submitted_at IS NOT NULL AND g.text IS NOT NULL
UNION ALL
SELECT 'self_assessment', a.uid, s.name, 'steps', g.steps, NULL
FROM packet_self_assessment a
JOIN my_staff s USING (staff_id)
JOIN assessment_goal g USING (self_assessment_id)
WHERE a.month = :month AND a.submitted_at IS NOT NULL AND g.steps IS NOT NULL
UNION ALL
SELECT 'sip_item', i.uid, c.name, 'SIP item ' || i.code, i.text, NULL
FROM packet_sip_item i
JOIN my_school c USING (school_id)
WHERE i.school_year = :school_year
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month)
UNION ALL
SELECT 'sip_item', i.uid, c.name, 'SIP item ' || i.code || ', owner’s role', i.owner_role, NULL
FROM packet_sip_item i
JOIN my_school c USING (school_id)
WHERE i.school_year = :school_year AND i.owner_role IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month)
UNION ALL
SELECT 'follow_up', f.uid, s.name, 'what was agreed at the DILT of', f.text, f.made_on
FROM packet_follow_up f
JOIN my_staff s ON s.staff_id = f.owner_id
WHERE f.origin = 'dilt' AND substr(f.made_on, 1, 7) <= :month
  AND (f.closed_on IS NULL OR substr(f.closed_on, 1, 7) >= :month)
UNION ALL
SELECT 'follow_up', f.uid, s.name, 'why it was dropped', f.reason, NULL
FROM packet_follow_up f
JOIN my_staff s ON s.staff_id = f.owner_id
WHERE f.origin = 'dilt' AND f.reason IS NOT NULL AND substr(f.made_on, 1, 7) <= :month
  AND substr(f.closed_on, 1, 7) >= :month
UNION ALL
SELECT 'target', t.uid, s.name, 'reason for the target', t.reason, NULL
FROM my_target t
JOIN my_staff s USING (staff_id)
WHERE t.month = :month AND t.reason IS NOT NULL;
