-- Dimensions (design.md section 5). Published: only the publish step writes them.

-- One row per version of an agency. Key 0 is the unknown agency.
CREATE TABLE IF NOT EXISTS dim_agency (
  agency_key      BIGINT NOT NULL PRIMARY KEY,
  agency_code     VARCHAR(50) NOT NULL,
  identifier_code VARCHAR(20),
  agency_name     VARCHAR(300),
  level           VARCHAR(10) NOT NULL,
  parent_code     VARCHAR(50),
  in_statistics   SMALLINT NOT NULL,
  active          SMALLINT NOT NULL,
  valid_from      DATE NOT NULL,
  valid_to        DATE NOT NULL,
  is_current      SMALLINT NOT NULL,
  CONSTRAINT ux_dim_agency UNIQUE (agency_code, valid_from)
) ${tableOptions};

-- One row per procedure, as it was last read. Key 0 is the unknown procedure.
CREATE TABLE IF NOT EXISTS dim_procedure (
  procedure_key  BIGINT NOT NULL PRIMARY KEY,
  procedure_code VARCHAR(50) NOT NULL,
  procedure_name VARCHAR(500),
  field_code     VARCHAR(50),
  field_name     VARCHAR(300),
  service_level  VARCHAR(5),
  has_fee        SMALLINT NOT NULL,
  yields_result  SMALLINT NOT NULL,
  CONSTRAINT ux_dim_procedure UNIQUE (procedure_code)
) ${tableOptions};

-- One row per calendar day: the two years of the rolling window and every day that a fact shows.
CREATE TABLE IF NOT EXISTS dim_date (
  date_key       DATE NOT NULL PRIMARY KEY,
  year_number    INT NOT NULL,
  quarter_number INT NOT NULL,
  month_number   INT NOT NULL,
  month_start    DATE NOT NULL,
  day_of_week    INT NOT NULL
) ${tableOptions};

-- Dates that facts show, noted by the chunk that wrote them; publish takes them into dim_date.
CREATE TABLE IF NOT EXISTS stage_date (
  date_key       DATE NOT NULL,
  partition_name VARCHAR(100) NOT NULL,
  PRIMARY KEY (date_key, partition_name)
) ${tableOptions};

-- Working copies: ahead of the published rows until the next publish.
CREATE TABLE IF NOT EXISTS stage_dim_agency (
  agency_key      BIGINT NOT NULL PRIMARY KEY,
  agency_code     VARCHAR(50) NOT NULL,
  identifier_code VARCHAR(20),
  agency_name     VARCHAR(300),
  level           VARCHAR(10) NOT NULL,
  parent_code     VARCHAR(50),
  in_statistics   SMALLINT NOT NULL,
  active          SMALLINT NOT NULL,
  valid_from      DATE NOT NULL,
  valid_to        DATE NOT NULL,
  is_current      SMALLINT NOT NULL,
  CONSTRAINT ux_stage_dim_agency UNIQUE (agency_code, valid_from)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_dim_procedure (
  procedure_key  BIGINT NOT NULL PRIMARY KEY,
  procedure_code VARCHAR(50) NOT NULL,
  procedure_name VARCHAR(500),
  field_code     VARCHAR(50),
  field_name     VARCHAR(300),
  service_level  VARCHAR(5),
  has_fee        SMALLINT NOT NULL,
  yields_result  SMALLINT NOT NULL,
  CONSTRAINT ux_stage_dim_procedure UNIQUE (procedure_code)
) ${tableOptions};

INSERT IGNORE INTO stage_dim_agency VALUES
  (0, '', NULL, 'Không xác định', 'UNKNOWN', NULL, 1, 1, DATE '1900-01-01', DATE '9999-12-31', 1);
INSERT IGNORE INTO stage_dim_procedure VALUES (0, '', 'Không xác định', NULL, NULL, NULL, 0, 1);

-- The catalogue as resolved by the run planned last: every later step, restart or rerun reads it here.
CREATE TABLE IF NOT EXISTS catalogue_agency (
  agency_code VARCHAR(50) NOT NULL PRIMARY KEY,
  ambiguous   SMALLINT NOT NULL,
  provider    VARCHAR(20)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS catalogue_procedure (
  procedure_code VARCHAR(50) NOT NULL PRIMARY KEY,
  procedure_key  BIGINT NOT NULL,
  yields_result  SMALLINT NOT NULL
) ${tableOptions};
