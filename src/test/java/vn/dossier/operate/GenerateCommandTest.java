package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.DossierEtl;

/** generate writes only where it is told to, and only over what it has made itself. */
class GenerateCommandTest {

  private String url;
  private JdbcTemplate schema;

  @BeforeEach
  void anEmptySchema() {
    url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;MODE=MySQL".formatted(UUID.randomUUID());
    schema = new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""));
  }

  private int generate(String... options) {
    List<String> line = new ArrayList<>(List.of("generate", "--username", "sa"));
    line.addAll(List.of(options));
    return CommandLineInterface.run(DossierEtl.class, line.toArray(String[]::new));
  }

  private long tables() {
    return schema.queryForObject(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'PUBLIC'", Long.class);
  }

  @Test
  void anEmptySchemaIsFilledAndThenFilledAnewOnPurpose() {
    assertThat(generate("--dossiers", "50", "--url", url)).isZero();
    assertThat(generate("--dossiers", "30", "--url", url)).isEqualTo(2);
    assertThat(schema.queryForObject("SELECT COUNT(*) FROM ho_so", Long.class)).isEqualTo(50);
    assertThat(generate("--dossiers", "30", "--replace", "--url", url)).isZero();
    assertThat(schema.queryForObject("SELECT COUNT(*) FROM ho_so", Long.class)).isEqualTo(30);
    assertThat(generate("--change", "10", "--replace", "--url", url)).isEqualTo(2);
    assertThat(generate("--change", "10", "--url", url)).isZero();
  }

  @Test
  void aSchemaWithTablesOfOthersIsLeftAlone() {
    schema.execute("CREATE TABLE ho_so (id VARCHAR(36))");
    assertThat(generate("--dossiers", "50", "--url", url)).isEqualTo(2);
    assertThat(tables()).isEqualTo(1);
    assertThat(generate("--change", "1", "--url", url)).isEqualTo(2);
  }

  @Test
  void anEmptySchemaHasNothingToChange() {
    assertThat(generate("--change", "1", "--url", url)).isEqualTo(2);
    assertThat(tables()).isZero();
  }

  @Test
  void whatWasNotFilledToTheEndIsNotChanged() {
    assertThat(generate("--dossiers", "50", "--url", url)).isZero();
    schema.execute("UPDATE generated_source SET complete = 0");
    assertThat(generate("--change", "1", "--url", url)).isEqualTo(2);
    // Nobody could use it, so nothing is lost
    assertThat(generate("--dossiers", "50", "--url", url)).isZero();
    assertThat(generate("--change", "1", "--url", url)).isZero();
  }

  @Test
  void theTargetIsNamedOnPurpose() {
    System.setProperty("dossier.source.url", url);
    try {
      assertThat(generate("--dossiers", "50")).isEqualTo(2);
      assertThat(generate("--dossiers", "50", "--dossier.source.url=" + url)).isEqualTo(2);
    } finally {
      System.clearProperty("dossier.source.url");
    }
    assertThat(tables()).isZero();
  }

  @Test
  void wrongUsageChangesNothing() {
    assertThat(generate("--url", url)).isEqualTo(2);
    assertThat(generate("--dossiers", "5", "--change", "1", "--url", url)).isEqualTo(2);
    assertThat(generate("--dossiers", "-1", "--url", url)).isEqualTo(2);
    assertThat(generate("--change", "101", "--url", url)).isEqualTo(2);
    assertThat(generate("--dossiers", "5", "--url", url + ";PASSWORD=secret")).isEqualTo(2);
    assertThat(generate("--dossiers", "5", "--url", "jdbc:postgresql://host/schema")).isEqualTo(2);
    assertThat(generate("--dossiers", "5", "--url", url + ";INIT=DROP ALL OBJECTS")).isEqualTo(2);
    assertThat(generate("--dossiers", "5", "--url", "jdbc:mysql://h/x?allowLoadLocalInfile=true"))
        .isEqualTo(2);
    assertThat(tables()).isZero();
  }
}
