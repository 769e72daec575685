package vn.dossier.nightly.launch;

import java.time.LocalDate;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.run.RunLookup;

/** The greatest business date published, for which everything stands that is no night. */
public final class PublishedDate {

  private PublishedDate() {}

  /**
   * @throws SetupException when no night is published
   */
  public static LocalDate of(RunLookup lookup) {
    return lookup
        .publishedDate()
        .orElseThrow(() -> new SetupException("Nothing is published yet: run nightly first"));
  }
}
