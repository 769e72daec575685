-- The warehouse's database, and the account that makes and changes its tables by the command migrate,
-- before the first night and after each new version of the program. Its password need not be on the
-- host of the night. Keep the account: the views are its own, and read with its rights. It may be locked
-- meanwhile (ALTER USER 'dossier_migrator'@'%' ACCOUNT LOCK).
--
-- Run by an administrator of the warehouse, MySQL 8 or MariaDB 10.6 and later, first of the files for it.
-- After it grants-loader.sql, the command migrate (it needs no source), and grants-bi-reader.sql:
--   SPRING_DATASOURCE_USERNAME=dossier_migrator ... java -jar dossier-etl.jar migrate

-- CHANGE: warehouse is the name of the database, here and below.
CREATE DATABASE IF NOT EXISTS warehouse CHARACTER SET utf8mb4;

-- CHANGE: the host that migrate runs on ('%' is any), the password; another name holds below as well.
-- A fresh MariaDB may have accounts without a name, which are taken before '%' and refuse a login from the server itself:
-- DROP USER IF EXISTS ''@'localhost', and ''@ the server's own name (SELECT user, host FROM mysql.user).
CREATE USER IF NOT EXISTS 'dossier_migrator'@'%' IDENTIFIED BY 'CHANGE-migrator-password';

-- CHANGE, if the server speaks TLS (recommended), and put sslMode=VERIFY_CA into the URL:
-- ALTER USER 'dossier_migrator'@'%' REQUIRE SSL;

-- Tables and views, and the rows that a migration writes: its own history, the lock, code tables.
GRANT CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, SELECT, INSERT, UPDATE, DELETE
  ON warehouse.* TO 'dossier_migrator'@'%';
