-- What capturing a walkthrough asks for.

-- @capture_forms
-- The latest version of each form in use, the one offered first on top.
SELECT v.uid, n.name || ', version ' || v.version AS name, v.version
FROM instrument n
JOIN instrument_version v USING (instrument_id)
WHERE n.active
  AND v.version = (SELECT max(version) FROM instrument_version x
                   WHERE x.instrument_id = n.instrument_id AND x.published_on <= :today)
ORDER BY n.is_default DESC, n.name;

-- @form_name
SELECT n.name || ', version ' || v.version AS name
FROM instrument_version v
JOIN instrument n USING (instrument_id)
WHERE v.uid = :version;

-- @form_items
SELECT s.uid AS strategy, s.code, i.wording, i.look_for, i.grouping
FROM instrument_version v
JOIN instrument_item i USING (instrument_version_id)
JOIN strategy s USING (strategy_id)
WHERE v.uid = :version
ORDER BY i.position;

-- @form_levels
SELECT l.code, l.key, l.label, l.counts
FROM instrument_version v
JOIN level l USING (scale_id)
WHERE v.uid = :version
ORDER BY l.position;

-- @capture_visit_type
SELECT uid FROM visit_type WHERE active ORDER BY is_default DESC, name LIMIT 1;

-- @visit_type_sentence
SELECT sentence FROM visit_type WHERE uid = :visit_type;

-- @capture_schools
-- One's own schools first, then by when one was last there, then by name.
SELECT s.uid, s.name, s.town,
  EXISTS (SELECT 1 FROM current_assignment a
          WHERE a.school_id = s.school_id AND a.staff_id = (SELECT staff_id FROM me)) AS own,
  l.last_on,
  EXISTS (SELECT 1 FROM my_visit v
          WHERE v.school_id = s.school_id AND v.visitor_id = (SELECT staff_id FROM me)
            AND v.state = 'planned' AND v.visited_on = :today) AS planned
FROM my_school s
LEFT JOIN (SELECT w.school_id, max(w.made_on) AS last_on
           FROM my_walkthrough w
           WHERE w.recorder_id = (SELECT staff_id FROM me)
           GROUP BY w.school_id) l USING (school_id)
WHERE s.active
ORDER BY planned DESC, own DESC, last_on IS NULL, last_on DESC, s.sort_key;

-- @capture_teachers
-- A school's teachers, those not seen for longest first; then those who left it in the last two months, with where
-- they are now.
SELECT uid, given_name, family_name, room, subject, grade, last_on, left_on, now_at
FROM (
  SELECT t.uid, t.given_name, t.family_name, t.room, a.subject, a.grade,
    (SELECT max(w.made_on) FROM my_walkthrough w
     WHERE w.teacher_id = t.staff_id AND w.outcome = 'made') AS last_on,
    NULL AS left_on, NULL AS now_at, t.sort_key
  FROM current_assignment a
  JOIN my_staff t USING (staff_id)
  WHERE a.school_id = (SELECT school_id FROM my_school WHERE uid = :school)
    AND a.role = 'teacher'
    AND t.active
  GROUP BY t.staff_id
  UNION ALL
  SELECT t.uid, t.given_name, t.family_name, NULL, NULL, NULL, NULL, max(a.until_on),
    (SELECT s.name FROM current_assignment c JOIN my_school s USING (school_id)
     WHERE c.staff_id = t.staff_id ORDER BY c.from_on DESC LIMIT 1), t.sort_key
  FROM assignment a
  JOIN my_staff t USING (staff_id)
  WHERE a.school_id = (SELECT school_id FROM my_school WHERE uid = :school)
    AND a.role = 'teacher'
    AND a.until_on <= :today AND a.until_on > date(:today, '-60 days')
    AND NOT EXISTS (SELECT 1 FROM current_assignment c
                    WHERE c.staff_id = a.staff_id AND c.school_id = a.school_id)
  GROUP BY t.staff_id
)
ORDER BY left_on IS NOT NULL, last_on IS NOT NULL, last_on, sort_key;

-- @walkthroughs_in_view
-- Whether the person in use may see all walkthroughs of :school, of all schools in use where it is absent.
SELECT (SELECT sees_all FROM me)
  OR NOT EXISTS (SELECT 1 FROM my_school s
                 WHERE (s.uid = :school OR (:school IS NULL AND s.active))
                   AND s.school_id NOT IN (SELECT school_id FROM my_school_id));

-- @capture_visit
-- The visit at :school on :day that :staff makes, or is along on: today the one under way.
SELECT v.uid
FROM my_visit v
JOIN school s USING (school_id)
JOIN staff p ON p.uid = :staff
WHERE s.uid = :school AND v.visited_on = :day AND (v.state = 'open' OR (v.state = 'made' AND :day < :today))
  AND (v.visitor_id = p.staff_id
    OR EXISTS (SELECT 1 FROM visit_companion c WHERE c.visit_id = v.visit_id AND c.staff_id = p.staff_id))
ORDER BY v.visitor_id = p.staff_id DESC, v.arrived DESC
LIMIT 1;

-- @capture_class_before
-- What the teacher's walkthroughs said of the class, the latest first.
SELECT w.grade, w.subject, w.period, w.room, w.lesson_part, w.grouping, w.students_present, w.students_on_task
FROM my_walkthrough w
WHERE w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher)
ORDER BY w.made_on DESC, w.started DESC
LIMIT 20;

-- @capture_subjects
-- Subjects of a school's staff, those of most of them first.
SELECT a.subject, count(*) AS people
FROM current_assignment a
WHERE a.school_id = (SELECT school_id FROM my_school WHERE uid = :school) AND a.subject IS NOT NULL
GROUP BY a.subject
ORDER BY people DESC, a.subject
LIMIT 40;

-- @capture_visit_types
SELECT uid, name FROM visit_type WHERE active ORDER BY is_default DESC, name;

-- @capture_administrators
-- Who may walk along or record: the school's own first.
SELECT t.uid, t.given_name, t.family_name, a.role, s.name AS school
FROM current_assignment a
JOIN my_staff t USING (staff_id)
LEFT JOIN my_school s ON s.school_id = a.school_id
WHERE a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal', 'director')
  AND t.active
GROUP BY t.staff_id
ORDER BY coalesce(s.uid = :school, 0) DESC, a.role = 'assistant_superintendent' DESC, t.sort_key;

-- @capture_last
-- The teacher's last walkthrough before a day: when, and what was asked then.
SELECT w.made_on, w.next_step, w.uid,
  (SELECT f.state FROM my_follow_up f WHERE f.walkthrough_id = w.walkthrough_id
   ORDER BY f.state = 'open' DESC, f.follow_up_id DESC LIMIT 1) AS step_state
FROM my_walkthrough w
WHERE w.teacher_id = (SELECT staff_id FROM my_staff WHERE uid = :teacher)
  AND w.made_on <= :day
  AND w.uid IS NOT :uid
  AND w.outcome = 'made'
ORDER BY w.made_on DESC, w.started DESC
LIMIT 1;

-- @strategy_name
SELECT name FROM strategy WHERE uid = :strategy OR code = :strategy LIMIT 1;

-- @strategies_used
-- Strategies by their names, for a list of them to choose from.
SELECT uid, name FROM strategy ORDER BY name;

-- @capture_place
-- Whether :school is open, the teacher was there on :day (else where), and the form is in use.
SELECT s.active AS school_active,
  EXISTS (SELECT 1 FROM assignment a JOIN staff t USING (staff_id)
          WHERE t.uid = :teacher AND a.school_id = s.school_id
            AND (a.from_on IS NULL OR a.from_on <= :day) AND (a.until_on IS NULL OR a.until_on > :day)) AS here,
  (SELECT x.name FROM assignment a JOIN staff t USING (staff_id) JOIN my_school x ON x.school_id = a.school_id
   WHERE t.uid = :teacher
     AND (a.from_on IS NULL OR a.from_on <= :day) AND (a.until_on IS NULL OR a.until_on > :day)
   ORDER BY a.from_on DESC LIMIT 1) AS now_at,
  coalesce((SELECT n.active FROM instrument_version v JOIN instrument n USING (instrument_id)
            WHERE v.uid = :version), 1) AS form_active
FROM my_school s
WHERE s.uid = :school;

-- @snippets
-- One's own phrases.
SELECT s.uid, s.shortcut, s.text
FROM my_snippet s
WHERE s.staff_id IS (SELECT staff_id FROM me)
ORDER BY s.shortcut;

-- @snippet_with_shortcut
SELECT s.uid FROM my_snippet s
WHERE s.staff_id IS (SELECT staff_id FROM me) AND s.shortcut = :shortcut
LIMIT 1;

-- @next_step_follow_up
-- What became of a walkthrough's next step, an open one first.
SELECT f.uid, f.state
FROM my_follow_up f
JOIN my_walkthrough w USING (walkthrough_id)
WHERE w.uid = :walkthrough
ORDER BY f.state = 'open' DESC, f.follow_up_id DESC
LIMIT 1;

-- @rating_given
SELECT count(*)
FROM second_rating r
JOIN walkthrough w USING (walkthrough_id)
JOIN staff p ON p.staff_id = r.rater_id
WHERE w.uid = :walkthrough AND p.uid = :rater;

-- @ratings_of
SELECT r.uid
FROM my_second_rating r
JOIN my_walkthrough w USING (walkthrough_id)
WHERE w.uid = :walkthrough
ORDER BY r.rated_at;

-- @ratings_due
-- Today's walkthroughs that one was along on and has not rated.
SELECT w.uid, w.started, coalesce(t.name, w.teacher_note) AS teacher, t.given_name, t.family_name
FROM my_walkthrough w
JOIN companion c ON c.walkthrough_id = w.walkthrough_id AND c.staff_id = (SELECT staff_id FROM me)
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE w.made_on = :today AND w.outcome = 'made'
  AND NOT EXISTS (SELECT 1 FROM second_rating r
                  WHERE r.walkthrough_id = w.walkthrough_id AND r.rater_id = c.staff_id)
ORDER BY w.started;
