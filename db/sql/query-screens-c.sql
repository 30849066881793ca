-- What the Records, Today and Packet screens ask for beside the lists and the month's figures.

-- @records_counts
SELECT
  (SELECT count(*) FROM my_school WHERE active) AS schools,
  (SELECT count(*) FROM my_staff WHERE active) AS staff,
  (SELECT count(DISTINCT a.staff_id) FROM current_assignment a JOIN my_staff p USING (staff_id)
   WHERE p.active
     AND a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal',
                    'director')) AS administrators,
  EXISTS (SELECT 1 FROM current_assignment a JOIN my_staff p USING (staff_id)
          WHERE p.active AND a.role = 'teacher') AS teachers,
  (SELECT count(*) FROM my_target WHERE month = :month) AS targets,
  -- Who is to have a target: those of the month's administrators whom the usual one is for, and whoever was given one.
  (SELECT count(*) FROM my_staff p
   WHERE EXISTS (SELECT 1 FROM my_target t WHERE t.staff_id = p.staff_id AND t.month = :month)
     OR (p.active
       AND ((SELECT sees_all OR makes_packet FROM me) OR p.staff_id IN (SELECT staff_id FROM my_staff_id))
       AND EXISTS (SELECT 1 FROM assignment a
                   WHERE a.staff_id = p.staff_id
                     AND (a.from_on IS NULL OR a.from_on <= :month || '-31')
                     AND (a.until_on IS NULL OR a.until_on > :month || '-01')
                     AND a.role IN ('assistant_superintendent', 'principal', 'assistant_principal',
                                    'director')))) AS targeted,
  (SELECT count(*) FROM school_year) AS school_years,
  (SELECT count(DISTINCT instrument_id) FROM instrument_version) AS forms,
  (SELECT count(*) FROM my_sip_item WHERE active) AS sip_items;

-- @records_unsupervised
-- Principals whom nobody supervises, in a district where others are supervised.
SELECT p.name, s.name AS school
FROM principal_now n
JOIN my_staff p USING (staff_id)
JOIN my_school s USING (school_id)
WHERE s.active
  AND NOT EXISTS (SELECT 1 FROM current_supervision v WHERE v.staff_id = n.staff_id)
  AND EXISTS (SELECT 1 FROM current_supervision v JOIN principal_now o ON o.staff_id = v.staff_id)
ORDER BY s.sort_key;

-- @records_staff_choices
-- Everybody who may be chosen, administrators first, each with what they mainly are.
SELECT p.uid, p.given_name, p.family_name, a.role, s.name AS school
FROM my_staff p
LEFT JOIN current_assignment a ON a.staff_id = p.staff_id
  AND a.position = (SELECT min(x.position) FROM current_assignment x WHERE x.staff_id = p.staff_id)
LEFT JOIN my_school s ON s.school_id = a.school_id
WHERE p.active
ORDER BY coalesce(a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal',
                             'director'), 0) DESC, p.sort_key;

-- @records_principal_beside
-- Who else leads, today, a school whose principal :staff is.
SELECT p.name, s.name AS school
FROM my_staff who
JOIN current_assignment own USING (staff_id)
JOIN current_assignment other ON other.school_id = own.school_id AND other.role = 'principal'
  AND other.staff_id <> own.staff_id
JOIN my_staff p ON p.staff_id = other.staff_id
JOIN my_school s ON s.school_id = own.school_id
WHERE who.uid = :staff AND own.role = 'principal' AND p.active
ORDER BY p.sort_key
LIMIT 1;

-- @records_facilitators
-- Administrators by how long it is since they ran a DILT meeting, those who never did first.
SELECT p.uid, p.given_name, p.family_name,
  (SELECT max(d.month) FROM dilt_meeting d WHERE d.facilitator_id = p.staff_id AND d.month <> :month) AS last_month
FROM my_staff p
WHERE p.active
  AND EXISTS (SELECT 1 FROM current_assignment a
              WHERE a.staff_id = p.staff_id
                AND a.role IN ('superintendent', 'assistant_superintendent', 'principal', 'assistant_principal',
                               'director'))
ORDER BY last_month IS NOT NULL, last_month, p.sort_key;

-- @records_targets
-- Administrators whose targets the person in use may see, with the one that was set for a month, if one was. usual: the
-- district's is theirs otherwise; the superintendent has none.
SELECT p.uid AS staff_uid, p.given_name, p.family_name, t.uid AS target_uid, t.walkthroughs, t.days_off, t.reason,
  EXISTS (SELECT 1 FROM assignment a
          WHERE a.staff_id = p.staff_id
            AND (a.from_on IS NULL OR a.from_on <= :month || '-31')
            AND (a.until_on IS NULL OR a.until_on > :month || '-01')
            AND a.role IN ('assistant_superintendent', 'principal', 'assistant_principal', 'director')) AS usual
FROM my_staff p
LEFT JOIN my_target t ON t.staff_id = p.staff_id AND t.month = :month
WHERE t.target_id IS NOT NULL
  OR (p.active AND ((SELECT sees_all OR makes_packet FROM me) OR p.staff_id IN (SELECT staff_id FROM my_staff_id))
    AND EXISTS (SELECT 1 FROM assignment a
                WHERE a.staff_id = p.staff_id
                  AND (a.from_on IS NULL OR a.from_on <= :month || '-31')
                  AND (a.until_on IS NULL OR a.until_on > :month || '-01')
                  AND a.role IN ('superintendent', 'assistant_superintendent', 'principal',
                                 'assistant_principal', 'director')))
ORDER BY p.sort_key;

-- @today_meeting
-- The month that the next DILT meeting reports on.
SELECT month
FROM dilt_meeting
WHERE coalesce(held_on, due_on) >= :today
ORDER BY coalesce(held_on, due_on)
LIMIT 1;
