-- The school visit: visits, follow-ups, memos.

-- @visit_under_way
-- The visit that :staff has under way today, whoever asks.
SELECT v.uid
FROM visit v
JOIN staff p ON p.staff_id = v.visitor_id
WHERE p.uid = :staff AND v.state = 'open' AND v.visited_on = :today
ORDER BY v.arrived DESC
LIMIT 1;

-- @visit_planned_here
-- The visit of :staff at :school today that is under way or planned.
SELECT v.uid
FROM my_visit v
JOIN staff p ON p.staff_id = v.visitor_id
JOIN school s USING (school_id)
WHERE p.uid = :staff AND s.uid = :school AND v.visited_on = :today AND v.state IN ('open', 'planned')
ORDER BY v.state = 'open' DESC, v.visit_id
LIMIT 1;

-- @visit_planned_near
-- The visit of :staff at :school that is planned for the day nearest to today, from :from to :until; nothing where one
-- is planned for today or under way.
SELECT v.uid, v.visited_on
FROM my_visit v
JOIN staff p ON p.staff_id = v.visitor_id
JOIN school s USING (school_id)
WHERE p.uid = :staff AND s.uid = :school
  AND (v.state = 'open' AND v.visited_on = :today
    OR v.state = 'planned' AND v.visited_on BETWEEN :from AND :until)
ORDER BY v.state = 'open' DESC, abs(julianday(v.visited_on) - julianday(:today)), v.visit_id
LIMIT 1;

-- @visit_there
-- Another visit of :visitor to :school on :day than :visit that is planned or under way.
SELECT v.state, s.name AS school
FROM visit v
JOIN staff p ON p.staff_id = v.visitor_id
JOIN school s USING (school_id)
WHERE p.uid = :visitor AND s.uid = :school AND v.visited_on = :day AND v.state IN ('planned', 'open')
  AND v.uid IS NOT :visit
ORDER BY v.state = 'open' DESC
LIMIT 1;

-- @visit_principal
-- Who leads the school today.
SELECT p.uid
FROM principal_now n
JOIN school s USING (school_id)
JOIN staff p USING (staff_id)
WHERE s.uid = :school;

-- @visit_list
-- Visits, the latest first; :school, :staff (the visitor), :state, :first and :last narrow them.
SELECT v.uid, v.visited_on, v.original_on, v.moved_reason, v.state, v.arrived, v.departed,
  s.uid AS school_uid, s.name AS school, p.name AS visitor, p.uid AS visitor_uid, v.purpose, v.memo_due_on,
  (SELECT count(*) FROM my_walkthrough w WHERE w.visit_id = v.visit_id AND w.outcome = 'made') AS walkthroughs,
  (SELECT count(*) FROM my_follow_up f WHERE f.visit_id = v.visit_id AND f.state = 'open') AS open,
  (SELECT count(*) FROM my_follow_up f WHERE f.visit_id = v.visit_id) AS follow_ups,
  (SELECT max(m.sent_on) FROM my_improvement_memo m WHERE m.visit_id = v.visit_id) AS memo_sent_on,
  s.search_key
FROM my_visit v
JOIN my_school s USING (school_id)
JOIN my_staff p ON p.staff_id = v.visitor_id
WHERE (:school IS NULL OR s.uid = :school)
  AND (:staff IS NULL OR p.uid = :staff)
  AND (:state IS NULL OR v.state = :state)
  AND (:first IS NULL OR v.visited_on >= :first)
  AND (:last IS NULL OR v.visited_on <= :last)
ORDER BY v.visited_on DESC, v.arrived DESC, s.sort_key;

-- @visit_missed_noted
-- The day on which it was noted that :visit did not take place; nothing where history does not say.
SELECT date(h.changed_at, 'localtime')
FROM history h
WHERE h.record_uid = :visit AND json_extract(h.after, '$.state') = 'missed'
  AND json_extract(h.before, '$.state') IS NOT 'missed'
ORDER BY h.history_id DESC
LIMIT 1;

-- @visit_school_seen
-- 1 where the person in use sees the visits of others to :school, else 0.
SELECT count(*)
FROM school s
WHERE s.uid = :school
  AND ((SELECT sees_all FROM me) OR s.school_id IN (SELECT school_id FROM my_school_id));

-- @visit_walkthroughs
SELECT w.uid, w.made_on, w.started, w.minutes, t.name AS teacher, w.teacher_note, w.room, w.grade, w.subject, w.outcome,
  w.state, t.mailbox, EXISTS (SELECT 1 FROM amendment a WHERE a.walkthrough_id = w.walkthrough_id) AS amended,
  (SELECT count(*) FROM mark m JOIN level l ON l.scale_id = i.scale_id AND l.code = m.level
   WHERE m.walkthrough_id = w.walkthrough_id AND l.counts <> 'neither') AS marks,
  (SELECT count(*) FROM mark m JOIN level l ON l.scale_id = i.scale_id AND l.code = m.level
   WHERE m.walkthrough_id = w.walkthrough_id AND l.counts = 'seen') AS seen
FROM my_walkthrough w
JOIN my_visit v USING (visit_id)
JOIN instrument_version i USING (instrument_version_id)
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE v.uid = :visit
ORDER BY w.started, w.walkthrough_id;

-- @visit_made_in
-- All that was made in :visit, also what the person in use does not see, with who made it.
SELECT w.uid, p.uid AS recorder, p.given_name, p.family_name
FROM walkthrough w
JOIN visit v USING (visit_id)
JOIN staff p ON p.staff_id = w.recorder_id
WHERE v.uid = :visit
ORDER BY w.started, w.walkthrough_id;

-- @visit_cadence
-- Each school of the person in use (:all: each that they may see): its last visit made, the next one planned, and the day on which its days between
-- visits are over (its own, else the district's for its kind). Those for which none is planned come first, the longest
-- due on top. whose: who supervises its principal, where all are read.
SELECT s.uid, s.name, last.on_day AS last_on, next.on_day AS next_on,
  CASE WHEN :all IS NOT NULL THEN
    (SELECT p.name FROM current_assignment a
     JOIN current_supervision c USING (staff_id)
     JOIN my_staff p ON p.staff_id = c.supervisor_id
     WHERE a.school_id = s.school_id AND a.role = 'principal'
     ORDER BY a.from_on DESC, p.sort_key
     LIMIT 1) END AS whose,
  date(last.on_day, '+' || coalesce(s.visit_days, CASE WHEN s.priority THEN d.visit_days_priority
                                                  ELSE d.visit_days END) || ' days') AS due_on
FROM my_school s
JOIN district d
LEFT JOIN (SELECT v.school_id, max(v.visited_on) AS on_day FROM visit v
           WHERE v.state IN ('made', 'open') GROUP BY v.school_id) last USING (school_id)
LEFT JOIN (SELECT v.school_id, min(v.visited_on) AS on_day FROM visit v
           WHERE v.state = 'planned' AND v.visited_on >= :today GROUP BY v.school_id) next USING (school_id)
WHERE s.active AND (:all IS NOT NULL OR s.school_id IN (SELECT school_id FROM my_school_id))
ORDER BY next_on IS NOT NULL, due_on IS NULL, due_on, s.sort_key;

-- @follow_up_list
-- Follow-ups; :state NULL: all; :first, :last: agreed on or due from the one day to the other. The ones due first on
-- top, those without a date last. Visit and walkthrough are named where the person in use may see them.
SELECT f.uid, f.text, f.due AS due_on, f.made_on, f.origin, f.state, f.closed_on, f.reason,
  s.uid AS school_uid, s.name AS school, o.uid AS owner_uid, o.name AS owner,
  v.uid AS visit_uid, v.visited_on, w.uid AS walkthrough_uid, t.name AS teacher,
  (SELECT count(*) FROM follow_up_step x WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried') AS carried
FROM my_follow_up f
JOIN my_staff o ON o.staff_id = f.owner_id
LEFT JOIN my_school s USING (school_id)
LEFT JOIN my_visit v ON v.visit_id = f.visit_id
LEFT JOIN my_walkthrough w ON w.walkthrough_id = f.walkthrough_id
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE (:school IS NULL OR s.uid = :school)
  AND (:owner IS NULL OR o.uid = :owner)
  AND (:visit IS NULL OR v.uid = :visit)
  AND (:state IS NULL OR f.state = :state)
  AND (:first IS NULL OR f.made_on BETWEEN :first AND :last OR f.due BETWEEN :first AND :last)
ORDER BY f.state = 'open' DESC, f.due IS NULL, f.due, f.made_on, f.uid;

-- @follow_up_due
-- By when one is to be done; NULL where nobody set a date.
SELECT due FROM my_follow_up WHERE uid = :follow_up;

-- @follow_up_open_owners
-- Who has something to do, with how much, oneself first.
SELECT o.uid, o.name, count(*) AS open
FROM my_follow_up f
JOIN my_staff o ON o.staff_id = f.owner_id
WHERE f.state = 'open'
GROUP BY o.staff_id
ORDER BY (o.staff_id IS (SELECT staff_id FROM me)) DESC, o.sort_key;

-- @follow_up_open_schools
-- Schools with something to be done.
SELECT s.uid, s.name, count(*) AS open
FROM my_follow_up f
JOIN my_school s USING (school_id)
WHERE f.state = 'open'
GROUP BY s.school_id
ORDER BY s.sort_key;

-- @follow_up_late
-- Those that others have to do at one's schools and that are late.
SELECT f.uid
FROM my_follow_up f
WHERE f.state = 'open' AND f.due < :today AND f.owner_id IS NOT (SELECT staff_id FROM me)
  AND f.school_id IN (SELECT school_id FROM my_school_id);

-- @memo_of_visit
SELECT m.uid, m.sent_on, a.uid AS author_uid, a.name AS author
FROM my_improvement_memo m
JOIN my_visit v USING (visit_id)
JOIN my_staff a ON a.staff_id = m.author_id
WHERE v.uid = :visit;

-- @memo_begun_by
-- Who began the memo of a visit and did not send it: the name alone, its words are its writer's.
SELECT a.name
FROM improvement_memo m
JOIN my_visit v USING (visit_id)
JOIN my_staff a ON a.staff_id = m.author_id
WHERE v.uid = :visit AND m.sent_on IS NULL;

-- @memo_due
-- Memos that are expected, due by now or later, and were not sent, of visits of the last 120 days that one may see. begun_by: who began it, where that
-- is not the principal of today.
SELECT v.uid AS visit_uid, v.visited_on, v.memo_due_on, s.uid AS school_uid, s.name AS school,
  p.uid AS principal_uid, p.name AS principal,
  (SELECT b.uid FROM staff b WHERE b.staff_id = v.visitor_id) AS visitor_uid,
  (SELECT a.name FROM improvement_memo m JOIN my_staff a ON a.staff_id = m.author_id
   WHERE m.visit_id = v.visit_id AND m.author_id IS NOT p.staff_id) AS begun_by
FROM my_visit v
JOIN my_school s USING (school_id)
LEFT JOIN principal_now n ON n.school_id = v.school_id
LEFT JOIN my_staff p ON p.staff_id = n.staff_id
WHERE v.memo_due_on IS NOT NULL AND v.state = 'made' AND v.visited_on >= date(:today, '-120 days')
  AND NOT EXISTS (SELECT 1 FROM improvement_memo m WHERE m.visit_id = v.visit_id AND m.sent_on IS NOT NULL)
ORDER BY v.memo_due_on, s.sort_key;

-- @memo_received
-- Memos about visits of the person in use that were sent within a week, the latest first.
SELECT v.uid AS visit_uid, m.sent_on, s.name AS school, a.given_name, a.family_name
FROM my_improvement_memo m
JOIN my_visit v USING (visit_id)
JOIN my_school s USING (school_id)
JOIN my_staff a ON a.staff_id = m.author_id
WHERE v.visitor_id = (SELECT staff_id FROM me) AND m.author_id IS NOT v.visitor_id
  AND m.sent_on > date(:today, '-7 days')
ORDER BY m.sent_on DESC, s.sort_key;

-- @visit_start_schools
-- Schools for a new visit: planned today first, then one's own, then the others.
SELECT s.uid, s.name, last.on_day AS last_on,
  EXISTS (SELECT 1 FROM visit v
          WHERE v.school_id = s.school_id AND v.visitor_id = (SELECT staff_id FROM me)
            AND v.visited_on = :today AND v.state = 'planned') AS planned
FROM my_school s
LEFT JOIN (SELECT v.school_id, max(v.visited_on) AS on_day FROM visit v
           WHERE v.state IN ('made', 'open') GROUP BY v.school_id) last USING (school_id)
WHERE s.active
ORDER BY planned DESC, s.school_id IN (SELECT school_id FROM my_school_id) DESC, s.sort_key;

-- @visit_may_visit
-- Whether the person in use visits schools: superintendents, and who supervises others.
SELECT count(*)
FROM me
WHERE me.staff_id IS NOT NULL
  AND (EXISTS (SELECT 1 FROM current_assignment a
               WHERE a.staff_id = me.staff_id AND a.role IN ('superintendent', 'assistant_superintendent'))
    OR (EXISTS (SELECT 1 FROM current_supervision s WHERE s.supervisor_id = me.staff_id)
      AND NOT EXISTS (SELECT 1 FROM current_assignment a
                      WHERE a.staff_id = me.staff_id AND a.role IN ('principal', 'assistant_principal'))));

-- @visit_before
-- What was still open at the school when the visit :visit began, and what became of it in the visit; of a
-- visit that is over only the latter. What a teacher was asked in a walkthrough is on their page.
SELECT f.uid, f.text, f.due AS due_on, f.made_on, f.origin, f.state, f.closed_on, f.reason, o.name AS owner,
  o.given_name, o.family_name, e.visited_on, t.name AS teacher,
  (SELECT count(*) FROM follow_up_step x
   WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried') AS carried,
  (SELECT x.step FROM follow_up_step x
   WHERE x.follow_up_id = f.follow_up_id AND x.visit_id = v.visit_id
   ORDER BY x.position DESC LIMIT 1) AS step
FROM my_visit v
JOIN my_follow_up f ON f.school_id = v.school_id AND f.visit_id IS NOT v.visit_id
JOIN my_staff o ON o.staff_id = f.owner_id
LEFT JOIN my_visit e ON e.visit_id = f.visit_id
LEFT JOIN my_walkthrough w ON w.walkthrough_id = f.walkthrough_id
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE v.uid = :visit AND (w.teacher_id IS NULL OR f.owner_id <> w.teacher_id)
  AND ((f.state = 'open' AND f.made_on <= v.visited_on AND v.state IN ('planned', 'open')
        AND NOT EXISTS (SELECT 1 FROM walkthrough mine
                        WHERE mine.walkthrough_id = f.walkthrough_id AND mine.visit_id = v.visit_id))
    OR EXISTS (SELECT 1 FROM follow_up_step x
               WHERE x.follow_up_id = f.follow_up_id AND x.visit_id = v.visit_id))
ORDER BY f.state = 'open' DESC, f.due IS NULL, f.due, f.made_on, f.uid;

-- @visit_memos_owed
-- Earlier visits to the school of :visit whose memo is expected and has not come, while :visit is not over.
SELECT e.uid, e.visited_on, e.memo_due_on AS due_on, 'open' AS state, p.name AS owner
FROM my_visit v
JOIN my_visit e ON e.school_id = v.school_id AND e.visit_id <> v.visit_id
LEFT JOIN principal_now n ON n.school_id = v.school_id
LEFT JOIN my_staff p ON p.staff_id = n.staff_id
WHERE v.uid = :visit AND v.state IN ('planned', 'open')
  AND e.state = 'made' AND e.memo_due_on IS NOT NULL AND e.visited_on <= v.visited_on
  AND e.visited_on >= date(:today, '-120 days')
  AND NOT EXISTS (SELECT 1 FROM improvement_memo m WHERE m.visit_id = e.visit_id AND m.sent_on IS NOT NULL)
ORDER BY e.memo_due_on, e.visited_on, e.uid;

-- @visit_agreed
-- What was agreed in the visit: in the debrief, in one of its walkthroughs, in the memo after it.
SELECT f.uid, f.text, f.due AS due_on, f.made_on, f.origin, f.state, f.closed_on, f.reason, o.name AS owner,
  o.given_name, o.family_name, v.visited_on, t.name AS teacher,
  (SELECT count(*) FROM follow_up_step x
   WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried') AS carried,
  NULL AS step
FROM my_visit v
JOIN my_follow_up f ON f.visit_id = v.visit_id
  OR f.walkthrough_id IN (SELECT walkthrough_id FROM walkthrough WHERE visit_id = v.visit_id)
JOIN my_staff o ON o.staff_id = f.owner_id
LEFT JOIN my_walkthrough w ON w.walkthrough_id = f.walkthrough_id
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE v.uid = :visit
ORDER BY f.made_on, f.follow_up_id;

-- @follow_up_owners
-- Who may be the owner of a follow-up at :school: its principal first, oneself, its other staff, the district's
-- administrators, all others.
SELECT p.uid, p.given_name, p.family_name, a.role, s.name AS school
FROM my_staff p
LEFT JOIN current_assignment a ON a.staff_id = p.staff_id
  AND a.position = (SELECT min(x.position) FROM current_assignment x WHERE x.staff_id = p.staff_id)
LEFT JOIN my_school s ON s.school_id = a.school_id
WHERE p.active
ORDER BY (s.uid IS :school AND a.role IS 'principal') DESC, (p.staff_id IS (SELECT staff_id FROM me)) DESC,
  (s.uid IS :school) DESC, (a.role IS 'assistant_principal') DESC, (a.role IS NOT 'teacher') DESC, p.sort_key;

-- @visit_head
-- A visit as its page and the memo about it begin; minutes: of those walkthroughs whose are known (timed).
SELECT v.uid, v.state, v.visited_on, v.original_on, v.arrived, v.departed, v.purpose, v.what_seen, v.what_next,
  v.memo_due_on, s.uid AS school_uid, s.name AS school, p.name AS visitor,
  (SELECT group_concat(c.name, ', ') FROM visit_companion x JOIN my_staff c ON c.staff_id = x.staff_id
   WHERE x.visit_id = v.visit_id) AS companions,
  (SELECT count(*) FROM my_walkthrough w WHERE w.visit_id = v.visit_id AND w.outcome = 'made') AS made,
  (SELECT count(*) FROM my_walkthrough w WHERE w.visit_id = v.visit_id AND w.outcome <> 'made') AS attempts,
  (SELECT sum(w.minutes) FROM my_walkthrough w WHERE w.visit_id = v.visit_id AND w.outcome = 'made') AS minutes,
  (SELECT count(w.minutes) FROM my_walkthrough w WHERE w.visit_id = v.visit_id AND w.outcome = 'made') AS timed
FROM my_visit v
JOIN my_school s USING (school_id)
JOIN my_staff p ON p.staff_id = v.visitor_id
WHERE v.uid = :visit;

-- @visit_strategies
-- What was seen in the visit: marks that count as seen, of those that count at all (none: it was marked n.a. only), in
-- the form's order.
SELECT g.uid AS strategy, g.name, count(*) FILTER (WHERE l.counts = 'seen') AS seen,
  count(*) FILTER (WHERE l.counts <> 'neither') AS whole
FROM my_walkthrough w
JOIN my_visit v USING (visit_id)
JOIN mark m USING (walkthrough_id)
JOIN instrument_version i USING (instrument_version_id)
JOIN level l ON l.scale_id = i.scale_id AND l.code = m.level
JOIN strategy g USING (strategy_id)
LEFT JOIN instrument_item t ON t.instrument_version_id = i.instrument_version_id
  AND t.strategy_id = g.strategy_id
WHERE v.uid = :visit AND w.outcome = 'made'
GROUP BY g.strategy_id
ORDER BY min(t.position), g.name;

-- @seen_levels
-- The marks that count as seen on the scales that were used in a visit (:visit), with a teacher (:teacher) or in
-- a month (:month), or that a form has (:form).
SELECT l.scale_id AS scale, l.label
FROM level l
WHERE l.counts = 'seen' AND l.scale_id IN (
  SELECT i.scale_id FROM my_walkthrough w JOIN instrument_version i USING (instrument_version_id)
  WHERE w.visit_id = (SELECT visit_id FROM my_visit WHERE uid = :visit) AND w.outcome = 'made'
  UNION
  SELECT i.scale_id FROM my_walkthrough w JOIN instrument_version i USING (instrument_version_id)
  WHERE w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher) AND w.outcome = 'made'
  UNION
  SELECT i.scale_id FROM my_walkthrough w JOIN instrument_version i USING (instrument_version_id)
  WHERE w.made_on >= :month || '-01' AND w.made_on <= :month || '-31' AND w.outcome = 'made'
  UNION
  SELECT i.scale_id FROM instrument n JOIN instrument_version i USING (instrument_id) WHERE n.uid = :form)
ORDER BY l.scale_id, l.position;

-- @visit_latest_memo
-- The latest visit to :school whose memo the person in use may read, else the latest of all; :day: of that day's.
SELECT v.uid
FROM my_visit v
JOIN my_school s USING (school_id)
WHERE s.uid = :school AND (:day IS NULL OR v.visited_on = :day)
ORDER BY EXISTS (SELECT 1 FROM my_improvement_memo m WHERE m.visit_id = v.visit_id
                 AND (m.sent_on IS NOT NULL OR m.author_id = (SELECT staff_id FROM me))) DESC, v.visited_on DESC
LIMIT 1;

-- @ics_events
-- What a calendar shows, from a month ago on: planned visits that the person in use makes, comes along to or has at the
-- school that they lead (all, where nobody is named), and days of the DILT.
SELECT 'visit' AS kind, v.uid AS uid, v.visited_on AS on_day, v.arrived AS starts, NULL AS ends, s.name AS title,
  v.purpose AS detail, s.name AS place, p.name AS person, v.original_on, v.revision
FROM my_visit v
JOIN my_school s USING (school_id)
JOIN my_staff p ON p.staff_id = v.visitor_id
JOIN me
WHERE v.state = 'planned' AND v.visited_on >= date(:today, '-31 days')
  AND (me.staff_id IS NULL OR v.visitor_id = me.staff_id
    OR EXISTS (SELECT 1 FROM visit_companion c WHERE c.visit_id = v.visit_id AND c.staff_id = me.staff_id)
    OR EXISTS (SELECT 1 FROM current_assignment a
               WHERE a.staff_id = me.staff_id AND a.school_id = v.school_id
                 AND a.role IN ('principal', 'assistant_principal')))
UNION ALL
SELECT 'dilt', d.uid, d.held_on, d.starts, d.ends, d.month, NULL, d.place, f.name, NULL, d.revision
FROM dilt_meeting d
LEFT JOIN my_staff f ON f.staff_id = d.facilitator_id
WHERE d.held_on IS NOT NULL AND d.held_on >= date(:today, '-31 days')
ORDER BY 3, 4, 2;

-- @visit_amended_since
-- How many walkthroughs of a visit were amended after its memo was sent: after that moment where the history has it, else
-- after the :day.
SELECT count(DISTINCT w.walkthrough_id)
FROM walkthrough w
JOIN visit v USING (visit_id)
JOIN amendment a USING (walkthrough_id)
LEFT JOIN (SELECT m.visit_id, max(h.changed_at) AS sent_at
           FROM improvement_memo m
           JOIN history h ON h.record_uid = m.uid
           WHERE h.before ->> '$.sent_on' IS NULL AND h.after ->> '$.sent_on' IS NOT NULL
           GROUP BY m.visit_id) s
  ON s.visit_id = v.visit_id AND date(s.sent_at, 'localtime') = :day
WHERE v.uid = :visit
  AND CASE WHEN s.sent_at IS NULL THEN date(a.amended_at, 'localtime') > :day ELSE a.amended_at > s.sent_at END;

-- @packet_commitments
-- What was agreed at a DILT up to the end of the month and is open or was closed since it began, by owner. An owner who
-- is no administrator has a role and no name, but a name where the role would be other.
SELECT f.uid, f.text, f.reason, f.due_on, f.made_on, f.state, f.closed_on,
  o.given_name AS owner_given_name, o.family_name AS owner_family_name,
  (SELECT a.role FROM assignment a
   WHERE a.staff_id = f.owner_id
     AND a.role <> 'other'
     AND (a.from_on IS NULL OR a.from_on <= :last)
     AND (a.until_on IS NULL OR a.until_on > :first)
   ORDER BY a.position
   LIMIT 1) AS owner_role,
  (SELECT count(*) FROM follow_up_step x WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried') AS carried
FROM packet_follow_up f
LEFT JOIN my_staff o ON o.staff_id = f.owner_id
  AND (EXISTS (SELECT 1 FROM assignment a
               WHERE a.staff_id = f.owner_id
                 AND a.role IN ('superintendent', 'assistant_superintendent', 'principal',
                                'assistant_principal', 'director')
                 AND (a.from_on IS NULL OR a.from_on <= :last)
                 AND (a.until_on IS NULL OR a.until_on > :first))
    OR (SELECT min(a.role = 'other') FROM assignment a
        WHERE a.staff_id = f.owner_id
          AND (a.from_on IS NULL OR a.from_on <= :last)
          AND (a.until_on IS NULL OR a.until_on > :first)))
WHERE f.origin = 'dilt' AND f.made_on <= :last AND (f.closed_on IS NULL OR f.closed_on >= :first)
ORDER BY o.staff_id IS NULL, o.sort_key, o.staff_id, owner_role, f.due_on, f.made_on, f.uid;

-- @packet_follow_ups
-- All other follow-ups as counts: open, done or dropped in the month, overdue at its end, by where they were born. All as it was on
-- :last: what was closed, opened again or carried on after it was not yet. Until when one ran that was first carried on
-- after it is in the history alone; where that did not come along it counts as not overdue.
WITH stood AS (
  SELECT f.origin, f.made_on,
    CASE WHEN x.step IS NULL THEN f.state ELSE x.step END AS state,
    CASE WHEN x.step IS NULL THEN f.closed_on WHEN x.step <> 'reopened' THEN x.step_on END AS closed_on,
    CASE WHEN EXISTS (SELECT 1 FROM follow_up_step y
                      WHERE y.follow_up_id = f.follow_up_id AND y.step = 'carried' AND y.step_on > :last)
      THEN coalesce(
        (SELECT json_extract(h.before, '$.due_on') FROM history h
         WHERE h.record_uid = f.uid AND h.before IS NOT NULL AND date(h.changed_at, 'localtime') > :last
         ORDER BY h.history_id LIMIT 1),
        (SELECT y.due_on FROM follow_up_step y
         WHERE y.follow_up_id = f.follow_up_id AND y.step = 'carried' AND y.step_on <= :last
         ORDER BY y.position DESC LIMIT 1))
      ELSE f.due_on END AS due_on
  FROM packet_follow_up f
  LEFT JOIN follow_up_step x ON x.follow_up_id = f.follow_up_id
    AND x.position = (SELECT max(y.position) FROM follow_up_step y
                      WHERE y.follow_up_id = f.follow_up_id AND y.step <> 'carried' AND y.step_on <= :last)
  WHERE f.origin <> 'dilt' AND f.made_on <= :last
)
SELECT origin,
  count(*) FILTER (WHERE closed_on IS NULL OR closed_on > :last) AS open,
  count(*) FILTER (WHERE state = 'done' AND closed_on >= :first AND closed_on <= :last) AS done,
  count(*) FILTER (WHERE state = 'dropped' AND closed_on >= :first AND closed_on <= :last) AS dropped,
  count(*) FILTER (WHERE (closed_on IS NULL OR closed_on > :last) AND due_on < :last) AS overdue,
  count(*) FILTER (WHERE made_on >= :first) AS made
FROM stood
GROUP BY origin
ORDER BY origin;

-- @person_follow_ups
-- What :staff is to do and is still open, due first.
SELECT f.text, f.due AS due_on, f.made_on, s.name AS school,
  (SELECT count(*) FROM follow_up_step x WHERE x.follow_up_id = f.follow_up_id AND x.step = 'carried') AS carried
FROM my_follow_up f
JOIN my_staff o ON o.staff_id = f.owner_id
LEFT JOIN my_school s USING (school_id)
WHERE o.uid = :staff AND f.state = 'open'
ORDER BY f.due IS NULL, f.due, f.made_on, f.uid;
