-- The account of BI tools: SELECT on what is published, table by table. SHOW VIEW beside it on views: SQLAlchemy, and
-- so Superset, asks how a view is made before it shows its columns.
--
-- Not the tables fact_dossier and etl_reject: both are working state, which may be ahead of the published
-- figures and has not passed the gate. Not the tables of runs either: whether figures are fresh is said
-- by etl_freshness.
--
-- Run by an administrator of the warehouse, MySQL 8 or MariaDB 10.6 and later. Order: grants-source-reader.sql
-- at the source; at the warehouse grants-migrator.sql, grants-loader.sql, the command migrate, then this file:
-- a table must be there before it can be granted. Again after the migrate of a new version; it repeats no harm.

-- Fails, before anything is made or granted, while the tables are not there: type migrate first.
-- CHANGE: warehouse is the name of the database, here and below.
SELECT 1 FROM warehouse.dossier LIMIT 0;

-- CHANGE: the host of the BI tool ('%' is any), the password; another name holds below as well.
-- A fresh MariaDB may have accounts without a name, which are taken before '%' and refuse a login from the server itself:
-- DROP USER IF EXISTS ''@'localhost', and ''@ the server's own name (SELECT user, host FROM mysql.user).
CREATE USER IF NOT EXISTS 'dossier_bi'@'%' IDENTIFIED BY 'CHANGE-bi-reader-password';

-- CHANGE, if the server speaks TLS (recommended):
-- ALTER USER 'dossier_bi'@'%' REQUIRE SSL;

GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly_agency TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_year_to_date TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_twelve_months TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_agency_ranking TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly_as_is TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly_agency_as_is TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly_published TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_monthly_agency_published TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_three_ways TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_way_difference TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_timeliness TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_backlog TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_backlog_ageing TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_collection_monthly TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_procedure_without_online TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_data_quality TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.kpi_indicator_measure TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.kpi_untold_indicator TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.etl_dictionary TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.etl_dictionary_vi TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.etl_freshness TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.etl_restatement TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_agency TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_agency_successor TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_agency_as_is TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_procedure TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_date TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_agency_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_dossier_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_dossier_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_monthly_as_is TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_completion_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_backlog_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_backlog_ageing TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_collection_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_collection_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_digitised_result_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_e_receipt_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.portal_figure TO 'dossier_bi'@'%';

-- Dossiers that moved with a reorganisation, by their codes.
GRANT SELECT ON warehouse.fact_moved_dossier TO 'dossier_bi'@'%';

-- Three views look into working state: quarantine by reason, dossiers by their codes, and those behind a
-- figure, all without personal data. Leave out what this account shall not see.
GRANT SELECT, SHOW VIEW ON warehouse.kpi_quarantine TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.dossier TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.kpi_label TO 'dossier_bi'@'%';
GRANT SELECT, SHOW VIEW ON warehouse.kpi_dossier TO 'dossier_bi'@'%';
