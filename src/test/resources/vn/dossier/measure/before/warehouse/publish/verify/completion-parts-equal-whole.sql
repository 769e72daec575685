-- Cells whose timeliness does not add up to what was finished.
SELECT COUNT(*) FROM [[cells]]_completion_daily
WHERE early + on_time + late + no_due_date <> finished
