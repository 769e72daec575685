package vn.dossier.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How statements are put together. */
class FragmentsTest {

  private static final Fragments FRAGMENTS =
      new Fragments(
          Map.of("rows", "select 'a$1' as id", "link", "d.code"),
          Map.of(
              "columns",
              List.of(Map.of("column", "id", "bit", "1"), Map.of("column", "code", "bit", "2")),
              "none",
              List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `select 1`                             | `select 1`
          `from ([[rows]]) d`                    | `from (select 'a$1' as id) d`
          `[[link]] = [[link]]`                  | `d.code = d.code`
          `[[columns: d.{column}]]`              | `d.id, d.code`
          `[[columns: {bit} * d.{column} | +]]` | `1 * d.id + 2 * d.code`
          `[[columns: and d.{column} > 0 |]]`   | `and d.id > 0 and d.code > 0`
          `([[none: d.{column}]])`               | `()`
          `x[1] [a]`                             | `x[1] [a]`
          """)
  void isWrittenOut(String statement, String written) {
    assertThat(FRAGMENTS.expand("s", statement)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "[[row]], [[row]]",
    "[[column: {column}]], [[column]]",
    "[[columns: {name}]], [[{name}]]",
    "[[rows: {column}]], [[rows]]"
  })
  void whatIsNotThereIsNamedWithItsStatement(String statement, String missing) {
    assertThatThrownBy(() -> FRAGMENTS.expand("page-of-dossiers", statement))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("page-of-dossiers.sql asks for %s, which is not there".formatted(missing));
  }

  @Test
  void textsOfAStatementGoBeforeThoseOfAll() {
    assertThat(FRAGMENTS.with(Map.of("link", "d.id")).expand("s", "[[link]] [[columns: {bit}]]"))
        .isEqualTo("d.id 1, 2");
  }
}
