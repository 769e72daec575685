-- What each indicator is made of, in rows. Filled behind the migrations, as kpi_indicator is from now on (measures.yml).
CREATE TABLE IF NOT EXISTS kpi_indicator_measure (
  indicator VARCHAR(20) NOT NULL,
  part      VARCHAR(11) NOT NULL,
  measure   VARCHAR(64) NOT NULL,
  PRIMARY KEY (indicator, part, measure)
) ${tableOptions};
