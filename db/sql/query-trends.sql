-- What the visits show: coverage, trends, agreement between observers, and all that is kept about one person.

-- @coverage_teachers
-- Teachers in post today at the schools whose teachers one may see by name: when each was last seen, how often
-- after :cutoff, and how often from :since on, at any school, as the packet counts it. from_on: since when in this post.
WITH post AS (
  SELECT a.staff_id, a.school_id, min(a.subject) AS subject, min(a.grade) AS grade,
    min(coalesce(a.from_on, '')) AS from_on
  FROM current_assignment a
  WHERE a.role = 'teacher'
    AND ((SELECT sees_all FROM me) OR a.school_id IN (SELECT school_id FROM my_school_id))
    AND (:school IS NULL OR a.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
  GROUP BY a.staff_id, a.school_id
), seen AS (
  SELECT p.*,
    (SELECT w.made_on FROM packet_walkthrough w
     WHERE w.teacher_id = p.staff_id AND w.made_on <= :today AND w.outcome = 'made'
     ORDER BY w.made_on DESC LIMIT 1) AS last_on,
    (SELECT count(*) FROM packet_walkthrough w
     WHERE w.teacher_id = p.staff_id AND w.made_on > :cutoff AND w.made_on <= :today AND w.outcome = 'made') AS lately,
    (SELECT count(*) FROM packet_walkthrough w
     WHERE w.teacher_id = p.staff_id AND w.made_on >= :since AND w.made_on <= :today AND w.outcome = 'made') AS times
  FROM post p
)
SELECT t.uid, t.given_name, t.family_name, s.name AS school, s.uid AS school_uid, p.subject, p.grade, t.room,
  nullif(p.from_on, '') AS from_on, p.last_on,
  CAST(julianday(:today) - julianday(p.last_on) AS INTEGER) AS days, p.lately, p.times
FROM seen p
JOIN my_staff t USING (staff_id)
JOIN my_school s USING (school_id)
WHERE t.active
ORDER BY t.sort_key, t.uid, s.sort_key;

-- @coverage_by
-- Walkthroughs from :since on by what :by says: their own subject, grade, period, or the day of the week
-- (0 Sunday). Where a walkthrough has no subject or grade, the teacher's post at that school.
SELECT CASE :by WHEN 'subject' THEN coalesce(w.subject, a.subject)
    WHEN 'grade' THEN coalesce(w.grade, a.grade)
    WHEN 'period' THEN w.period
    ELSE strftime('%w', w.made_on) END AS what,
  count(*) AS walkthroughs, count(DISTINCT w.teacher_id) AS visited
FROM my_walkthrough w
LEFT JOIN assignment a ON :by IN ('subject', 'grade') AND a.staff_id = w.teacher_id
  AND a.position = (SELECT min(x.position) FROM assignment x
                    WHERE x.staff_id = w.teacher_id AND x.school_id = w.school_id AND x.role = 'teacher')
WHERE w.made_on >= :since AND w.made_on <= :today
  AND w.outcome = 'made'
  AND ((SELECT sees_all FROM me) OR w.school_id IN (SELECT school_id FROM my_school_id))
  AND (:school IS NULL OR w.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
GROUP BY 1;

-- @coverage_schools
-- Counts only, as the packet has them: teachers in post today by school, and those nobody visited after
-- :cutoff. Who came after :cutoff does not count as not visited.
WITH post AS (
  SELECT a.staff_id, a.school_id, min(coalesce(a.from_on, '')) > :cutoff AS new
  FROM current_assignment a
  JOIN my_staff s USING (staff_id)
  WHERE a.role = 'teacher' AND s.active
    AND ((SELECT makes_packet FROM me) OR a.school_id IN (SELECT school_id FROM my_school_id))
    AND (:school IS NULL OR a.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
  GROUP BY a.staff_id, a.school_id
), made AS (
  SELECT w.school_id, count(*) AS walkthroughs, count(DISTINCT w.teacher_id) AS visited
  FROM packet_walkthrough w
  WHERE w.made_on >= :since AND w.made_on <= :today AND w.outcome = 'made'
  GROUP BY w.school_id
), lately AS MATERIALIZED (
  SELECT DISTINCT w.teacher_id
  FROM packet_walkthrough w
  WHERE w.made_on > :cutoff AND w.made_on <= :today AND w.outcome = 'made' AND w.teacher_id IS NOT NULL
)
SELECT c.uid, c.name AS what, count(*) AS teachers,
  count(*) FILTER (WHERE NOT p.new AND p.staff_id NOT IN (SELECT teacher_id FROM lately)) AS unseen,
  max(coalesce(m.visited, 0)) AS visited, max(coalesce(m.walkthroughs, 0)) AS walkthroughs
FROM post p
JOIN my_school c USING (school_id)
LEFT JOIN made m USING (school_id)
GROUP BY c.school_id
ORDER BY c.sort_key;

-- @coverage_names
-- Whether the person in use may see any teacher by name; any of :school where that is given.
SELECT (SELECT sees_all FROM me)
  OR EXISTS (SELECT 1 FROM my_school_id
             WHERE :school IS NULL OR school_id = (SELECT school_id FROM my_school WHERE uid = :school));

-- @coverage_my_schools
-- The schools whose teachers one may see by name, or count.
SELECT s.uid, s.name
FROM my_school s
WHERE s.active
  AND ((SELECT makes_packet FROM me) OR s.school_id IN (SELECT school_id FROM my_school_id))
ORDER BY s.sort_key;

-- @teacher_may_read
-- Whether the person in use may read a teacher's page: who leads or supervises a school where they teach now,
-- and who made or may read a walkthrough of them.
SELECT (SELECT sees_all FROM me)
  OR EXISTS (SELECT 1 FROM current_assignment a
             WHERE a.staff_id = t.staff_id AND a.role = 'teacher'
               AND a.school_id IN (SELECT school_id FROM my_school_id))
  OR EXISTS (SELECT 1 FROM my_walkthrough w WHERE w.teacher_id = t.staff_id)
FROM staff t
WHERE t.uid = :teacher;

-- @teacher_posts
-- What somebody is and was, the present first.
SELECT a.role, s.name AS school, a.subject, a.grade, a.from_on, a.until_on,
  (a.until_on IS NULL OR a.until_on > (SELECT today FROM me)) AS present
FROM assignment a
JOIN my_staff t USING (staff_id)
LEFT JOIN my_school s USING (school_id)
WHERE t.uid = :teacher
ORDER BY present DESC, a.from_on DESC, a.position;

-- @teacher_walkthroughs
-- All that one may see of them, the latest first.
SELECT w.uid, w.made_on, w.started, w.minutes, s.name AS school, r.given_name AS recorder_given,
  r.family_name AS recorder_family, n.name || ', version ' || v.version AS form, w.outcome, w.teacher_note, w.state,
  w.room, w.grade, w.subject, w.period, w.what_worked, w.next_step, w.private_note, w.reply, w.signed_on, w.entered_late,
  (SELECT min(d.delivered_on) FROM delivery d WHERE d.walkthrough_id = w.walkthrough_id) AS delivered_on,
  (SELECT count(*) FROM amendment x WHERE x.walkthrough_id = w.walkthrough_id) AS amendments,
  (SELECT group_concat(p.name, ', ') FROM companion c JOIN my_staff p USING (staff_id)
   WHERE c.walkthrough_id = w.walkthrough_id) AS companions
FROM my_walkthrough w
JOIN my_school s USING (school_id)
JOIN my_staff r ON r.staff_id = w.recorder_id
JOIN instrument_version v USING (instrument_version_id)
JOIN instrument n USING (instrument_id)
WHERE w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher)
ORDER BY w.made_on DESC, w.started DESC, w.walkthrough_id DESC;

-- @teacher_marks
-- Their marks and comments in that order, as the form of the day had them.
SELECT w.uid AS walkthrough, coalesce(i.wording, g.name) AS wording, m.level, l.key, l.label, l.counts, m.comment
FROM my_walkthrough w
JOIN mark m USING (walkthrough_id)
JOIN strategy g USING (strategy_id)
JOIN instrument_version v USING (instrument_version_id)
LEFT JOIN level l ON l.scale_id = v.scale_id AND l.code = m.level
LEFT JOIN instrument_item i ON i.instrument_version_id = w.instrument_version_id AND i.strategy_id = m.strategy_id
WHERE w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher)
ORDER BY w.made_on DESC, w.started DESC, w.walkthrough_id DESC, i.position, g.code;

-- @teacher_follow_ups
-- What was agreed after a walkthrough of them, or is theirs to do. The walkthrough is named where it is on their page:
-- what came of another's, or of one that the person in use may not see, stands by itself.
SELECT CASE WHEN w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher) THEN w.uid END AS walkthrough,
  f.text, f.due AS due_on, f.made_on, f.state, f.closed_on, f.reason, o.given_name AS owner_given,
  o.family_name AS owner_family
FROM my_follow_up f
JOIN my_staff o ON o.staff_id = f.owner_id
LEFT JOIN my_walkthrough w USING (walkthrough_id)
WHERE f.follow_up_id IN (
    SELECT x.follow_up_id FROM my_staff t JOIN follow_up x ON x.owner_id = t.staff_id WHERE t.uid = :teacher
    UNION
    SELECT x.follow_up_id FROM my_staff t JOIN walkthrough y ON y.teacher_id = t.staff_id
    JOIN follow_up x ON x.walkthrough_id = y.walkthrough_id WHERE t.uid = :teacher)
ORDER BY f.made_on DESC, f.due_on, f.uid;

-- @trends_forms
-- Forms that can be looked at, the one offered first on top.
SELECT n.uid, n.name
FROM instrument n
WHERE EXISTS (SELECT 1 FROM instrument_version v
              WHERE v.instrument_id = n.instrument_id AND v.published_on <= :today)
ORDER BY n.is_default DESC, n.active DESC, n.name;

-- @trends_strategies
-- The strategies of all published versions of a form, each once: those of the latest version in its order, then those
-- that were on earlier ones.
SELECT s.strategy_id AS key, s.uid, s.name, i.wording, i.position, max(v.version) AS version,
  max(v.version) < (SELECT max(x.version) FROM instrument_version x
                      WHERE x.instrument_id = v.instrument_id AND x.published_on <= :today) AS retired
FROM instrument n
JOIN instrument_version v USING (instrument_id)
JOIN instrument_item i USING (instrument_version_id)
JOIN strategy s USING (strategy_id)
WHERE n.uid = :form AND v.published_on <= :today
GROUP BY s.strategy_id
ORDER BY version DESC, i.position, s.code;

-- @trends_schools
-- The schools one may see figures of, by name; a closed one where it had walkthroughs in these months.
SELECT c.school_id AS key, c.uid, c.name
FROM my_school c
WHERE ((SELECT makes_packet FROM me) OR c.school_id IN (SELECT school_id FROM my_school_id))
  AND (c.active OR EXISTS (SELECT 1 FROM packet_rollup_month m
                           WHERE m.school_id = c.school_id AND m.month >= :first AND m.month <= :last
                             AND m.walkthroughs > 0))
ORDER BY c.sort_key;

-- @trends_cells
-- Marks that count as seen, of those that count, by school, month and strategy, whichever version of the form.
SELECT c.school_id AS school, r.month, r.strategy_id AS strategy,
  sum(CASE l.counts WHEN 'seen' THEN r.marks ELSE 0 END) AS seen, sum(r.marks) AS whole
FROM my_school c
CROSS JOIN packet_rollup r ON r.school_id = c.school_id AND r.month >= :first AND r.month <= :last
JOIN level l ON l.scale_id = r.scale_id AND l.code = r.level
WHERE l.counts <> 'neither'
  AND r.scale_id IN (SELECT v.scale_id FROM instrument_version v JOIN instrument n USING (instrument_id)
                     WHERE n.uid = :form)
GROUP BY c.school_id, r.month, r.strategy_id;

-- @agreement_marks
-- What two people marked in the same room, each strategy that both marked, as it was first finished: not as amended
-- since. :walkthrough (uid) and :school may be absent; days from :first to :last.
WITH first_mark AS (
  SELECT m.walkthrough_id, m.strategy_id, m.level
  FROM mark m
  WHERE m.walkthrough_id IN (SELECT walkthrough_id FROM my_second_rating)
    AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.walkthrough_id = m.walkthrough_id)
  UNION ALL
  SELECT a.walkthrough_id, s.strategy_id, j.value ->> 'level'
  FROM amendment a
  JOIN json_each(a.before, '$.mark') j
  JOIN strategy s ON s.uid = j.value ->> 'strategy'
  WHERE a.walkthrough_id IN (SELECT walkthrough_id FROM my_second_rating)
    AND a.position = (SELECT min(x.position) FROM amendment x WHERE x.walkthrough_id = a.walkthrough_id)
)
SELECT w.uid AS walkthrough, w.made_on, p.uid AS recorder, p.name AS recorder_name, o.uid AS rater,
  o.name AS rater_name, s.uid AS strategy, s.name AS strategy_name, a.label AS first, b.label AS second,
  a.counts AS first_counts, b.counts AS second_counts,
  (SELECT count(*) FROM level x WHERE x.scale_id = v.scale_id AND x.counts <> 'neither'
     AND x.position <= a.position) AS first_rank,
  (SELECT count(*) FROM level x WHERE x.scale_id = v.scale_id AND x.counts <> 'neither'
     AND x.position <= b.position) AS second_rank
FROM my_second_rating r
JOIN my_walkthrough w USING (walkthrough_id)
JOIN second_mark m USING (second_rating_id)
JOIN first_mark f ON f.walkthrough_id = w.walkthrough_id AND f.strategy_id = m.strategy_id
JOIN instrument_version v USING (instrument_version_id)
JOIN level a ON a.scale_id = v.scale_id AND a.code = f.level
JOIN level b ON b.scale_id = v.scale_id AND b.code = m.level
JOIN strategy s ON s.strategy_id = m.strategy_id
JOIN my_staff p ON p.staff_id = w.recorder_id
JOIN my_staff o ON o.staff_id = r.rater_id
LEFT JOIN instrument_item i ON i.instrument_version_id = w.instrument_version_id AND i.strategy_id = m.strategy_id
WHERE w.made_on >= :first AND w.made_on <= :last AND w.outcome = 'made'
  AND (:walkthrough IS NULL OR w.uid = :walkthrough)
  AND (:school IS NULL OR w.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
ORDER BY i.position, s.code, w.made_on, w.walkthrough_id;

-- @teacher_file_records
-- Every record about one person, by kind: their own, walkthroughs of them, what they wrote, own and have to do. For
-- the record keeper alone.
SELECT kind, uid, at
FROM (
  SELECT 1 AS part, 'staff' AS kind, t.uid, '' AS at FROM staff t WHERE t.uid = :staff
  UNION ALL
  SELECT 2, 'walkthrough', w.uid, w.made_on || coalesce(w.started, '')
  FROM walkthrough w WHERE w.teacher_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  -- Until an amendment it was theirs, after it (the next one's before, or as it is now) another's.
  SELECT 2.5, 'mistaken', w.uid, a.amended_at
  FROM amendment a JOIN walkthrough w USING (walkthrough_id)
  WHERE a.before ->> 'teacher' = :staff
    AND coalesce((SELECT n.before FROM amendment n WHERE n.walkthrough_id = a.walkthrough_id
                  AND n.position > a.position ORDER BY n.position LIMIT 1) ->> 'teacher',
                 (SELECT t.uid FROM staff t WHERE t.staff_id = w.teacher_id), '') <> :staff
  UNION ALL
  SELECT 3, 'second_rating', r.uid, r.rated_at
  FROM second_rating r
  WHERE r.walkthrough_id IN (SELECT walkthrough_id FROM walkthrough
                             WHERE teacher_id = (SELECT staff_id FROM staff WHERE uid = :staff))
  UNION ALL
  SELECT 4, 'follow_up', f.uid, f.made_on
  FROM follow_up f
  WHERE f.owner_id = (SELECT staff_id FROM staff WHERE uid = :staff)
    OR f.walkthrough_id IN (SELECT walkthrough_id FROM walkthrough
                            WHERE teacher_id = (SELECT staff_id FROM staff WHERE uid = :staff))
  UNION ALL
  SELECT 5, 'self_assessment', a.uid, a.month
  FROM self_assessment a WHERE a.staff_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  SELECT 6, 'target', g.uid, g.month
  FROM target g WHERE g.staff_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  SELECT 7, 'visit', v.uid, v.visited_on
  FROM visit v
  WHERE v.visitor_id = (SELECT staff_id FROM staff WHERE uid = :staff)
    OR v.visit_id IN (SELECT visit_id FROM visit_companion
                      WHERE staff_id = (SELECT staff_id FROM staff WHERE uid = :staff))
  UNION ALL
  SELECT 8, 'improvement_memo', m.uid, coalesce(m.sent_on, '')
  FROM improvement_memo m WHERE m.author_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  SELECT 9, 'sip_item', i.uid, i.code
  FROM sip_item i WHERE i.owner_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  SELECT 10, 'dilt_meeting', d.uid, d.month
  FROM dilt_meeting d WHERE d.facilitator_id = (SELECT staff_id FROM staff WHERE uid = :staff)
  UNION ALL
  SELECT 11, 'snippet', x.uid, x.shortcut
  FROM snippet x WHERE x.staff_id = (SELECT staff_id FROM staff WHERE uid = :staff)
)
WHERE (SELECT keeps_records FROM me)
ORDER BY part, at DESC, uid;

-- @teacher_file_made
-- Walkthroughs that the person recorded, walked along in, or rated; the teachers in them are others, and not named.
SELECT w.made_on, w.started, w.minutes, s.name AS school, n.name || ', version ' || v.version AS form, w.outcome,
  CASE WHEN w.recorder_id = t.staff_id THEN 'recorded'
    WHEN EXISTS (SELECT 1 FROM companion c WHERE c.walkthrough_id = w.walkthrough_id AND c.staff_id = t.staff_id)
      THEN 'walked along'
    ELSE 'rated as a second person' END AS part,
  (SELECT count(*) FROM mark m WHERE m.walkthrough_id = w.walkthrough_id AND m.level IS NOT NULL) AS marks
FROM staff t
JOIN walkthrough w ON w.walkthrough_id IN (
  SELECT x.walkthrough_id FROM walkthrough x WHERE x.recorder_id = t.staff_id
  UNION SELECT c.walkthrough_id FROM companion c WHERE c.staff_id = t.staff_id
  UNION SELECT r.walkthrough_id FROM second_rating r WHERE r.rater_id = t.staff_id)
JOIN school s USING (school_id)
JOIN instrument_version v USING (instrument_version_id)
JOIN instrument n USING (instrument_id)
WHERE t.uid = :staff AND (SELECT keeps_records FROM me)
ORDER BY w.made_on DESC, w.started DESC, w.walkthrough_id DESC;

-- @teacher_file_supervises
SELECT p.name, u.from_on, u.until_on
FROM supervision u
JOIN my_staff p USING (staff_id)
WHERE u.supervisor_id = (SELECT staff_id FROM staff WHERE uid = :staff)
ORDER BY u.from_on DESC, p.sort_key;

-- @teacher_file_private
-- Private notes are part of the record: for the file the law allows, and nothing else.
SELECT private_note FROM walkthrough WHERE uid = :uid AND (SELECT keeps_records FROM me);

-- @teacher_file_history
-- Who changed a record, when; with what it was before and after, private notes too.
SELECT h.changed_at, coalesce(p.name, h.changed_by, 'the record keeper') AS changed_by, h.label, h.kind, h.before, h.after
FROM history h
LEFT JOIN my_staff p ON p.uid = h.changed_by
WHERE h.record_uid = :uid AND (SELECT keeps_records FROM me)
ORDER BY h.history_id;

-- @teacher_file_changes
-- How many changes the person made, and from when to when.
SELECT count(*) AS changes, min(changed_at) AS first_at, max(changed_at) AS last_at
FROM history WHERE changed_by = :staff AND (SELECT keeps_records FROM me);

-- @teacher_file_name
-- What a record referred to is called; the day and place of what is named by them.
SELECT name, NULL AS on_day, NULL AS place FROM my_staff WHERE uid = :uid
UNION ALL SELECT name, NULL, NULL FROM my_school WHERE uid = :uid
UNION ALL SELECT name, NULL, NULL FROM strategy WHERE uid = :uid
UNION ALL SELECT n.name || ', version ' || v.version, NULL, NULL
  FROM instrument_version v JOIN instrument n USING (instrument_id) WHERE v.uid = :uid
UNION ALL SELECT name, NULL, NULL FROM visit_type WHERE uid = :uid
UNION ALL SELECT name, NULL, NULL FROM rubric WHERE uid = :uid
UNION ALL SELECT name, NULL, NULL FROM initiative WHERE uid = :uid
UNION ALL SELECT code || ' ' || text, NULL, NULL FROM sip_goal WHERE uid = :uid
UNION ALL SELECT 'Visit of ', v.visited_on, s.name FROM visit v JOIN school s USING (school_id) WHERE v.uid = :uid
UNION ALL SELECT 'Walkthrough of ', w.made_on, s.name
  FROM walkthrough w JOIN school s USING (school_id) WHERE w.uid = :uid
UNION ALL SELECT 'Memo after the visit of ', v.visited_on, s.name
  FROM improvement_memo m JOIN visit v USING (visit_id) JOIN school s USING (school_id) WHERE m.uid = :uid
LIMIT 1;
