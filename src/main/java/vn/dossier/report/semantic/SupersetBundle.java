package vn.dossier.report.semantic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.dossier.report.figure.Language;

/**
 * What Superset imports: a zip of YAML files that know each other by UUID. The same warehouse gives
 * the same bytes and the same UUIDs, so that a later import replaces what an earlier one brought.
 */
final class SupersetBundle {

  /** The name of the database, under which its data sets lie. */
  static final String DATABASE = "dossier-etl";

  private static final String FOLDER = "dossier_etl/";

  private final Language language;
  private final Map<String, DataSet> dataSets;
  private final Dashboard dashboard;
  private final String databaseUri;

  /**
   * @param databaseUri as SQLAlchemy reads it, with a mask for the password
   */
  SupersetBundle(
      Language language, Map<String, DataSet> dataSets, Dashboard dashboard, String databaseUri) {
    this.language = language;
    this.dataSets = dataSets;
    this.dashboard = dashboard;
    this.databaseUri = databaseUri;
  }

  void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    write(zip, "metadata.yaml", YamlFile.ordered("version", "1.0.0", "type", "Dashboard"));
    write(zip, "databases/%s.yaml".formatted(DATABASE), database());
    for (DataSet dataSet : dataSets.values()) {
      write(
          zip,
          "datasets/%s/%s.yaml".formatted(DATABASE, dataSet.name()),
          SupersetDataSet.file(dataSet));
    }
    List<List<SupersetChart>> rows = SupersetChart.rows(dashboard, dataSets, language);
    for (List<SupersetChart> row : rows) {
      for (SupersetChart chart : row) {
        write(zip, "charts/%s.yaml".formatted(chart.name()), chart.file());
      }
    }
    write(zip, "dashboards/dossier.yaml", new SupersetDashboard(dashboard, rows, language).file());
    zip.finish();
  }

  private static void write(ZipOutputStream zip, String name, Map<String, Object> content)
      throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    // Whenever it is written
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(YamlFile.write(content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private Map<String, Object> database() {
    return SupersetPart.like("database")
        .with("sqlalchemy_uri", databaseUri)
        .with("uuid", SupersetId.of("database", DATABASE))
        .content();
  }
}
