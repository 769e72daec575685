-- Nights that were never published, as the published ones around them. The figures are still
-- complete, since a later night reads its complete window; what is missing for ever is the backlog of those
-- evenings (fact_backlog_daily), unless nightly --date D --force takes it late.
SELECT previous_date AS published, published_date AS next_published
FROM (SELECT published_date, LAG(published_date) OVER (ORDER BY published_date) AS previous_date
      FROM (SELECT DISTINCT published_date FROM etl_run WHERE published_date IS NOT NULL) nights) pairs
WHERE published_date > previous_date + INTERVAL '1' DAY
ORDER BY published_date DESC;
