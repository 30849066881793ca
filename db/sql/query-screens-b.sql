-- The self-assessment, the School Improvement Plan and the board of principals, as the screens ask.

-- @due_dilt_held
-- When the meeting that reads about :month is held.
SELECT held_on FROM dilt_meeting WHERE month = :month;

-- @due_submitted
SELECT count(*)
FROM my_self_assessment a
JOIN my_staff p USING (staff_id)
WHERE p.uid = :staff AND a.month = :month AND a.submitted_at IS NOT NULL;

-- @assess_uid
-- The self-assessment of :staff for :month: one's own as it stands, another's when it was submitted.
SELECT a.uid
FROM my_self_assessment a
JOIN my_staff p USING (staff_id)
WHERE p.uid = :staff AND a.month = :month
  AND (a.submitted_at IS NOT NULL OR a.staff_id = (SELECT staff_id FROM me));

-- @assess_begun
-- Whether another, :staff, has one for :month that is not submitted: it is for nobody else to read or to finish.
SELECT count(*)
FROM my_self_assessment a
JOIN my_staff p USING (staff_id)
WHERE p.uid = :staff AND a.month = :month AND a.submitted_at IS NULL
  AND a.staff_id IS NOT (SELECT staff_id FROM me);

-- @assess_missing
-- Whether the person in use knows that :staff has submitted none for :month: by being who may read it, or who makes
-- the packet that it would be in (with its words, also of those whom another supervises).
SELECT count(*)
FROM my_staff p
WHERE p.uid = :staff
  AND ((SELECT sees_all OR sees_ratings OR makes_packet FROM me) OR p.staff_id IN (SELECT staff_id FROM my_staff_id))
  AND NOT EXISTS (SELECT 1 FROM my_self_assessment a
                  WHERE a.staff_id = p.staff_id AND a.month = :month AND a.submitted_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM packet_self_assessment a
                  WHERE a.staff_id = p.staff_id AND a.month = :month AND a.submitted_at IS NOT NULL);

-- @assess_changed
-- When a self-assessment that was submitted was changed since; NULL: it is as it was.
SELECT x.changed_at
FROM self_assessment_changed x
JOIN my_self_assessment a USING (self_assessment_id)
WHERE a.uid = :uid;

-- @assess_rubric
SELECT uid FROM rubric ORDER BY is_default DESC, rubric_id LIMIT 1;

-- @assess_people
-- The administrators whose self-assessments the person in use may see, those of whom one is expected for :month
-- first: who is in post on its :last day. Who submitted one is there in any case.
WITH post AS (
  SELECT a.*, (a.from_on IS NULL OR a.from_on <= :last) AND (a.until_on IS NULL OR a.until_on > :last) AS held
  FROM assignment a
  WHERE a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal', 'director')
), main AS (
  SELECT p.*, row_number() OVER (PARTITION BY p.staff_id ORDER BY p.held DESC, p.position) AS number
  FROM post p
)
SELECT p.uid, p.name, a.role, s.name AS school, x.submitted_at IS NOT NULL AS submitted
FROM main a
JOIN my_staff p USING (staff_id)
LEFT JOIN my_school s USING (school_id)
LEFT JOIN my_self_assessment x ON x.staff_id = a.staff_id AND x.month = :month AND x.submitted_at IS NOT NULL
WHERE a.number = 1
  AND ((a.held AND (p.active OR a.until_on IS NOT NULL)) OR x.submitted_at IS NOT NULL)
  AND ((SELECT sees_all OR sees_ratings FROM me) OR p.staff_id IN (SELECT staff_id FROM my_staff_id))
ORDER BY a.role = 'superintendent', p.sort_key, p.uid;

-- @sip_may_change
-- Whether the plan of a school is for the person in use to change: one's own school, one of those one
-- supervises, or all.
SELECT count(*)
FROM my_school s
WHERE s.uid = :school
  AND ((SELECT sees_all FROM me) OR s.school_id IN (SELECT school_id FROM my_school_id));

-- @sip_schools
-- The schools whose plan one may see, with how many items stand where in :month; unset: of those asked for.
SELECT s.uid, s.name,
  count(i.sip_item_id) AS items,
  count(t.status) FILTER (WHERE t.status = 'complete') AS complete,
  count(t.status) FILTER (WHERE t.status = 'in_progress') AS in_progress,
  count(t.status) FILTER (WHERE t.status = 'no_action') AS no_action,
  count(k.sip_item_id) FILTER (WHERE t.status IS NULL) AS unset,
  s.search_key
FROM my_school s
LEFT JOIN my_sip_item i ON i.school_id = s.school_id AND i.school_year = :school_year
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month)
LEFT JOIN sip_status t ON t.sip_item_id = i.sip_item_id AND t.month = :month
LEFT JOIN sip_asked k ON k.sip_item_id = i.sip_item_id AND k.school_year = :school_year AND k.from_month <= :month
WHERE s.active
  AND ((SELECT sees_all OR sees_ratings FROM me) OR s.school_id IN (SELECT school_id FROM my_school_id))
GROUP BY s.school_id
ORDER BY s.sort_key;

-- @sip_unset
-- Items of a school's plan that have no status for :month and are asked for.
SELECT count(*)
FROM my_sip_item i
JOIN my_school s ON s.school_id = i.school_id
JOIN sip_asked k ON k.sip_item_id = i.sip_item_id AND k.school_year = :school_year AND k.from_month <= :month
LEFT JOIN sip_status t ON t.sip_item_id = i.sip_item_id AND t.month = :month
WHERE s.uid = :school AND i.school_year = :school_year AND t.status IS NULL
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month);

-- @sip_goals
SELECT g.uid, g.code, g.text
FROM my_sip_goal g
JOIN my_school s USING (school_id)
WHERE s.uid = :school AND g.school_year = :school_year
ORDER BY length(g.code), g.code;

-- @sip_items
-- The items of a school's plan in its order, with :month's status and the one before; dropped: by then; :active: those
-- that were not.
SELECT i.uid, i.revision, g.uid AS goal, i.goal_code, i.code, i.text, i.active, i.due_on,
  EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month) AS dropped,
  coalesce(o.name, i.owner_role) AS owner, n.code AS initiative, n.name AS initiative_name,
  now.status, now.note, before.status AS status_before
FROM my_sip_item i
JOIN my_sip_goal g USING (sip_goal_id)
JOIN my_school s ON s.school_id = i.school_id
LEFT JOIN my_staff o ON o.staff_id = i.owner_id
LEFT JOIN initiative n USING (initiative_id)
LEFT JOIN sip_status now ON now.sip_item_id = i.sip_item_id AND now.month = :month
LEFT JOIN sip_status before ON before.sip_item_id = i.sip_item_id AND before.month = :previous
WHERE s.uid = :school AND i.school_year = :school_year
  AND (:active IS NULL
    OR NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month))
ORDER BY length(i.goal_code), i.goal_code, length(i.code), i.code, i.uid;

-- @sip_dropped_from
-- From which month on an item that was dropped is dropped; no row: it was not.
SELECT d.month FROM sip_dropped d JOIN my_sip_item i USING (sip_item_id) WHERE i.uid = :uid;

-- @sip_item_unset
-- Whether an item is asked for a status of :month and has none.
SELECT count(*)
FROM my_sip_item i
JOIN sip_asked k ON k.sip_item_id = i.sip_item_id AND k.school_year = i.school_year AND k.from_month <= :month
LEFT JOIN sip_status t ON t.sip_item_id = i.sip_item_id AND t.month = :month
WHERE i.uid = :uid AND t.status IS NULL
  AND NOT EXISTS (SELECT 1 FROM sip_dropped d WHERE d.sip_item_id = i.sip_item_id AND d.month <= :month);

-- @sip_statuses
-- Every status of a school's items up to :month, item by item, month by month.
SELECT i.uid, t.month, t.status
FROM my_sip_item i
JOIN my_school s ON s.school_id = i.school_id
JOIN sip_status t USING (sip_item_id)
WHERE s.uid = :school AND i.school_year = :school_year AND t.month <= :month
ORDER BY i.sip_item_id, t.month;

-- @sip_owners
-- Who may answer for an item: those of the school first, then the other administrators.
SELECT p.uid, p.name,
  (SELECT a.role FROM current_assignment a WHERE a.staff_id = p.staff_id ORDER BY a.position LIMIT 1) AS role,
  EXISTS (SELECT 1 FROM current_assignment a JOIN my_school s USING (school_id)
          WHERE a.staff_id = p.staff_id AND s.uid = :school) AS here
FROM my_staff p
WHERE p.active
  AND EXISTS (SELECT 1 FROM current_assignment a
              LEFT JOIN my_school s USING (school_id)
              WHERE a.staff_id = p.staff_id AND (s.uid = :school OR a.role <> 'teacher'))
ORDER BY here DESC, p.sort_key, p.uid;

-- @sip_initiatives
SELECT n.uid, n.code, n.name
FROM initiative n
WHERE n.active
ORDER BY length(n.code), n.code;
