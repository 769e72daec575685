package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.nightly.end.ExitCode;

class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "Access denied for user, 28000, 1045, SETUP",
    "'Access denied, this account is locked', HY000, 4151, SETUP",
    "You must SET PASSWORD, HY000, 1820, SETUP",
    "Unknown database, 42000, 1049, SETUP",
    "Table does not exist, 42S02, 1146, SETUP",
    "Unknown column, 42S22, 1054, SETUP",
    "SELECT command denied, 42000, 1142, SETUP",
    "Too many connections, 08004, 1040, FAILED",
    "Deadlock found, 40001, 1213, FAILED",
    "Record has changed since last read, HY000, 1020, FAILED",
    "Disk full, HY000, 1021, FAILED"
  })
  void theVendorCodeTellsWhetherAPersonMustAct(
      String message, String state, int code, ExitCode expected) {
    RuntimeException thrown =
        new IllegalStateException("outer", new SQLException(message, state, code));

    assertThat(Failure.of(thrown).code()).isEqualTo(expected);
    assertThat(Failure.of(thrown).line()).contains(message);
  }

  @Test
  void whatCannotBeReachedSaysWhichDatabaseAndWhy() {
    SQLException thrown =
        new SQLException(
            "The source: link failure\n\nmore", "08S01", new ConnectException("refused"));

    assertThat(Failure.of(thrown).line())
        .isEqualTo("The source: link failure (ConnectException: refused)");
  }

  @Test
  void passwordsInAUrlAreNotRepeated() {
    SQLException thrown =
        new SQLException("Bad URL jdbc:mysql://me:secret1@db/x?password=secret2&ssl=1", "HY000", 0);

    assertThat(Failure.of(thrown).line())
        .contains("//me:***@db/x?password=***&ssl=1")
        .doesNotContain("secret");
  }

  @Test
  void valuesThatAMessageQuotesAreNotRepeated() {
    RuntimeException thrown =
        new IllegalStateException(
            "outer", new NumberFormatException("For input string: \"Nguyen Thi\nBi Mat\""));

    assertThat(Failure.of(thrown).line())
        .isEqualTo("NumberFormatException: For input string: \"N***t(17)\" (the log has more)");
  }
}
