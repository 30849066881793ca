-- Forms, scales and visit types as they are changed.

-- @form_versions
-- A form's versions, the latest first.
SELECT v.uid, v.version, v.published_on
FROM instrument_version v
WHERE v.instrument_id = (SELECT instrument_id FROM instrument WHERE uid = :instrument)
ORDER BY v.version DESC;

-- @form_list
-- Each form once: its latest published version, and the one that is not published yet.
SELECT n.uid, n.name, n.active, n.is_default, p.version, p.published_on, x.version AS next,
  (SELECT count(*) FROM instrument_item i
   WHERE i.instrument_version_id = coalesce(p.instrument_version_id, x.instrument_version_id)) AS strategies
FROM instrument n
LEFT JOIN instrument_version p ON p.instrument_id = n.instrument_id
  AND p.version = (SELECT max(version) FROM instrument_version m
                   WHERE m.instrument_id = n.instrument_id AND m.published_on <= :today)
LEFT JOIN instrument_version x ON x.instrument_id = n.instrument_id
  AND x.version = (SELECT max(version) FROM instrument_version m
                   WHERE m.instrument_id = n.instrument_id AND m.published_on IS NULL)
ORDER BY n.active DESC, n.is_default DESC, n.name;

-- @form_strategies_beside
-- Strategies that are not on a version: the retired ones, and those of other forms.
SELECT s.uid, s.name, s.active
FROM strategy s
WHERE s.strategy_id NOT IN (SELECT i.strategy_id FROM instrument_item i
                            JOIN instrument_version v USING (instrument_version_id)
                            WHERE v.uid = :version)
ORDER BY s.active, s.name;

-- @form_strategy_elsewhere
-- How many other forms in use have the strategy on their latest published version.
SELECT count(*)
FROM instrument n
JOIN instrument_version v USING (instrument_id)
JOIN instrument_item i USING (instrument_version_id)
WHERE n.active AND n.uid <> :instrument
  AND i.strategy_id = (SELECT strategy_id FROM strategy WHERE uid = :strategy)
  AND v.version = (SELECT max(version) FROM instrument_version m
                   WHERE m.instrument_id = n.instrument_id AND m.published_on <= :today);

-- @form_version_walkthroughs
SELECT count(*)
FROM walkthrough
WHERE instrument_version_id = (SELECT instrument_version_id FROM instrument_version WHERE uid = :version);

-- @scale_use
-- What was made with a scale: versions of forms, walkthroughs, and marks of one level (NULL: of any).
SELECT (SELECT count(*) FROM instrument_version v
        JOIN scale c USING (scale_id) WHERE c.uid = :scale) AS versions,
  (SELECT count(*) FROM walkthrough w
   WHERE w.instrument_version_id IN (SELECT v.instrument_version_id FROM instrument_version v
                                     JOIN scale c USING (scale_id) WHERE c.uid = :scale)) AS walkthroughs;

-- @scale_level_marks
-- How many marks of a level there are.
SELECT count(*)
FROM walkthrough w
JOIN mark m USING (walkthrough_id)
WHERE w.instrument_version_id IN (SELECT v.instrument_version_id FROM instrument_version v
                                  JOIN scale c USING (scale_id) WHERE c.uid = :scale)
  AND m.level = :level;

-- @scale_list
SELECT c.uid, c.name,
  (SELECT group_concat(l.key || ' ' || l.label, ', ')
   FROM (SELECT key, label FROM level x WHERE x.scale_id = c.scale_id ORDER BY x.position) l) AS levels
FROM scale c
ORDER BY c.name;

-- @visit_type_list
SELECT uid, name, evaluative, counts_as_observation, minimum_minutes, feedback_days, is_default, active,
  confirmed_on
FROM visit_type
ORDER BY active DESC, is_default DESC, name;

-- @today_feedback
-- One's own final walkthroughs of the last weeks whose teacher is to have written feedback and has no slip yet;
-- those that came from elsewhere had theirs there.
SELECT w.uid, w.made_on, w.teacher_id, t.given_name, t.family_name, w.teacher_note, v.uid AS visit_type
FROM walkthrough w
JOIN visit_type v USING (visit_type_id)
LEFT JOIN my_staff t ON t.staff_id = w.teacher_id
WHERE w.state = 'final' AND w.outcome = 'made' AND w.external_source IS NULL
  AND w.made_on >= date(:today, '-60 days')
  AND w.recorder_id = (SELECT staff_id FROM me)
  AND v.feedback_days IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.walkthrough_id = w.walkthrough_id)
ORDER BY w.made_on, w.started;
