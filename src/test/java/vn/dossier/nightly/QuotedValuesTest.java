package vn.dossier.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server quotes of a value is masked, what it says of tables and columns is not. */
class QuotedValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Duplicate entry 'Nguyễn Văn An' for key 'PRIMARY' | Duplicate entry 'N***n(13)' for key 'PRIMARY'",
        "Duplicate entry 'H44.13-0001' for key 'PRIMARY' | Duplicate entry 'H44.13-0001' for key 'PRIMARY'",
        "Incorrect integer value: 'Nguyễn An' for column 'so_tien' | Incorrect integer value: 'N***n(9)' for column 'so_tien'",
        "Data too long for column 'dossier_code' at row 1 | Data too long for column 'dossier_code' at row 1",
        "Unknown column 'f.x' in 'field list' | Unknown column 'f.x' in 'field list'",
        "Data conversion error converting \"Nguyễn An\" | Data conversion error converting \"N***n(9)\"",
        "Access denied for user 'loader'@'%' | Access denied for user 'loader'@'%'"
      })
  void values(String message, String told) {
    assertThat(QuotedValues.masked(message)).isEqualTo(told);
  }
}
