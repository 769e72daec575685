package vn.dossier.warehouse.schema;

/**
 * V40: the index of facts by finished day tells of the open ones, which have none, what the backlog
 * counts: a night finds them without passing over all facts.
 */
final class OpenFactsMigration extends ReplacedIndexMigration {

  private static final IndexChange CREATE =
      new IndexChange(
          "ix_fact_dossier_finished",
          """
          CREATE INDEX ix_fact_dossier_finished ON fact_dossier (
            finished_date, agency_key, procedure_key, is_open, accepted_date, due_date, open_state)
          """);

  OpenFactsMigration(Vendor vendor) {
    super(
        "40",
        "open facts",
        CREATE,
        new IndexChange(
            "ix_fact_dossier_completion",
            vendor == Vendor.H2
                ? "DROP INDEX ix_fact_dossier_completion"
                : "DROP INDEX ix_fact_dossier_completion ON fact_dossier"));
  }
}
