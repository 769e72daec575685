package vn.dossier.testing.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.Databases;

/**
 * A jobs folder whose statement for dossiers takes its time, so that a test meets the run in it.
 */
public final class SlowSource {

  private static final String FILE = "source/one-stop/own/page-of-dossiers.sql";

  private SlowSource() {}

  /**
   * Writes the folder.
   *
   * @param millis pause for each dossier
   * @return the setting that names it
   */
  public static String setting(Path folder, Databases databases, int millis)
      throws IOException, SQLException {
    Path file = folder.resolve("jobs").resolve(FILE);
    Files.createDirectories(file.getParent());
    String sql =
        new SourceAdapter(new JobsFolder(null), "one-stop", Map.of()).sql("page-of-dossiers");
    Files.writeString(
        file,
        sql.replaceFirst(
            "select\n", "select\n  %s as pause,\n".formatted(pause(databases, millis))));
    return "--dossier.jobs=" + folder.resolve("jobs");
  }

  // H2 has no such function of its own
  private static String pause(Databases databases, int millis) throws SQLException {
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      if (!source.getMetaData().getDatabaseProductName().equals("H2")) {
        return "sleep(%d / 1000)".formatted(millis);
      }
      statement.execute("CREATE ALIAS pause FOR 'java.lang.Thread.sleep(long)'");
      return "pause(%d)".formatted(millis);
    }
  }
}
