-- Indicators that the source cannot tell, as its adapter says: the views have no rows of them, since a 0 would read as a
-- figure. Written by a publish, with kpi_indicator, by which the views go.
CREATE TABLE IF NOT EXISTS kpi_untold_indicator (
  indicator VARCHAR(20) NOT NULL PRIMARY KEY
) ${tableOptions};

-- Other sources name the states of a dossier in words. Both servers widen so short a text without touching its rows.
ALTER TABLE fact_dossier MODIFY COLUMN status_code VARCHAR(20) NOT NULL;
