-- The account of BI tools: SELECT on what is published, table by table.
--
-- Not fact_dossier and not etl_reject: both are working state, which may be ahead of the published
-- figures and has not passed the gate, and both show single dossiers by their codes. Not the tables of
-- runs either: whether figures are fresh is said by etl_freshness.
--
-- Run by an administrator of the warehouse, MySQL 8 or MariaDB 10.6 and later, after migrate: a table
-- must be there before it can be granted.

-- CHANGE: the host of the BI tool ('%' is any), the password; another name holds below as well.
CREATE USER IF NOT EXISTS 'dossier_bi'@'%' IDENTIFIED BY 'CHANGE-bi-reader-password';

-- CHANGE, if the server speaks TLS (recommended):
-- ALTER USER 'dossier_bi'@'%' REQUIRE SSL;

-- CHANGE: warehouse is the name of the database, here and below.
GRANT SELECT ON warehouse.kpi_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.kpi_monthly_agency TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.etl_freshness TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.etl_restatement TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_agency TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_procedure TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.dim_date TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_dossier_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_dossier_monthly TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_completion_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_backlog_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_collection_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_digitised_result_daily TO 'dossier_bi'@'%';
GRANT SELECT ON warehouse.fact_e_receipt_monthly TO 'dossier_bi'@'%';
