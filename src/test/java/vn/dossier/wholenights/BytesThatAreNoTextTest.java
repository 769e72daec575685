package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/**
 * Bytes that are no UTF-8. A text column of utf8mb4 never holds them: the server refuses them, or
 * outside its strict mode stores '?'. They come from columns of bytes, and other letters come from
 * columns that were declared in another character set than the one in which they were written.
 */
class BytesThatAreNoTextTest {

  private static final byte[] NO_TEXT = {'4', (byte) 0xFF, (byte) 0xC3};
  private static final String READ_AS = "4\uFFFD\uFFFD";

  private Nights nights;

  @BeforeEach
  void open() throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"), "dossier.nightly.chunk-size", 2);
    nights.dossier("clean", "4", "2023-10-01 08:00:00");
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @Test
  void aTextColumnDoesNotTakeThem() {
    nights.save();
    assertThatThrownBy(
            () ->
                nights
                    .source()
                    .update("UPDATE ho_so SET ma_ho_so = CAST(x'34FFC3' AS BINARY) WHERE 1 = 1"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("Incorrect string value");
  }

  @Test
  void aColumnOfBytesIsReadWithReplacementCharacters() {
    List<String> columns =
        List.of("ma_ho_so", "don_vi_id", "ma_tthc", "kenh_thuc_hien", "trang_thai_ho_so_id");
    for (String column : columns) {
      nights.dossier(column, "4", "2023-10-02 08:00:00");
    }
    nights.save();
    for (String column : columns) {
      nights.source().execute("ALTER TABLE ho_so MODIFY %s VARBINARY(50)".formatted(column));
      nights
          .source()
          .update("UPDATE ho_so SET %s = ? WHERE id = ?".formatted(column), NO_TEXT, column);
    }

    Outcome outcome = nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30");

    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(
            nights
                .warehouse()
                .query(
                    """
                    SELECT dossier_id, dossier_code, channel, procedure_key FROM fact_dossier
                    ORDER BY dossier_id
                    """,
                    (rs, n) ->
                        "%s %s %s %s"
                            .formatted(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getLong(4) == 0 ? "unknown" : "known")))
        .containsExactly(
            "clean clean ONLINE known",
            "kenh_thuc_hien kenh_thuc_hien UNKNOWN known",
            "ma_ho_so " + READ_AS + " ONLINE known",
            "ma_tthc ma_tthc ONLINE unknown");
    assertThat(nights.rowsOf("SELECT dossier_id, reason_code FROM etl_reject"))
        .containsExactly(
            "{dossier_id=don_vi_id, reason_code=AGENCY_UNKNOWN}",
            "{dossier_id=trang_thai_ho_so_id, reason_code=STATUS_UNKNOWN}");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void idsThatAreNoTextAreRefused() {
    for (int i = 1; i <= 4; i++) {
      nights.dossier("d-" + i, "4", "2023-10-02 08:00:00");
    }
    nights.save();
    nights.source().execute("ALTER TABLE ho_so MODIFY id VARBINARY(36)");
    for (byte i = 1; i <= 4; i++) {
      nights
          .source()
          .update("UPDATE ho_so SET id = ? WHERE id = ?", new byte[] {(byte) (0xFA + i)}, "d-" + i);
    }
    assertThatThrownBy(
            () -> nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("column id is binary");
  }

  @ParameterizedTest
  @CsvSource({"latin1, 0", "utf8mb3, 1"})
  void aColumnOfAnotherCharacterSetIsReadInItsOwn(String charset, int obligations) {
    nights.dossier("letters", "4", "2023-10-02 08:00:00").put("ma_ho_so", "é");
    nights.paid("p-1", "é", "2023-10-02 09:00:00");
    redeclarePayments(charset);

    Outcome outcome = nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30");

    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(2);
    // latin1 makes 'Ã©' of the link, which belongs to nobody
    assertThat(nights.number("SELECT SUM(obligation) FROM fact_dossier")).isEqualTo(obligations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin1", "utf8mb3"})
  void aCodeThatSuchAColumnCannotHoldIsForAPersonToMend(String charset) {
    nights.dossier("emoji", "4", "2023-10-02 08:00:00").put("ma_ho_so", "🙂");
    redeclarePayments(charset);

    // A night that reads everything asks for no payments of who has none
    Outcome first = nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30");
    assertThat(first.code()).as(first.message()).isEqualTo(ExitCode.OK);
    nights.source().update("UPDATE ho_so SET trang_thai_ho_so_id = '2' WHERE id = 'emoji'");
    Outcome outcome = nights.runOnly(Nights.FIRST.plusDays(2), "nightly", "--date", "2023-10-31");

    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.SETUP);
    assertThat(outcome.message()).contains("Illegal mix of collations", "fix that");
  }

  // As bytes in between: the declaration changes, the contents do not
  private void redeclarePayments(String charset) {
    nights.save();
    for (String type : List.of("VARBINARY(200)", "VARCHAR(200) CHARACTER SET " + charset)) {
      nights.source().execute("ALTER TABLE yeu_cau_thanh_toan MODIFY ma_ho_so " + type);
    }
  }
}
