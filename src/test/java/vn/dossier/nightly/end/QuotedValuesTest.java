package vn.dossier.nightly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.setup.SetupException;

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
        "Access denied for user 'loader'@'%' | Access denied for user 'loader'@'%'",
        "For input string: \"Nguyen Thi Bi Mat\" | For input string: \"N***t(17)\"",
        "For input string: \"Nguyen\" | For input string: \"N***n(6)\"",
        "Cannot determine value type from string '0912345678' | Cannot determine value type from string '0***8(10)'",
        "Cannot convert string 'Nguyen' from binary to utf8mb4 | Cannot convert string 'N***n(6)' from binary to utf8mb4",
        "Invalid utf8mb4 character string: 'Nguy' | Invalid utf8mb4 character string: 'N***y(4)'",
        "Duplicate entry 'Nguyen' Van A 0912345678' for key 'x.PRIMARY' | Duplicate entry 'N***8(24)' for key 'x.PRIMARY'",
        "Duplicate entry 'An key 'x' Van A' for key 'PRIMARY' | Duplicate entry 'A***A(16)' for key 'PRIMARY'",
        "Duplicate entry 'An' key 'x' Van A' for key 'PRIMARY' | Duplicate entry '***(2)' key 'x' V***A(5)' for key 'PRIMARY'",
        "Duplicate entry 'Nguyen Van | Duplicate entry 'N***n(10)",
        "Value too long for column \"A CHARACTER VARYING(5)\": \"'Nguyen Van A' (12)\" | Value too long for column \"A CHARACTER VARYING(5)\": \"'***)(19)\"",
        "Unique index violation: \"T ON P(C) VALUES ( /* key:1 */ 'Nguyen')\" | Unique index violation: \"T***)(40)\"",
        "Syntax error in SQL statement \"select 1 [*]fron x\"; SQL statement: | Syntax error in SQL statement \"select 1 [*]fron x\"; SQL statement:",
        "error in your SQL syntax near 'fron x' at line 1 | error in your SQL syntax near 'fron x' at line 1",
        "error in your SQL syntax near 'x = 'An B'' at line 1 | error in your SQL syntax near 'x***'(10)' at line 1",
        "Error creating bean with name 'flyway': Factory method 'flyway' threw | Error creating bean with name 'flyway': Factory method 'flyway' threw",
        "Unknown column 'a' in 'SELECT' | Unknown column 'a' in 'SELECT'",
        "Table 'x.y' doesn't exist | Table 'x.y' doesn't exist",
        "Unknown database 'x' | Unknown database 'x'",
        "Access denied for user 'reader'@'host' to database 'x' | Access denied for user 'reader'@'host' to database 'x'",
        "The driver can't read 'Nguyen' | The driver can't read 'N***n(6)'"
      })
  void values(String message, String told) {
    assertThat(QuotedValues.masked(message)).isEqualTo(told);
  }

  @Test
  void aValueWithALineBreakIsMaskedBeforeTheLineIsCut() {
    SQLException thrown = new SQLException("Duplicate entry 'Nguyen\nVan A' for key 'PRIMARY'");
    assertThat(RootCause.line(thrown))
        .isEqualTo("SQLException: Duplicate entry 'N***A(12)' for key 'PRIMARY'");
  }

  @Test
  void whatASetupErrorRepeatsOfAServerIsMaskedAndOwnWordsAreNot() {
    assertThat(QuotedValues.firstLine(new SetupException("rules: two share 'Hoàn phí'")))
        .isEqualTo("rules: two share 'Hoàn phí'");
    assertThat(QuotedValues.firstLine(new SetupException("not so: 'An B'", new SQLException("x"))))
        .isEqualTo("not so: 'A***B(4)'");
  }

  @Test
  void messagesOfAStackTraceAreMaskedAndItsLinesStay() {
    String trace =
        """
        a.Outer: got "Nguyen
        Van A"
        \tat a.B.<init>(B.java:1)
        Caused by: java.lang.E: entry 'Nguyen' for key 'k'
        \t... 3 common frames omitted
        """;
    assertThat(QuotedValues.maskedTrace(trace))
        .isEqualTo(
            """
            a.Outer: got "N***A(12)"
            \tat a.B.<init>(B.java:1)
            Caused by: java.lang.E: entry 'N***n(6)' for key 'k'
            \t... 3 common frames omitted
            """);
  }
}
