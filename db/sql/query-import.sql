-- Statements of imports.

-- @walkthrough_by_external
SELECT uid FROM my_walkthrough WHERE external_source = :source AND external_id = :id;
