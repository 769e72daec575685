package vn.dossier.testing.night;

/** Lets a night fail in its last step, when everything is verified and nothing published. */
public final class RefusedPublish {

  /** The statement that lets it work on MariaDB and MySQL. */
  public static final String ON_A_SERVER =
      """
      CREATE TRIGGER refuse BEFORE UPDATE ON etl_run FOR EACH ROW
      IF NEW.published_at IS NOT NULL AND OLD.published_at IS NULL THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused';
      END IF
      """;

  private RefusedPublish() {}
}
