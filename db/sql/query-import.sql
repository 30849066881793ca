-- Statements of imports.

-- @walkthrough_by_external
SELECT uid FROM my_walkthrough WHERE external_source = :source AND external_id = :id;

-- @walkthroughs_of_visit
-- Those of a teacher by one person on one day, at a time; without one, those of a form filled in at that minute.
SELECT w.uid, w.external_source, w.external_id
FROM my_walkthrough w
JOIN staff t ON t.staff_id = w.teacher_id
JOIN staff r ON r.staff_id = w.recorder_id
WHERE t.uid = :teacher AND r.uid = :recorder AND w.made_on = :day
  AND CASE WHEN :start IS NOT NULL THEN substr(w.started, 1, 5) = substr(:start, 1, 5)
      ELSE w.external_id LIKE :minute || '%' END
ORDER BY w.uid;

-- @walkthroughs_of_stamp
-- Those of a form filled in at that minute, with one of the two people: its other may have been put right since.
SELECT w.uid, w.external_source, w.external_id, w.made_on, w.started
FROM my_walkthrough w
JOIN staff t ON t.staff_id = w.teacher_id
JOIN staff r ON r.staff_id = w.recorder_id
WHERE w.external_source = :source AND w.external_id >= :minute || ':' AND w.external_id < :minute || ';'
  AND (t.uid = :teacher) <> (r.uid = :recorder)
ORDER BY w.uid;

-- @import_history
-- What became of a record, latest first, and whether it came in from a file (or took back what did); folder: from
-- an export, which has what people did in another copy.
SELECT h.changed_at, h.before, h.after, h.change_uid, h.undoes,
  h.label LIKE 'Bring in %' OR h.label LIKE 'Undo: Bring in %' OR h.label LIKE 'Undo: Undo: Bring in %' AS brought,
  h.label LIKE '%Bring in a bundle' AS folder
FROM history h
WHERE h.record_uid = :uid AND h.kind <> 'log'
ORDER BY h.history_id DESC;
