package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.classify.Dossiers.dossier;
import static vn.dossier.classify.Dossiers.finished;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.OpenState;
import vn.dossier.classify.verdict.Timeliness;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.classify.verdict.Warning;

/** src/docs/rules.md: the flags that do not read payments. */
class LoadedTest {
  private final Classifier classifier = OneStop.classifier();

  @ParameterizedTest(name = "channel [{0}]: {1}, missing {2}, online {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # kenh_thuc_hien | channel | missing | online
          2                | ONLINE  | false   | true
          ' 2'             | ONLINE  | false   | true
          1                | DIRECT  | false   | false
          NULL             | DIRECT  | true    | false
          ''               | DIRECT  | true    | false
          '  '             | DIRECT  | true    | false
          3                | POSTAL  | false   | false
          9                | UNKNOWN | false   | false
          02               | UNKNOWN | false   | false
          x                | UNKNOWN | false   | false
          """)
  void channel(String stored, Channel channel, boolean missing, boolean online) {
    DossierFact fact = fact(dossier().channel(stored));
    assertThat(fact.channel()).isEqualTo(channel);
    assertThat(fact.channelMissing()).isEqualTo(missing);
    assertThat(fact.online()).isEqualTo(online);
  }

  @ParameterizedTest(name = "channel {0}, result [{1}], procedure {2}: {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # channel | dinh_kem_ket_qua | procedure              | online_766
          2         | kq.pdf           | 1.010708.000.00.00.H56 | true
          2         | NULL             | 1.010708.000.00.00.H56 | false
          2         | ##               | 1.010708.000.00.00.H56 | false
          2         | '##kq.pdf'       | 1.010708.000.00.00.H56 | true
          # 2.000815 yields no result
          2         | NULL             | 2.000815               | true
          # an unknown procedure yields one
          2         | NULL             | 9.999999               | false
          2         | NULL             | NULL                   | false
          2         | kq.pdf           | 9.999999               | true
          1         | kq.pdf           | 2.000815               | false
          NULL      | kq.pdf           | 2.000815               | false
          9         | kq.pdf           | 2.000815               | false
          """)
  void online766(String channel, String files, String procedure, boolean expected) {
    Dossiers dossier = dossier().channel(channel).resultFiles(files).procedure(procedure);
    assertThat(fact(dossier).online766()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "link [{0}], files [{1}], status [{2}], deleted [{3}]: {4}, {5}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # ho_so               | dinh_kem   | trang_thai_so_hoa | deleted_on          | digitised | reused
          H44.13-231010-0001    | a.pdf      | 1                 | NULL                | true      | false
          H44.13-231010-0001    | NULL       | 1                 | NULL                | false     | false
          H44.13-231010-0001    | ##         | 0                 | NULL                | false     | false
          H44.13-231010-0001    | ' ## '     | 0                 | NULL                | false     | false
          H44.13-231010-0001    | '##a.pdf'  | NULL              | NULL                | true      | false
          # reused needs no file
          H44.13-231010-0001    | NULL       | 2                 | NULL                | false     | true
          H44.13-231010-0001    | NULL       | 3                 | NULL                | false     | true
          H44.13-231010-0001    | a.pdf      | Tái sử dụng       | NULL                | true      | true
          H44.13-231010-0001    | a.pdf      | ' TÁI  SỬ DỤNG '  | NULL                | true      | true
          H44.13-231010-0001    | a.pdf      | 02                | NULL                | true      | false
          H44.13-231010-0001    | a.pdf      | 4                 | NULL                | true      | false
          # deleted, readable or not
          H44.13-231010-0001    | a.pdf      | 2                 | 2023-10-11 00:00:00 | false     | false
          H44.13-231010-0001    | a.pdf      | 2                 | 2023-02-30 00:00:00 | false     | false
          H44.13-231010-0001    | a.pdf      | 2                 | 0000-00-00 00:00:00 | true      | true
          # a link is taken as stored
          'H44.13-231010-0001 ' | a.pdf      | 2                 | NULL                | false     | false
          h44.13-231010-0001    | a.pdf      | 2                 | NULL                | false     | false
          NULL                  | a.pdf      | 2                 | NULL                | false     | false
          """)
  void componentsThatAreLiveAndLinked(
      String link,
      String files,
      String digitisation,
      String deletedAt,
      boolean digitised,
      boolean reused) {
    RawComponent component = new RawComponent(link, files, digitisation, deletedAt);
    DossierFact fact = fact(dossier().component(component));
    assertThat(fact.componentDigitised()).isEqualTo(digitised);
    assertThat(fact.reused()).isEqualTo(reused);
  }

  @Test
  void oneComponentIsEnough() {
    DossierFact fact =
        fact(dossier().component(null, "0").component("a.pdf", "0").component("", "3"));
    assertThat(fact.componentDigitised()).isTrue();
    assertThat(fact.reused()).isTrue();
  }

  @Test
  void withoutComponentsNothingIsDigitised() {
    DossierFact fact = fact(dossier().resultFiles("kq.pdf"));
    assertThat(fact.componentDigitised()).isFalse();
    assertThat(fact.digitised766()).isFalse();
    assertThat(fact.reused()).isFalse();
  }

  @Test
  void theCodeIsTrimmedBeforeLinksAreComparedWithIt() {
    DossierFact fact = fact(dossier().code(" A-1\u00A0").component("a.pdf", "1"));
    assertThat(fact.dossierCode()).isEqualTo("A-1");
    assertThat(fact.componentDigitised()).isTrue();
    RawComponent asStored = new RawComponent(" A-1\u00A0", "a.pdf", "1", null);
    assertThat(fact(dossier().code(" A-1\u00A0").component(asStored)).componentDigitised())
        .isFalse();
  }

  @Test
  void aDossierWithoutCodeHasNoChildren() {
    for (String blank : new String[] {null, "", " ", "\u200B"}) {
      Dossiers dossier =
          dossier()
              .code(blank)
              .component(new RawComponent(blank, "a.pdf", "2", null))
              .payment(p -> p.link(blank).paid(1000, "truc-tuyen"));
      DossierFact fact = fact(dossier);
      assertThat(fact.dossierCode()).isNull();
      assertThat(fact.componentDigitised()).isFalse();
      assertThat(fact.reused()).isFalse();
      assertThat(fact.obligation()).isFalse();
    }
  }

  @ParameterizedTest(name = "component {0}, result [{1}], procedure {2}: {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # dinh_kem | dinh_kem_ket_qua | procedure              | digitised_766
          a.pdf      | kq.pdf           | 1.010708.000.00.00.H56 | true
          a.pdf      | ##               | 1.010708.000.00.00.H56 | false
          a.pdf      | NULL             | 2.000815               | true
          a.pdf      | NULL             | 9.999999               | false
          ##         | kq.pdf           | 1.010708.000.00.00.H56 | false
          NULL       | kq.pdf           | 2.000815               | false
          """)
  void digitised766(String component, String result, String procedure, boolean expected) {
    Dossiers dossier = dossier().procedure(procedure).resultFiles(result).component(component, "1");
    // whatever the status: the dossier is still in processing
    assertThat(fact(dossier).digitised766()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "status {0}, result kind [{1}]: {2}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # status | loai_ket_qua         | withdrawn
          7        | NULL                 | true
          7        | Kết quả              | true
          9        | Trả lại/Xin rút      | true
          10       | Trả lại/Xin rút      | true
          10       | ' TRẢ LẠI/XIN  RÚT ' | true
          9        | Trả lại / Xin rút    | false
          9        | Kết quả              | false
          9        | NULL                 | false
          10       | Xin lỗi              | false
          # only a finished dossier is withdrawn by its result
          4        | Trả lại/Xin rút      | false
          5        | Trả lại/Xin rút      | false
          8        | Trả lại/Xin rút      | false
          """)
  void withdrawn(String status, String resultKind, boolean expected) {
    assertThat(fact(finished().status(status).resultKind(resultKind)).withdrawn())
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "status {0}, finished {1}, returned {2}: {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # status | ngay_ket_thuc_xu_ly | ngay_tra            | finished_date | warned
          9        | 2023-10-18 23:30:00 | 2023-10-20 08:00:00 | 2023-10-18    | false
          10       | 2023-10-18 23:30:00 | NULL                | 2023-10-18    | false
          10       | NULL                | 2023-10-20 08:00:00 | 2023-10-20    | false
          9        | 0000-00-00 00:00:00 | 2023-10-20 08:00:00 | 2023-10-20    | false
          9        | NULL                | NULL                | NULL          | true
          10       | 0000-00-00 00:00:00 | 0000-00-00 00:00:00 | NULL          | true
          4        | 2023-10-18 10:00:00 | 2023-10-20 08:00:00 | NULL          | false
          7        | 2023-10-18 10:00:00 | NULL                | NULL          | false
          """)
  void finishedDate(
      String status, String finishedAt, String returnedAt, LocalDate day, boolean warned) {
    Verdict.Loaded loaded =
        loaded(dossier().status(status).finishedAt(finishedAt).returnedAt(returnedAt));
    assertThat(loaded.fact().finishedDate()).isEqualTo(day);
    assertThat(loaded.warnings().contains(Warning.FINISHED_DATE_MISSING)).isEqualTo(warned);
  }

  @Test
  void aWithdrawnDossierKeepsItsFinishedDate() {
    Verdict.Loaded loaded = loaded(finished().resultKind("Trả lại/Xin rút"));
    assertThat(loaded.fact().finishedDate()).isEqualTo(LocalDate.of(2023, 10, 18));
    assertThat(loaded.fact().timeliness()).isNull();
    assertThat(loaded(dossier().status("9").resultKind("Trả lại/Xin rút")).warnings())
        .containsExactly(Warning.FINISHED_DATE_MISSING);
  }

  @ParameterizedTest(name = "status {0}, kind [{1}], procedure {2}, result [{3}]: {4}, {5}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # status | loai_ket_qua    | procedure              | dinh_kem_ket_qua | due   | digitised
          9        | Kết quả         | 1.010708.000.00.00.H56 | kq.pdf           | true  | true
          10       | NULL            | 1.010708.000.00.00.H56 | kq.pdf           | true  | true
          10       | NULL            | 1.010708.000.00.00.H56 | '##'             | true  | false
          10       | NULL            | 1.010708.000.00.00.H56 | NULL             | true  | false
          9        | Trả lại/Xin rút | 1.010708.000.00.00.H56 | kq.pdf           | false | false
          9        | Kết quả         | 2.000815               | kq.pdf           | false | false
          9        | Kết quả         | 9.999999               | kq.pdf           | true  | true
          9        | Kết quả         | NULL                   | NULL             | true  | false
          4        | Kết quả         | 1.010708.000.00.00.H56 | kq.pdf           | false | false
          7        | Kết quả         | 1.010708.000.00.00.H56 | kq.pdf           | false | false
          """)
  void results(
      String status,
      String resultKind,
      String procedure,
      String files,
      boolean due,
      boolean digitised) {
    DossierFact fact =
        fact(
            finished()
                .status(status)
                .resultKind(resultKind)
                .procedure(procedure)
                .resultFiles(files));
    assertThat(fact.resultDue()).isEqualTo(due);
    assertThat(fact.resultDigitised()).isEqualTo(digitised);
  }

  @ParameterizedTest(name = "status {0}, finished {1}, due {2}, kind [{3}]: {4}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # status | ngay_ket_thuc_xu_ly | ngay_hen_tra        | loai_ket_qua    | timeliness
          9        | 2023-10-18 23:59:59 | 2023-10-19 00:00:00 | NULL            | EARLY
          # by whole days: later on the due day is on time
          9        | 2023-10-19 23:59:59 | 2023-10-19 08:00:00 | NULL            | ON_TIME
          10       | 2023-10-20 00:00:00 | 2023-10-19 23:59:59 | NULL            | LATE
          9        | 2023-10-18 10:00:00 | NULL                | NULL            | NO_DUE_DATE
          9        | 2023-10-18 10:00:00 | 0000-00-00 00:00:00 | NULL            | NO_DUE_DATE
          9        | 2023-10-18 10:00:00 | 2023-10-01 00:00:00 | Trả lại/Xin rút | NULL
          9        | NULL                | 2023-10-19 00:00:00 | NULL            | NULL
          7        | 2023-10-18 10:00:00 | 2023-10-19 00:00:00 | NULL            | NULL
          4        | 2023-10-18 10:00:00 | 2023-10-19 00:00:00 | NULL            | NULL
          """)
  void timeliness(
      String status, String finishedAt, String dueAt, String resultKind, Timeliness expected) {
    DossierFact fact =
        fact(dossier().status(status).finishedAt(finishedAt).dueAt(dueAt).resultKind(resultKind));
    assertThat(fact.timeliness()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "status {0}: {1}")
  @CsvSource(
      nullValues = "NULL",
      value = {
        "2,PROCESSING",
        "4,PROCESSING",
        "5,SUPPLEMENT",
        "6,PAUSED",
        "8,PAUSED",
        "7,NULL",
        "9,NULL",
        "10,NULL"
      })
  void open(String status, OpenState state) {
    DossierFact fact = fact(dossier().status(status));
    assertThat(fact.open()).isEqualTo(state != null);
    assertThat(fact.openState()).isEqualTo(state);
    assertThat(fact.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest(name = "accepted {0}: version {1}")
  @CsvSource({
    "1899-12-31, 11",
    "1900-01-01, 11",
    "2023-05-31 23:59:59, 11",
    "2023-06-01 00:00:00, 12",
    "2023-09-30 23:30:00, 12",
    "2023-10-01 00:00:00, 13",
    "2023-11-01 23:59:59, 13",
  })
  void theAgencyIsTheVersionValidOnTheAcceptedDate(String acceptedAt, long key) {
    assertThat(fact(dossier().acceptedAt(acceptedAt)).agencyKey()).isEqualTo(key);
  }

  @ParameterizedTest(name = "procedure [{0}]: key {1}")
  @CsvSource(
      nullValues = "NULL",
      value = {
        "1.010708.000.00.00.H56, 31",
        "' 1.010708.000.00.00.H56 ', 31",
        "1.010708, 31",
        "1.010708.000.00.00.H44, 31",
        "2.000815, 32",
        "2.000815.000.00.00.H56, 32",
        "9.999999, 0",
        "1.0107, 0",
        "'', 0",
        "NULL, 0",
      })
  void theProcedureIsFoundWholeOrByItsNationalPart(String code, long key) {
    Verdict.Loaded loaded = loaded(dossier().procedure(code));
    assertThat(loaded.fact().procedureKey()).isEqualTo(key);
    assertThat(loaded.warnings().contains(Warning.PROCEDURE_UNKNOWN)).isEqualTo(key == 0);
  }

  @Test
  void theFactShowsWhatWasRead() {
    DossierFact fact =
        fact(
            dossier()
                .id(" d-1 ")
                .code(" A-1 ")
                .status(" 4")
                .serviceLevel(" 4 ")
                .dueAt("2023-12-01 17:00:00"));
    assertThat(fact.dossierId()).as("a primary key is taken as stored").isEqualTo(" d-1 ");
    assertThat(fact.dossierCode()).isEqualTo("A-1");
    assertThat(fact.statusCode()).isEqualTo("4");
    assertThat(fact.serviceLevel()).isEqualTo("4");
    assertThat(fact.acceptedDate()).isEqualTo(LocalDate.of(2023, 10, 10));
    assertThat(fact.dueDate()).isEqualTo(LocalDate.of(2023, 12, 1));
    assertThat(fact.ruleSet()).isEqualTo(OneStop.rules().ruleSet());
    assertThat(fact(dossier().serviceLevel(" ")).serviceLevel()).isNull();
    assertThat(fact(dossier().dueAt("0000-00-00")).dueDate()).isNull();
  }

  @Test
  void theLastEveningOfAMonthBelongsToThatMonth() {
    assertThat(fact(dossier().acceptedAt("2023-10-31 23:30:00")).acceptedDate())
        .isEqualTo(LocalDate.of(2023, 10, 31));
  }

  @Test
  void decomposedTextReadsLikeComposed() {
    String kind = Normalizer.normalize("Trả lại/Xin rút", Normalizer.Form.NFD);
    String reused = Normalizer.normalize("TÁI SỬ DỤNG", Normalizer.Form.NFD);
    DossierFact fact = fact(finished().resultKind(kind).component("a.pdf", reused));
    assertThat(fact.withdrawn()).isTrue();
    assertThat(fact.reused()).isTrue();
  }

  @Test
  void aCleanDossierHasNoWarnings() {
    assertThat(loaded(finished().resultFiles("kq.pdf").component("a.pdf", "1")).warnings())
        .isEmpty();
  }

  private DossierFact fact(Dossiers dossier) {
    return loaded(dossier).fact();
  }

  private Verdict.Loaded loaded(Dossiers dossier) {
    return (Verdict.Loaded) classifier.classify(dossier.build());
  }
}
