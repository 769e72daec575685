package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.dossier.classify.Dossiers.dossier;
import static vn.dossier.classify.Dossiers.finished;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.verdict.RejectReason;

/** What a person reads about one dossier. */
class FindingsTest {
  private final Classifier classifier = OneStop.classifier();

  @Test
  void aLoadedDossierShowsEveryRule() {
    List<Finding> findings =
        classifier.findings(
            finished()
                .resultFiles("kq.pdf")
                .component("a.pdf", "2")
                .payment(p -> p.paid(50_000, "truc-tuyen"))
                .build(),
            OneStop.labels());
    assertThat(findings)
        .contains(
            new Finding("rules.md", "verdict", "LOADED", "no reason against it as of 2023-11-01"),
            new Finding("R1 A", "online", "yes", "channel ONLINE"),
            new Finding("R24", "withdrawn", "no", "status FINISHED, result kind missing"),
            new Finding("R14", "cashless", "yes", "VND 50000 online, 0 by transfer, 0 in cash"));
    assertThat(findings)
        .extracting(Finding::subject)
        .contains(
            "channel",
            "channel_missing",
            "online",
            "online_766",
            "component_digitised",
            "digitised_766",
            "reused",
            "withdrawn",
            "is_open",
            "finished_date",
            "result_due",
            "result_digitised",
            "timeliness",
            "obligation",
            "obligation_pending",
            "exempt",
            "cashless",
            "non_cash");
  }

  @Test
  void everyReasonIsToldWithItsValues() {
    List<Finding> findings =
        classifier.findings(dossier().status("3").agency("H9").build(), OneStop.labels());
    assertThat(findings)
        .contains(
            new Finding("rules.md", "verdict", "EXCLUDED", "REFUSED"),
            new Finding("R5", "REFUSED", "yes", "status '3' means REFUSED"),
            new Finding("R25", "DELETED", "no", "deletion date missing"),
            new Finding("rules.md", "COPY", "no", "copy reason is missing"),
            new Finding(
                "rules.md", "AGENCY_UNKNOWN", "yes", "agency code 'H9' is not in the catalogue"));
    for (RejectReason reason : RejectReason.values()) {
      assertThat(findings).extracting(Finding::subject).contains(reason.name());
    }
  }

  @Test
  void aRejectedDossierShowsItsFlagsAllTheSame() {
    List<Finding> findings =
        classifier.findings(
            dossier().status(null).acceptedAt("2023-02-30").channel("1").build(), OneStop.labels());
    assertThat(findings)
        .contains(
            new Finding(
                "rules.md",
                "verdict",
                "REJECTED",
                "VALUE_INVALID: impossible accepted date '2023-02-30'"),
            new Finding("R1 A", "online", "no", "channel DIRECT"),
            new Finding("rules.md", "agency_key", "none", "agency code 'H44.13' on missing"));
  }

  @Test
  void eachChildIsToldWithWhatItCountsAs() {
    List<Finding> findings =
        classifier.findings(
            dossier()
                .component("##", "2")
                .component(new RawComponent("H9-1", "a.pdf", "1", null))
                .payment(p -> p.paid(7, "tien-mat"))
                .payment(p -> p.kind("Thu sau").amount(0L).deletedAt("2023-10-11"))
                .build(),
            OneStop.labels());
    assertThat(findings)
        .contains(
            new Finding("R7, R10", "component 1", "reused", "files '##', digitisation '2'"),
            new Finding(
                "R7, R10",
                "component 2",
                "nothing",
                "files 'a.pdf', digitisation '1', linked to 'H9-1'"),
            new Finding(
                "R12 to R17",
                "request 1",
                "counted, paid CASH",
                "amount 7, status 'Đã thanh toán', kind 'Thu trước', method 'tien-mat'"),
            new Finding(
                "R12 to R17",
                "request 2",
                "nothing",
                "amount 0, status 'Chờ thanh toán', kind 'Thu sau', method missing,"
                    + " deletion date '2023-10-11'"));
  }

  /** Where children name the id, the code is of no matter. */
  @Test
  void aChildThatNamesTheIdCounts() {
    RawDossier built =
        dossier().component("a.pdf", "1").payment(p -> p.paid(7, "tien-mat")).build();
    RawDossier linked =
        new RawDossier(
            built.id(),
            null,
            built.link(),
            built.agencyCode(),
            built.procedureCode(),
            built.channel(),
            built.serviceLevel(),
            built.status(),
            built.acceptedAt(),
            built.dueAt(),
            null,
            null,
            null,
            null,
            null,
            null,
            built.components(),
            built.payments());
    assertThat(classifier.findings(linked, OneStop.labels()))
        .extracting(Finding::subject, Finding::outcome)
        .contains(tuple("component 1", "digitised"), tuple("request 1", "counted, paid CASH"));
  }

  @Test
  void warningsAreTold() {
    assertThat(classifier.findings(dossier().procedure("9").build(), OneStop.labels()))
        .contains(
            new Finding("rules.md", "warning", "PROCEDURE_UNKNOWN", "counted all the same"),
            new Finding("rules.md", "procedure_key", "0", "procedure '9' unknown"));
  }

  @Test
  void aLabelThatNoListKnowsIsMaskedAndOthersStay() {
    RawDossier typed =
        dossier()
            .status("Nguyen")
            .serviceLevel("Nguyen Thi Be")
            .resultKind("Nguyen Van An")
            .acceptedAt("0912345678")
            .component("a.pdf", "Nguyen Van An")
            .payment(p -> p.status("Nguyen").kind("Nguyen Van An").method("0912345678"))
            .payment(p -> p.paid(7, "tien-mat"))
            .build();
    assertThat(classifier.findings(typed, OneStop.labels()))
        .noneMatch(f -> f.because().contains("guye") || f.because().contains("91234"))
        .extracting(Finding::because)
        .contains(
            "status null, result kind 'N***n(13)'",
            "files 'a.pdf', digitisation 'N***n(13)'",
            "amount missing, status 'N***n(6)', kind 'N***n(13)', method '0***8(10)'",
            "amount 7, status 'Đã thanh toán', kind 'Thu trước', method 'tien-mat'");
    RawDossier shown = OneStop.labels().masked(typed, null);
    assertThat(shown.toString()).doesNotContain("guye", "91234").contains("Thu trước", "tien-mat");
    RawDossier clean =
        dossier().component("a.pdf", "1").payment(p -> p.paid(7, "tien-mat")).build();
    assertThat(OneStop.labels().masked(clean, null)).isEqualTo(clean);
  }

  /**
   * Of a reason in small letters nobody can tell that it is no name, unless the adapter wrote it.
   */
  @Test
  void aReasonOfACopyThatTheAdapterDidNotWriteIsMasked() {
    KnownLabels labels =
        new KnownLabels(
            OneStop.rules(), Map.of(KnownLabels.COPY_REASON, Set.of("interagency", "portal")));
    assertThat(copies("interagency", labels))
        .containsExactly("copy reason 'interagency'", "interagency");
    assertThat(copies("nguyenvananh", labels))
        .containsExactly("copy reason 'n***h(12)'", "n***h(12)");
    assertThat(copies("nguyen", labels)).containsExactly("copy reason 'n***n(6)'", "n***n(6)");
  }

  private List<String> copies(String reason, KnownLabels labels) {
    RawDossier dossier = dossier().copyReason(reason).build();
    return List.of(
        classifier.findings(dossier, labels).stream()
            .filter(finding -> finding.subject().equals("COPY"))
            .findFirst()
            .orElseThrow()
            .because(),
        labels.masked(dossier, null).copyReason());
  }

  @Test
  void aCodeThatIsAPersonsIsMaskedUnlessItIsTheOneAskedFor() {
    RawDossier typed = dossier().code(" 0912345678 ").build();
    assertThat(OneStop.labels().masked(typed, null).code()).isEqualTo("0***8(10)");
    assertThat(OneStop.labels().masked(typed, null).link()).isEqualTo("0***8(10)");
    assertThat(OneStop.labels().masked(typed, "H1-1").code()).isEqualTo("0***8(10)");
    assertThat(OneStop.labels().masked(typed, "0912345678").code()).isEqualTo(" 0912345678 ");
  }
}
