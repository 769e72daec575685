package vn.dossier.warehouse.schema;

import java.util.List;
import org.flywaydb.core.api.migration.JavaMigration;

/** The migrations that are no .sql files: those with a version first, then the repeatable ones. */
public final class JavaMigrations {

  private JavaMigrations() {}

  /**
   * @param vendor whose database it is
   */
  public static List<JavaMigration> of(Vendor vendor) {
    // In the order of their numbers: 25, 37, 38, 40, 41, 43, 48. The next is above these and all
    // files
    return List.of(
        new CodeBucketMigration(),
        MeasureMigration.ofCompletions("37", "express"),
        new CalendarMigration(),
        new OpenFactsMigration(vendor),
        MeasureMigration.ofLateInMonth(),
        new ProcedureIndexesMigration(),
        new CodeIndexMigration(vendor),
        new IndicatorMigration(),
        new DictionaryMigration(vendor));
  }
}
