package vn.dossier.warehouse.schema;

/**
 * V48: the index of facts by code tells of their buckets as well: a night finds the facts of what
 * changed without passing over all of them.
 */
final class CodeIndexMigration extends ReplacedIndexMigration {

  private static final IndexChange CREATE =
      new IndexChange(
          "ix_fact_dossier_code_bucket",
          "CREATE INDEX ix_fact_dossier_code_bucket ON fact_dossier (dossier_code, code_bucket)");

  CodeIndexMigration(Vendor vendor) {
    super(
        "48",
        "facts by bucket",
        CREATE,
        new IndexChange(
            "ix_fact_dossier_code",
            vendor == Vendor.H2
                ? "DROP INDEX ix_fact_dossier_code"
                : "DROP INDEX ix_fact_dossier_code ON fact_dossier"));
  }
}
