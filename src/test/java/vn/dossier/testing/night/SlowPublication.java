package vn.dossier.testing.night;

/**
 * Holds the transaction of publish open for a while, when all its cells are in place and before it
 * commits: what a reader sees then is neither the old state by luck nor the new one. Servers only.
 */
public final class SlowPublication {

  /** The statement that lets it work in a warehouse. */
  public static final String CREATION =
      """
      CREATE TRIGGER slow BEFORE UPDATE ON etl_run FOR EACH ROW
      IF NEW.published_at IS NOT NULL AND OLD.published_at IS NULL THEN
        DO SLEEP(0.2);
      END IF
      """;

  private SlowPublication() {}
}
