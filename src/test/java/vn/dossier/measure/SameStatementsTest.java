package vn.dossier.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements written out from measures.yml are what they were when their lists were typed. */
class SameStatementsTest {

  private static final Path BEFORE = Path.of("src/test/resources/vn/dossier/measure/before");
  private static final Path NOW = Path.of("src/main/resources/vn/dossier");

  // These say more than before, and in another order
  private static final String WIDENED = ".*(numerators-within|completion-parts-equal-whole)\\.sql";

  static List<Path> statements() throws IOException {
    try (Stream<Path> files = Files.walk(BEFORE)) {
      return files.filter(Files::isRegularFile).map(BEFORE::relativize).sorted().toList();
    }
  }

  private static String now(Path file) throws IOException {
    return Measures.all()
        .fragments()
        .with(Map.of("cells", "CELLS", "aside", "ASIDE", "in-place", "IN_PLACE"))
        .expand(file.toString(), Files.readString(NOW.resolve(file)));
  }

  private static String before(Path file) throws IOException {
    return Files.readString(BEFORE.resolve(file))
        .replace("[[cells]]", "CELLS")
        .replace("[[aside]]", "ASIDE")
        .replace("[[in-place]]", "IN_PLACE");
  }

  /** White space, comments, aliases that were left out. */
  private static String normal(String sql) {
    return sql.replaceAll("(?m)^ *-- .*$", "")
        .replaceAll("SELECT (\\d+), '(\\w+)'", "SELECT $1 AS n, '$2' AS measure")
        .replaceAll("FROM fact_dossier\\b(?!_)(?! f\\b)", "FROM fact_dossier f")
        .replaceAll("\\bf\\.", "")
        .replaceAll("\\s+", " ")
        .replaceAll("\\( ", "(")
        .replaceAll(" \\)", ")")
        .strip();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void eachIsWhatItWas(Path file) throws IOException {
    if (file.toString().matches(WIDENED)) {
      String now = " OR " + normal(now(file)).replace("WHERE ", "OR ") + " OR ";
      for (String condition : normal(before(file)).replaceAll(".*WHERE ", "").split(" OR ")) {
        assertThat(now).contains(" OR " + condition + " OR ");
      }
    } else {
      assertThat(normal(now(file))).isEqualTo(normal(before(file)));
    }
  }

  @Test
  void thePartsOfTheIndicatorsAreSelectedAsBefore() throws IOException {
    String before =
        Files.readString(
            Path.of("src/main/resources/db/migration/common/V31__labels_with_a_collation.sql"));
    String now = now(Path.of("warehouse/schema/views/kpi_part.sql"));
    assertThat(
            normal(now.substring(now.indexOf("CREATE")))
                .replaceAll(" AND [\\w +]+ IS NOT NULL AND \\w+ IS NOT NULL", ""))
        .isEqualTo(normal(before.substring(before.indexOf("CREATE"))).replace(";", ""));
  }
}
