package vn.dossier.generate.row;

/**
 * The tables of the source contract (src/docs/contracts.md), columns in the order of schema.sql.
 */
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
      "LOAD DATA LOCAL INFILE 'linh_vuc' INTO TABLE linh_vuc CHARACTER SET utf8mb4");

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
