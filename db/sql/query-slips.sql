-- Slips: the teachers' copies of walkthroughs, and how they reached them.

-- @slips
-- Of walkthroughs that were made, from :from to :until; :school, :recorder (uids), :uid and :state may be
-- absent. own: those that came from elsewhere had their slips there. The last delivery counts.
SELECT w.uid, w.made_on, w.started, w.state, coalesce(t.name, w.teacher_note) AS teacher, w.room, t.mailbox,
  s.name AS school, s.uid AS school_uid, r.name AS recorder, d.delivered_on, d.delivered_time, d.how,
  b.name AS delivered_by, w.signed_on, w.reply, s.sort_key AS school_key,
  coalesce(t.sort_key, w.teacher_note) AS teacher_key, w.external_source
FROM my_walkthrough w
JOIN my_school s ON s.school_id = w.school_id
JOIN my_staff r ON r.staff_id = w.recorder_id
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
LEFT JOIN delivery d ON d.walkthrough_id = w.walkthrough_id
  AND d.position = (SELECT max(x.position) FROM delivery x WHERE x.walkthrough_id = w.walkthrough_id)
LEFT JOIN my_staff b ON b.staff_id = d.staff_id
WHERE w.outcome = 'made'
  AND w.made_on BETWEEN :from AND :until
  AND (:uid IS NULL OR w.uid = :uid)
  AND (:school IS NULL OR w.school_id = (SELECT school_id FROM my_school WHERE uid = :school))
  AND (:recorder IS NULL OR w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :recorder))
  AND (:state IS NULL OR w.state = :state)
  AND (:own IS NULL OR w.external_source IS NULL)
ORDER BY w.made_on, w.started, w.walkthrough_id;

-- @slips_waiting
-- How many of one's own slips wait: of today, and of the days from :from before it; the first of those days.
SELECT count(*) AS waiting, coalesce(sum(w.made_on < :today), 0) AS earlier, min(w.made_on) AS first_on
FROM walkthrough w
WHERE w.state = 'final' AND w.outcome = 'made' AND w.external_source IS NULL
  AND w.made_on BETWEEN :from AND :today
  AND w.recorder_id = (SELECT staff_id FROM me);

-- @slips_same_day
-- Of how many of a month's walkthroughs the slip was delivered the same day; :recorder (uid) may be absent.
-- Those that came from elsewhere had their slips there.
SELECT count(*) AS made, coalesce(sum(w.delivered_on = w.made_on), 0) AS same_day
FROM packet_walkthrough w
WHERE w.outcome = 'made' AND w.external_source IS NULL
  AND w.made_on BETWEEN :month || '-01' AND :month || '-31'
  AND (:recorder IS NULL OR w.recorder_id = (SELECT staff_id FROM staff WHERE uid = :recorder));

-- @slip_day
-- The day of a walkthrough.
SELECT made_on FROM my_walkthrough WHERE uid = :uid;

-- @slip_day_before
-- The next day before :day that has slips, of :school or else of :recorder (uids; both may be absent): each by an index
-- of its own.
SELECT CASE
  WHEN :school IS NOT NULL THEN
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on < :day
          AND w.school_id = (SELECT school_id FROM my_school WHERE uid = :school)
        ORDER BY w.made_on DESC LIMIT 1)
  WHEN :recorder IS NOT NULL THEN
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on < :day
          AND w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :recorder)
        ORDER BY w.made_on DESC LIMIT 1)
  ELSE
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on < :day
        ORDER BY w.made_on DESC LIMIT 1)
  END AS made_on;

-- @slip_day_after
-- The next day after :day that has slips, of :school or else of :recorder (uids; both may be absent): each by an index
-- of its own.
SELECT CASE
  WHEN :school IS NOT NULL THEN
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on > :day
          AND w.school_id = (SELECT school_id FROM my_school WHERE uid = :school)
        ORDER BY w.made_on LIMIT 1)
  WHEN :recorder IS NOT NULL THEN
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on > :day
          AND w.recorder_id = (SELECT staff_id FROM my_staff WHERE uid = :recorder)
        ORDER BY w.made_on LIMIT 1)
  ELSE
    (SELECT w.made_on FROM my_walkthrough w
        WHERE w.outcome = 'made' AND w.made_on > :day
        ORDER BY w.made_on LIMIT 1)
  END AS made_on;

-- @slip_forms
-- Versions that can be had on paper: the latest of each form in use, the one offered first on top.
SELECT v.uid, n.name, n.code, v.version
FROM instrument n
JOIN instrument_version v USING (instrument_id)
WHERE n.active
  AND v.version = (SELECT max(version) FROM instrument_version x
                   WHERE x.instrument_id = n.instrument_id AND x.published_on <= :today)
ORDER BY n.is_default DESC, n.name;
