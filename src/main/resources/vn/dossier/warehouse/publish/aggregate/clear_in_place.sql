-- Cells that an earlier attempt counted where they are published; those that are published, it would not touch.
DELETE FROM fact_[[name]] WHERE NOT EXISTS (SELECT 1 FROM dim_agency)
