-- Cells whose timeliness does not add up to what was finished, and those that count more in a part of it.
SELECT COUNT(*) FROM [[cells]]_completion_daily
WHERE early + on_time + late + no_due_date <> finished
  [[completion-parts: OR {name} > {within} |]]
