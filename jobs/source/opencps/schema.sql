-- The tables of OpenCPS v2 as far as this adapter reads or refuses them, for tests and trials: names and types of its own
-- schema, on H2 in MySQL mode and on MySQL or MariaDB. Nothing but keys is NOT NULL there, and there are no foreign keys.

CREATE TABLE opencps_dossier (
  dossierId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  createDate datetime,
  modifiedDate datetime,
  referenceUid varchar(75),
  dossierNo varchar(255),
  dossierName varchar(500),
  applicantName varchar(500),
  applicantIdNo varchar(128),
  address varchar(500),
  govAgencyCode varchar(128),
  serviceCode varchar(128),
  dossierTemplateNo varchar(128),
  password_ varchar(128),
  online_ tinyint,
  viaPostal int,
  fromViaPostal int,
  originality int,
  originDossierId bigint,
  originDossierNo varchar(128),
  dossierActionId bigint,
  groupDossierId bigint,
  dossierStatus varchar(255),
  dossierSubStatus varchar(128),
  lockState varchar(255),
  submitDate datetime,
  receiveDate datetime,
  dueDate datetime,
  extendDate datetime,
  releaseDate datetime,
  finishDate datetime,
  cancellingDate datetime
);
CREATE INDEX ix_opencps_dossier_no ON opencps_dossier (groupId, dossierNo);
CREATE INDEX ix_opencps_dossier_status ON opencps_dossier (dossierStatus, modifiedDate);

CREATE TABLE opencps_dossierfile (
  dossierFileId bigint NOT NULL PRIMARY KEY,
  dossierId bigint,
  createDate datetime,
  modifiedDate datetime,
  dossierPartNo varchar(75),
  dossierPartType int,
  displayName varchar(500),
  formData longtext,
  fileEntryId bigint,
  eForm tinyint,
  removed tinyint,
  original tinyint,
  signCheck int,
  deliverableCode varchar(255)
);
CREATE INDEX ix_opencps_dossierfile_dossier ON opencps_dossierfile (dossierId, removed);

CREATE TABLE opencps_paymentfile (
  paymentFileId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  createDate datetime,
  modifiedDate datetime,
  dossierId bigint,
  referenceUid varchar(75),
  govAgencyCode varchar(128),
  advanceAmount bigint,
  feeAmount bigint,
  serviceAmount bigint,
  shipAmount bigint,
  paymentAmount bigint,
  paymentStatus int,
  paymentMethod varchar(255),
  confirmDatetime datetime,
  approveDatetime datetime,
  epaymentProfile longtext,
  bankInfo longtext,
  einvoice longtext,
  invoiceNo varchar(128)
);
CREATE INDEX ix_opencps_paymentfile_dossier ON opencps_paymentfile (dossierId, referenceUid);

-- The same view as in jobs/sql/grants-source-reader-opencps.sql
CREATE OR REPLACE VIEW opencps_paymentfile_read AS
SELECT paymentFileId, dossierId, modifiedDate, govAgencyCode, feeAmount, serviceAmount, paymentStatus, paymentMethod,
  CASE WHEN COALESCE(feeAmount, 0) + COALESCE(serviceAmount, 0) > 0 THEN COALESCE(feeAmount, 0) + COALESCE(serviceAmount, 0)
    ELSE GREATEST(COALESCE(advanceAmount, 0), COALESCE(paymentAmount, 0)) - COALESCE(shipAmount, 0) END AS total,
  CASE WHEN approveDatetime >= '2010-01-01' THEN approveDatetime END AS approved,
  CASE WHEN confirmDatetime >= '2010-01-01' THEN confirmDatetime END AS confirmed,
  CASE WHEN einvoice LIKE '{%"invoiceNo"%' AND LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) > 0 THEN
    NULLIF(SUBSTRING(REPLACE(einvoice, '": "', '":"'), LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) + 13,
      LOCATE('"', REPLACE(einvoice, '": "', '":"'), LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) + 13)
        - LOCATE('"invoiceNo":"', REPLACE(einvoice, '": "', '":"')) - 13), '') END AS invoiceNumber
FROM opencps_paymentfile;

CREATE TABLE opencps_deliverable (
  deliverableId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  createDate datetime,
  modifiedDate datetime,
  deliverableCode varchar(128),
  deliverableType varchar(128),
  govAgencyCode varchar(128),
  applicantName varchar(500),
  applicantIdNo varchar(128),
  deliverableState int,
  fileEntryId bigint,
  dossierId bigint
);
CREATE INDEX ix_opencps_deliverable_dossier ON opencps_deliverable (groupId, dossierId);

CREATE TABLE opencps_dictcollection (
  dictCollectionId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  collectionCode varchar(100)
);

CREATE TABLE opencps_dictitem (
  dictItemId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  createDate datetime,
  modifiedDate datetime,
  dictCollectionId bigint,
  itemCode varchar(100),
  itemName longtext,
  parentItemId bigint
);
CREATE INDEX ix_opencps_dictitem_code ON opencps_dictitem (itemCode, dictCollectionId, groupId);

CREATE TABLE opencps_dictgroup (
  dictGroupId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  groupCode varchar(100)
);

CREATE TABLE opencps_dictitemgroup (
  dictItemGroupId bigint NOT NULL PRIMARY KEY,
  dictGroupId bigint,
  dictItemId bigint
);

CREATE TABLE opencps_paymentconfig (
  paymentConfigId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  govAgencyCode varchar(128),
  bankInfo longtext,
  epaymentConfig longtext
);

CREATE TABLE opencps_serviceinfo (
  serviceInfoId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  createDate datetime,
  modifiedDate datetime,
  serviceCode varchar(128),
  serviceName longtext,
  domainCode varchar(128),
  domainName varchar(500),
  maxLevel int,
  public_ tinyint
);
CREATE INDEX ix_opencps_serviceinfo_code ON opencps_serviceinfo (groupId, serviceCode);

CREATE TABLE opencps_serviceconfig (
  serviceConfigId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  serviceInfoId bigint,
  govAgencyCode varchar(128),
  serviceLevel int
);
CREATE INDEX ix_opencps_serviceconfig_info ON opencps_serviceconfig (serviceInfoId);

CREATE TABLE opencps_processoption (
  processOptionId bigint NOT NULL PRIMARY KEY,
  serviceConfigId bigint,
  serviceProcessId bigint,
  dossierTemplateId bigint
);
CREATE INDEX ix_opencps_processoption_config ON opencps_processoption (serviceConfigId);

CREATE TABLE opencps_serviceprocess (
  serviceProcessId bigint NOT NULL PRIMARY KEY,
  requestPayment tinyint
);

CREATE TABLE opencps_processaction (
  processActionId bigint NOT NULL PRIMARY KEY,
  serviceProcessId bigint,
  requestPayment int
);
CREATE INDEX ix_opencps_processaction_process ON opencps_processaction (serviceProcessId);

CREATE TABLE opencps_dossiertemplate (
  dossierTemplateId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  templateNo varchar(128)
);

CREATE TABLE opencps_dossierpart (
  dossierPartId bigint NOT NULL PRIMARY KEY,
  groupId bigint,
  templateNo varchar(128),
  partType int
);
CREATE INDEX ix_opencps_dossierpart_template ON opencps_dossierpart (groupId, templateNo);
