-- The account of the night: reads and writes the rows of the warehouse, and changes no table. It holds
-- for tables that later versions bring. GET_LOCK, which keeps two runs apart, needs no privilege.
--
-- Run by an administrator of the warehouse, MySQL 8 or MariaDB 10.6 and later, after grants-migrator.sql;
-- no table need be there yet. Then come the command migrate and grants-bi-reader.sql.

-- CHANGE: the host that the job runs on ('%' is any), the password; another name holds below as well.
-- A fresh MariaDB may have accounts without a name, which are taken before '%' and refuse a login from the server itself:
-- DROP USER IF EXISTS ''@'localhost', and ''@ the server's own name (SELECT user, host FROM mysql.user).
CREATE USER IF NOT EXISTS 'dossier_loader'@'%' IDENTIFIED BY 'CHANGE-loader-password';

-- CHANGE, if the server speaks TLS (recommended), and put sslMode=VERIFY_CA into the URL:
-- ALTER USER 'dossier_loader'@'%' REQUIRE SSL;

-- CHANGE: warehouse is the name of the database.
GRANT SELECT, INSERT, UPDATE, DELETE ON warehouse.* TO 'dossier_loader'@'%';
