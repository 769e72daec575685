package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.raw.RawPaper;

/** src/docs/rules.md, "Money and papers". */
class PapersTest {
  private final PaperRules rules = new PaperRules(OneStop.rules());

  @ParameterizedTest(name = "kind [{0}], status [{1}], deleted {2}: {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # loai_so_hoa | trang_thai_so_hoa | deleted_on | counts
          1             | 2                 | NULL       | true
          ' 1'          | 1                 | NULL       | true
          # entered by hand
          1             | NULL              | NULL       | true
          1             | ''                | NULL       | true
          1             | 9                 | NULL       | true
          1             | 3                 | NULL       | false
          1             | ' 3'              | NULL       | false
          1             | 03                | NULL       | true
          0             | 2                 | NULL       | false
          01            | 2                 | NULL       | false
          NULL          | 2                 | NULL       | false
          ''            | 2                 | NULL       | false
          1             | 2                 | 2023-10-01 | false
          1             | 2                 | 2023-02-30 | false
          1             | 2                 | 0000-00-00 | true
          """)
  void liveResultsThatAreNotRefusedCount(
      String kind, String status, String deletedAt, boolean counts) {
    assertThat(rules.counts(paper(kind, status, null, null, deletedAt))).isEqualTo(counts);
  }

  @ParameterizedTest(name = "digitised {0}, created {1}: {2}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # thoi_gian_so_hoa  | created_on          | day        | warnings
          2023-10-31 23:30:00 | 2023-11-02 00:00:00 | 2023-10-31 | NULL
          NULL                | 2023-11-02 00:00:00 | 2023-11-02 | NULL
          0000-00-00 00:00:00 | 2023-11-02 00:00:00 | 2023-11-02 | NULL
          2023-02-30 00:00:00 | 2023-11-02 00:00:00 | 2023-11-02 | DATE_IMPOSSIBLE
          NULL                | NULL                | NULL       | DIGITISED_DATE_MISSING
          0000-00-00 00:00:00 | 0000-00-00 00:00:00 | NULL       | DIGITISED_DATE_MISSING
          NULL                | 2023-02-30 00:00:00 | NULL       | DATE_IMPOSSIBLE DIGITISED_DATE_MISSING
          """)
  void theDayIsThatOfDigitisationElseOfCreation(
      String digitisedAt, String createdAt, LocalDate day, String warnings) {
    RawPaper paper = paper("1", "2", digitisedAt, createdAt, null);
    assertThat(PaperRules.digitisedDate(paper)).isEqualTo(day);
    assertThat(PaperRules.warnings(paper))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(warnings == null ? new String[0] : warnings.split(" "));
  }

  private static RawPaper paper(
      String kind, String status, String digitisedAt, String createdAt, String deletedAt) {
    return new RawPaper("g-1", null, kind, status, digitisedAt, createdAt, "H56.01", deletedAt);
  }
}
