package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.classify.Dossiers.dossier;
import static vn.dossier.classify.Dossiers.finished;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.verdict.ExclusionReason;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Verdict;

/** src/docs/rules.md, "Excluded" and "Rejected", as of 2023-11-01. */
class AdmissionTest {
  private final Classifier classifier = OneStop.classifier();

  @ParameterizedTest(name = "deleted {0}, status {1}: {2}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # deleted_on         | status | verdict
          2023-10-11 09:00:00  | 4      | DELETED
          2023-10-11           | 9      | DELETED
          # set, readable or not
          2023-02-30 10:00:00  | 4      | DELETED
          0000-05-00 00:00:00  | 4      | DELETED
          2090-01-01 00:00:00  | 4      | DELETED
          NULL                 | 4      | LOADED
          0000-00-00 00:00:00  | 4      | LOADED
          ''                   | 4      | LOADED
          NULL                 | 1      | NOT_YET_ACCEPTED
          NULL                 | ' 1 '  | NOT_YET_ACCEPTED
          NULL                 | 3      | REFUSED
          # the first that holds
          2023-10-11 09:00:00  | 1      | DELETED
          2023-10-11 09:00:00  | 3      | DELETED
          2023-10-11 09:00:00  | 99     | DELETED
          NULL                 | 01     | STATUS_UNKNOWN
          """)
  void excludedByTheFirstReasonThatHolds(String deletedAt, String status, String verdict) {
    assertThat(verdictOn(dossier().deletedAt(deletedAt).status(status))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # copy_reason | deleted_on          | status | verdict
          portal        | NULL                | 4      | COPY
          portal        | 2023-10-11 09:00:00 | 4      | DELETED
          portal        | NULL                | 1      | COPY
          portal        | NULL                | 99     | COPY
          ''            | NULL                | 4      | LOADED
          ' '           | NULL                | 4      | LOADED
          NULL          | NULL                | 4      | LOADED
          """)
  void aCopyIsNoDossierOfItsOwn(String reason, String deletedAt, String status, String verdict) {
    assertThat(verdictOn(dossier().copyReason(reason).deletedAt(deletedAt).status(status)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest(name = "status [{0}]: {1}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          1        | NOT_YET_ACCEPTED
          2        | LOADED
          3        | REFUSED
          4        | LOADED
          5        | LOADED
          6        | LOADED
          7        | LOADED
          8        | LOADED
          9        | LOADED
          10       | LOADED
          ' 10'    | LOADED
          NULL     | STATUS_UNKNOWN
          ''       | STATUS_UNKNOWN
          '  '     | STATUS_UNKNOWN
          0        | STATUS_UNKNOWN
          11       | STATUS_UNKNOWN
          09       | STATUS_UNKNOWN
          '1 0'    | STATUS_UNKNOWN
          -1       | STATUS_UNKNOWN
          2.0      | STATUS_UNKNOWN
          done     | STATUS_UNKNOWN
          """)
  void theStatusIsOneOfTenComparedAsText(String status, String verdict) {
    assertThat(verdictOn(dossier().status(status))).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "status {0}, accepted {1}, due {2}, finished {3}, returned {4}: {5}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # status | ngay_tiep_nhan      | ngay_hen_tra        | ngay_ket_thuc_xu_ly | ngay_tra            | verdict
          # impossible, whatever the status
          4        | 2023-02-30 10:00:00 | NULL                | NULL                | NULL                | VALUE_INVALID
          4        | 2023-10-10 10:00:00 | 2023-02-30 10:00:00 | NULL                | NULL                | VALUE_INVALID
          4        | 2023-10-10 10:00:00 | NULL                | 2023-00-10 00:00:00 | NULL                | VALUE_INVALID
          4        | 2023-10-10 10:00:00 | NULL                | NULL                | 2023-10-00 00:00:00 | VALUE_INVALID
          99       | 2023-10-10 10:00:00 | 2023-02-30 10:00:00 | NULL                | NULL                | VALUE_INVALID
          7        | NULL                | NULL                | NULL                | 0000-01-01 00:00:00 | VALUE_INVALID
          # but exclusion goes first
          1        | 2023-02-30 10:00:00 | NULL                | NULL                | NULL                | NOT_YET_ACCEPTED
          3        | NULL                | 2023-02-30 10:00:00 | NULL                | NULL                | REFUSED
          # the all-zero date is none
          9        | 2023-10-10 10:00:00 | 0000-00-00 00:00:00 | 0000-00-00 00:00:00 | 0000-00-00 00:00:00 | LOADED
          # an unknown status before a missing date
          99       | NULL                | NULL                | NULL                | NULL                | STATUS_UNKNOWN
          4        | NULL                | NULL                | NULL                | NULL                | ACCEPTED_DATE_MISSING
          4        | 0000-00-00 00:00:00 | NULL                | NULL                | NULL                | ACCEPTED_DATE_MISSING
          9        | NULL                | NULL                | 2090-01-01 00:00:00 | NULL                | ACCEPTED_DATE_MISSING
          # after the as-of date, by whole days
          4        | 2023-11-01 23:59:59 | NULL                | NULL                | NULL                | LOADED
          4        | 2023-11-02 00:00:00 | NULL                | NULL                | NULL                | ACCEPTED_DATE_IN_FUTURE
          9        | 2090-01-02 00:00:00 | NULL                | 2090-01-01 00:00:00 | NULL                | ACCEPTED_DATE_IN_FUTURE
          9        | 2023-10-10 10:00:00 | NULL                | 2023-11-01 23:59:59 | NULL                | LOADED
          9        | 2023-10-10 10:00:00 | NULL                | 2023-11-02 00:00:00 | NULL                | FINISHED_DATE_IN_FUTURE
          10       | 2023-10-10 10:00:00 | NULL                | NULL                | 2023-11-02 00:00:00 | FINISHED_DATE_IN_FUTURE
          # the returned date counts only where the finished one is missing
          10       | 2023-10-10 10:00:00 | NULL                | 2023-10-18 00:00:00 | 2090-01-01 00:00:00 | LOADED
          10       | 2023-10-10 10:00:00 | NULL                | 2023-10-18 00:00:00 | 2023-10-01 00:00:00 | LOADED
          # a due date may lie anywhere
          4        | 2023-10-10 10:00:00 | 2090-01-01 00:00:00 | NULL                | NULL                | LOADED
          4        | 2023-10-10 10:00:00 | 2001-01-01 00:00:00 | NULL                | NULL                | LOADED
          9        | 2023-10-10 10:00:00 | NULL                | 2023-10-09 23:59:59 | NULL                | FINISHED_BEFORE_ACCEPTED
          10       | 2023-10-10 10:00:00 | NULL                | NULL                | 2023-10-09 12:00:00 | FINISHED_BEFORE_ACCEPTED
          # date level: earlier on the same day is no fault
          9        | 2023-10-10 10:00:00 | NULL                | 2023-10-10 08:00:00 | NULL                | LOADED
          # only of the statuses 9 and 10
          4        | 2023-10-10 10:00:00 | NULL                | 2090-01-01 00:00:00 | NULL                | LOADED
          7        | 2023-10-10 10:00:00 | NULL                | 2023-10-01 00:00:00 | NULL                | LOADED
          8        | 2023-10-10 10:00:00 | NULL                | NULL                | 2023-10-01 00:00:00 | LOADED
          """)
  void rejectedByTheFirstDateRuleThatHolds(
      String status,
      String acceptedAt,
      String dueAt,
      String finishedAt,
      String returnedAt,
      String verdict) {
    Dossiers dossier =
        dossier()
            .status(status)
            .acceptedAt(acceptedAt)
            .dueAt(dueAt)
            .finishedAt(finishedAt)
            .returnedAt(returnedAt);
    assertThat(verdictOn(dossier)).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "agency [{0}]: {1}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          H44.13       | LOADED
          ' H44.13 '   | LOADED
          H44.130      | LOADED
          # byte for byte: neither case nor a prefix matches
          h44.13       | AGENCY_UNKNOWN
          H44.1        | AGENCY_UNKNOWN
          H44.131      | AGENCY_UNKNOWN
          NULL         | AGENCY_UNKNOWN
          ''           | AGENCY_UNKNOWN
          '   '        | AGENCY_UNKNOWN
          H44.99       | AGENCY_AMBIGUOUS
          ' H44.99'    | AGENCY_AMBIGUOUS
          """)
  void theAgencyHasToBeKnownAndOne(String agencyCode, String verdict) {
    assertThat(verdictOn(dossier().agency(agencyCode))).isEqualTo(verdict);
  }

  @Test
  void dateReasonsGoBeforeTheAgency() {
    assertThat(verdictOn(finished().finishedAt("2023-10-01 00:00:00").agency("H99")))
        .isEqualTo("FINISHED_BEFORE_ACCEPTED");
  }

  @Test
  void reasonsStandInTheOrderOfTheContract() {
    assertThat(ExclusionReason.values())
        .extracting(Enum::name)
        .containsExactly("DELETED", "COPY", "NOT_YET_ACCEPTED", "REFUSED");
    assertThat(RejectReason.values())
        .extracting(Enum::name)
        .containsExactly(
            "VALUE_INVALID",
            "STATUS_UNKNOWN",
            "ACCEPTED_DATE_MISSING",
            "ACCEPTED_DATE_IN_FUTURE",
            "FINISHED_DATE_IN_FUTURE",
            "FINISHED_BEFORE_ACCEPTED",
            "AGENCY_UNKNOWN",
            "AGENCY_AMBIGUOUS");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          2023-02-30 10:00:00 | 4    | H44.13 | impossible accepted date '2023-02-30 10:00:00'
          2023-10-10          | 11   | H44.13 | status '11' is in no code list
          2023-10-10          | NULL | H44.13 | status is missing
          2023-10-10          | ' '  | H44.13 | status is missing
          NULL                | 4    | H44.13 | accepted date missing
          2090-01-01          | 4    | H44.13 | accepted date '2090-01-01'
          2023-10-10          | 4    | H99    | agency code 'H99' is not in the catalogue
          2023-10-10          | 4    | NULL   | agency code is missing
          2023-10-10          | 4    | ' '    | agency code is missing
          2023-10-10          | 4    | H44.99 | agency code 'H44.99' has several live rows in the catalogue
          """)
  void theDetailNamesTheValueAtFault(
      String acceptedAt, String status, String agencyCode, String detail) {
    RawDossier dossier = dossier().acceptedAt(acceptedAt).status(status).agency(agencyCode).build();
    assertThat(((Verdict.Rejected) classifier.classify(dossier)).detail()).isEqualTo(detail);
  }

  @Test
  void theDetailFitsItsColumnAndOneLineWhateverTheValues() {
    String longText = "x\n".repeat(24) + "x😀" + "x".repeat(500);
    RawDossier invalid =
        dossier()
            .acceptedAt(longText)
            .dueAt(longText)
            .finishedAt(longText)
            .returnedAt(longText)
            .build();
    String detail = ((Verdict.Rejected) classifier.classify(invalid)).detail();
    assertThat(detail).hasSizeLessThanOrEqualTo(300).doesNotContain("\n", "\uD83D");
    assertThat(detail).contains("accepted date", "due date", "finished date", "returned date");
  }

  private String verdictOn(Dossiers dossier) {
    Verdict verdict = classifier.classify(dossier.build());
    if (verdict instanceof Verdict.Excluded excluded) {
      return excluded.reason().name();
    }
    if (verdict instanceof Verdict.Rejected rejected) {
      return rejected.reason().name();
    }
    return "LOADED";
  }
}
