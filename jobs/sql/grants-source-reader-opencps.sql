-- The account that reads OpenCPS v2: SELECT on the columns that jobs/source/opencps/*.sql name, and on nothing else. Payments are
-- read through a view: one number of einvoice is needed, and the column holds the buyer's data as well.
--
-- Run by an administrator of the source, MySQL 8 or MariaDB 10.6 and later; tables and columns must be there:
--   mysql -u root -p < jobs/sql/grants-source-reader-opencps.sql

-- CHANGE: the host that the job runs on ('%' is any), the password; another name holds below as well.
-- A fresh MariaDB may have accounts without a name, which are taken before '%' and refuse a login from the server itself:
-- DROP USER IF EXISTS ''@'localhost', and ''@ the server's own name (SELECT user, host FROM mysql.user).
CREATE USER IF NOT EXISTS 'dossier_reader'@'%' IDENTIFIED BY 'CHANGE-source-reader-password';

-- CHANGE: opencps is the database of the source, here and below.
CREATE OR REPLACE VIEW opencps.opencps_paymentfile_read AS
SELECT paymentFileId, dossierId, modifiedDate, govAgencyCode, feeAmount, serviceAmount, paymentStatus, paymentMethod,
  CASE WHEN COALESCE(feeAmount, 0) + COALESCE(serviceAmount, 0) > 0 THEN COALESCE(feeAmount, 0) + COALESCE(serviceAmount, 0)
    ELSE GREATEST(COALESCE(advanceAmount, 0), COALESCE(paymentAmount, 0)) - COALESCE(shipAmount, 0) END AS total,
  CASE WHEN approveDatetime >= '2010-01-01' THEN approveDatetime END AS approved,
  CASE WHEN confirmDatetime >= '2010-01-01' THEN confirmDatetime END AS confirmed,
  CASE WHEN einvoice LIKE '{%"invoiceNo"%' AND LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) > 0 THEN
    NULLIF(SUBSTRING(REPLACE(einvoice, '": "', '":"'), LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) + 13,
      LOCATE('"', REPLACE(einvoice, '": "', '":"'), LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) + 13)
        - LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) - 13), '') END AS invoiceNumber
FROM opencps.opencps_paymentfile;
GRANT SELECT, SHOW VIEW ON opencps.opencps_paymentfile_read TO 'dossier_reader'@'%';

GRANT SELECT (
  dossierId, groupId, createDate, modifiedDate, dossierNo, govAgencyCode, serviceCode, online_, fromViaPostal, originality,
  originDossierId, originDossierNo, dossierStatus, lockState, receiveDate, dueDate, releaseDate, finishDate
) ON opencps.opencps_dossier TO 'dossier_reader'@'%';

GRANT SELECT (
  dossierId, createDate, modifiedDate, dossierPartType, fileEntryId, removed
) ON opencps.opencps_dossierfile TO 'dossier_reader'@'%';

GRANT SELECT (
  deliverableId, groupId, createDate, govAgencyCode, deliverableState, fileEntryId, dossierId
) ON opencps.opencps_deliverable TO 'dossier_reader'@'%';

GRANT SELECT (dictCollectionId, collectionCode) ON opencps.opencps_dictcollection TO 'dossier_reader'@'%';
GRANT SELECT (
  dictItemId, groupId, createDate, modifiedDate, dictCollectionId, itemCode, itemName, parentItemId
) ON opencps.opencps_dictitem TO 'dossier_reader'@'%';
GRANT SELECT (dictGroupId, groupCode) ON opencps.opencps_dictgroup TO 'dossier_reader'@'%';
GRANT SELECT (dictGroupId, dictItemId) ON opencps.opencps_dictitemgroup TO 'dossier_reader'@'%';
GRANT SELECT (groupId, govAgencyCode) ON opencps.opencps_paymentconfig TO 'dossier_reader'@'%';

GRANT SELECT (
  serviceInfoId, groupId, createDate, modifiedDate, serviceCode, serviceName, domainCode, domainName, maxLevel, public_
) ON opencps.opencps_serviceinfo TO 'dossier_reader'@'%';
GRANT SELECT (serviceConfigId, serviceInfoId, govAgencyCode, serviceLevel) ON opencps.opencps_serviceconfig TO 'dossier_reader'@'%';
GRANT SELECT (serviceConfigId, serviceProcessId, dossierTemplateId) ON opencps.opencps_processoption TO 'dossier_reader'@'%';
GRANT SELECT (serviceProcessId, requestPayment) ON opencps.opencps_serviceprocess TO 'dossier_reader'@'%';
GRANT SELECT (processActionId, serviceProcessId, requestPayment) ON opencps.opencps_processaction TO 'dossier_reader'@'%';
GRANT SELECT (dossierTemplateId, groupId, templateNo) ON opencps.opencps_dossiertemplate TO 'dossier_reader'@'%';
GRANT SELECT (groupId, templateNo, partType) ON opencps.opencps_dossierpart TO 'dossier_reader'@'%';
