package vn.dossier.generate.row;

/** The tables of the adapters whose sources can be made, columns in the order of schema.sql. */
public enum GeneratedTable {
  HO_SO(
      "DROP TABLE ho_so",
      "INSERT INTO ho_so VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'ho_so' INTO TABLE ho_so CHARACTER SET utf8mb4"),
  THANH_PHAN_HO_SO(
      "DROP TABLE thanh_phan_ho_so",
      "INSERT INTO thanh_phan_ho_so VALUES (?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'thanh_phan_ho_so' INTO TABLE thanh_phan_ho_so"
          + " CHARACTER SET utf8mb4"),
  YEU_CAU_THANH_TOAN(
      "DROP TABLE yeu_cau_thanh_toan",
      "INSERT INTO yeu_cau_thanh_toan VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'yeu_cau_thanh_toan' INTO TABLE yeu_cau_thanh_toan"
          + " CHARACTER SET utf8mb4"),
  GIAY_TO_SO_HOA(
      "DROP TABLE giay_to_so_hoa",
      "INSERT INTO giay_to_so_hoa VALUES (?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'giay_to_so_hoa' INTO TABLE giay_to_so_hoa CHARACTER SET utf8mb4"),
  DON_VI(
      "DROP TABLE don_vi",
      "INSERT INTO don_vi VALUES (?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'don_vi' INTO TABLE don_vi CHARACTER SET utf8mb4"),
  THU_TUC(
      "DROP TABLE thu_tuc",
      "INSERT INTO thu_tuc VALUES (?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'thu_tuc' INTO TABLE thu_tuc CHARACTER SET utf8mb4"),
  LINH_VUC(
      "DROP TABLE linh_vuc",
      "INSERT INTO linh_vuc VALUES (?,?)",
      "LOAD DATA LOCAL INFILE 'linh_vuc' INTO TABLE linh_vuc CHARACTER SET utf8mb4"),
  OPENCPS_DOSSIER(
      "DROP TABLE opencps_dossier",
      "INSERT INTO opencps_dossier VALUES"
          + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dossier' INTO TABLE opencps_dossier"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DOSSIERFILE(
      "DROP TABLE opencps_dossierfile",
      "INSERT INTO opencps_dossierfile VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dossierfile' INTO TABLE opencps_dossierfile"
          + " CHARACTER SET utf8mb4"),
  /** A view: nothing goes into it. */
  OPENCPS_PAYMENTFILE_READ("DROP VIEW opencps_paymentfile_read", null, null),
  OPENCPS_PAYMENTFILE(
      "DROP TABLE opencps_paymentfile",
      "INSERT INTO opencps_paymentfile VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_paymentfile' INTO TABLE opencps_paymentfile"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DELIVERABLE(
      "DROP TABLE opencps_deliverable",
      "INSERT INTO opencps_deliverable VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_deliverable' INTO TABLE opencps_deliverable"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DICTCOLLECTION(
      "DROP TABLE opencps_dictcollection",
      "INSERT INTO opencps_dictcollection VALUES (?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dictcollection' INTO TABLE opencps_dictcollection"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DICTITEM(
      "DROP TABLE opencps_dictitem",
      "INSERT INTO opencps_dictitem VALUES (?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dictitem' INTO TABLE opencps_dictitem"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DICTGROUP(
      "DROP TABLE opencps_dictgroup",
      "INSERT INTO opencps_dictgroup VALUES (?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dictgroup' INTO TABLE opencps_dictgroup"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DICTITEMGROUP(
      "DROP TABLE opencps_dictitemgroup",
      "INSERT INTO opencps_dictitemgroup VALUES (?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dictitemgroup' INTO TABLE opencps_dictitemgroup"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_PAYMENTCONFIG(
      "DROP TABLE opencps_paymentconfig",
      "INSERT INTO opencps_paymentconfig VALUES (?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_paymentconfig' INTO TABLE opencps_paymentconfig"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_SERVICEINFO(
      "DROP TABLE opencps_serviceinfo",
      "INSERT INTO opencps_serviceinfo VALUES (?,?,?,?,?,?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_serviceinfo' INTO TABLE opencps_serviceinfo"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_SERVICECONFIG(
      "DROP TABLE opencps_serviceconfig",
      "INSERT INTO opencps_serviceconfig VALUES (?,?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_serviceconfig' INTO TABLE opencps_serviceconfig"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_PROCESSOPTION(
      "DROP TABLE opencps_processoption",
      "INSERT INTO opencps_processoption VALUES (?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_processoption' INTO TABLE opencps_processoption"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_SERVICEPROCESS(
      "DROP TABLE opencps_serviceprocess",
      "INSERT INTO opencps_serviceprocess VALUES (?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_serviceprocess' INTO TABLE opencps_serviceprocess"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_PROCESSACTION(
      "DROP TABLE opencps_processaction",
      "INSERT INTO opencps_processaction VALUES (?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_processaction' INTO TABLE opencps_processaction"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DOSSIERTEMPLATE(
      "DROP TABLE opencps_dossiertemplate",
      "INSERT INTO opencps_dossiertemplate VALUES (?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dossiertemplate' INTO TABLE opencps_dossiertemplate"
          + " CHARACTER SET utf8mb4"),
  OPENCPS_DOSSIERPART(
      "DROP TABLE opencps_dossierpart",
      "INSERT INTO opencps_dossierpart VALUES (?,?,?,?)",
      "LOAD DATA LOCAL INFILE 'opencps_dossierpart' INTO TABLE opencps_dossierpart"
          + " CHARACTER SET utf8mb4");

  private final String drop;
  private final String insert;
  private final String load;

  GeneratedTable(String drop, String insert, String load) {
    this.drop = drop;
    this.insert = insert;
    this.load = load;
  }

  public String drop() {
    return drop;
  }

  /** One row, every column a parameter. */
  public String insert() {
    return insert;
  }

  /** Rows out of a stream; the file's name is never opened. */
  String load() {
    return load;
  }
}
