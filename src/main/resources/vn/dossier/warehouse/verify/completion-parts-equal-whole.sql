-- Cells whose timeliness does not add up to what was finished.
SELECT COUNT(*) FROM stage_completion_daily
WHERE early + on_time + late + no_due_date <> finished
