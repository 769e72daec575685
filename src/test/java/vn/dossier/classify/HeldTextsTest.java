package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.classify.Dossiers.dossier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.HeldText;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Verdict;

/** What the warehouse can hold, what looks like a code, and what stands for the rest. */
class HeldTextsTest {
  private static final String FOUR_BYTES = "\uD840\uDC00";

  @Test
  void aCharacterOfFourBytesIsOneAndHalfOfOneIsNone() {
    assertThat(HeldText.DOSSIER_CODE.fits(FOUR_BYTES.repeat(50))).isTrue();
    assertThat(HeldText.DOSSIER_CODE.fits(FOUR_BYTES.repeat(51))).isFalse();
    assertThat(HeldText.DOSSIER_CODE.fits("a\uD840")).isFalse();
    assertThat(HeldText.DOSSIER_CODE.fits("\uDC00\uD840")).isFalse();
    assertThat(HeldText.DOSSIER_CODE.fits(null)).isTrue();
  }

  @Test
  void whatIsCutKeepsWholeCharacters() {
    assertThat(HeldText.SERVICE_LEVEL.cut("1234" + FOUR_BYTES + "6"))
        .isEqualTo("1234" + FOUR_BYTES);
    assertThat(HeldText.SERVICE_LEVEL.cut("a\uD840b")).isEqualTo("a\uFFFDb");
    assertThat(HeldText.SERVICE_LEVEL.cut("12345")).isEqualTo("12345");
  }

  @Test
  void aCodeOfHalfACharacterIsRejected() {
    Verdict verdict = OneStop.classifier().classify(dossier().code("H\uD840").build());
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Rejected(RejectReason.VALUE_INVALID, "dossier code has half a character"));
  }

  @Test
  void anIdThatIsTooLongHasADigestThatIsAlwaysTheSameAndFits() {
    String id = "i".repeat(37);
    assertThat(HeldId.of(id)).startsWith("~").hasSize(36).isEqualTo(HeldId.of("i".repeat(37)));
    assertThat(HeldId.of(id)).isNotEqualTo(HeldId.of("i".repeat(38)));
    assertThat(HeldId.of("\uD840" + id)).isNotEqualTo(HeldId.of("\uD841" + id));
    assertThat(HeldId.of("i".repeat(36))).isEqualTo("i".repeat(36));
    assertThat(HeldId.of(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H44.13",
        "H44.13-231010-0001",
        "000.17.22.H56",
        "1.010708.000.00.00.H56",
        "000",
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        "HS_2023/10-1",
        "12345678",
        "12345678901234",
        "H56.00.231031-0001",
        "H22.12-231101-0003",
        "H56.12.0001-0002",
        "000.00.00.H56",
        "000.00.16.H56-231031-0001",
        "H56-2310310001",
        "1.000001",
        "2.000815.000.00.00.H56",
        "G9",
        "G09.99.99",
        "HS-231031-0001",
        "SYT",
        "UBND"
      })
  void aCodeStays(String code) {
    assertThat(Codes.held(code)).isEqualTo(code);
    assertThat(Codes.named(code)).isEqualTo(code);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Nguyễn Văn An, N***n(13)",
    "Tran Thi Be, T***e(11)",
    "an@example.vn, a***n(13)",
    "0912345678, 0***8(10)",
    "012345678901, 0***1(12)",
    "123456789, 1***9(9)",
    "+84912345678, +***8(12)",
    "84912345678, 8***8(11)",
    "0084912345678, 0***8(13)",
    "0912.345.678, 0***8(12)",
    "0912-345-678, 0***8(12)",
    "001-199-012-345, 0***5(15)",
    "CCCD:001199012345, C***5(17)",
    "CCCD001199012345, C***5(16)",
    "CMND123456789, C***9(13)",
    "0912345678/An, 0***n(13)",
    "0912.345.678/An, 0***n(15)",
    "An/84-912-345-678, A***8(17)",
    "0912345678/0987654321, 0***1(21)",
    "NguyenVanAn, N***n(11)",
    "nguyen.van.an, n***n(13)",
    "Vũ, ***(2)",
    "𠀀ab𠀀, 𠀀***𠀀(4)"
  })
  void whatAPersonTypedIsMasked(String typed, String masked) {
    assertThat(Codes.named(typed)).isEqualTo(masked);
    // The ends and the length would leave too few of all phone numbers
    assertThat(Codes.held(typed)).matches("\\*\\*\\*~[0-9a-f]{5}").isNotEqualTo(Codes.held("?"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2023-10-31, '2023-10-31'",
    "2023-10-31 23:59:59, '2023-10-31 23:59:59'",
    "2023-10-31T23:59:59.123456+07:00, '2023-10-31T23:59:59.123456+07:00'",
    "0000-00-00 00:00:00, '0000-00-00 00:00:00'",
    "31/10/2023, '31/10/2023'",
    "2023-02-30, '2023-02-30'",
    "001199012345, 0***5(12)",
    "0912 345 678, 0***8(12)",
    "0912.345.678, 0***8(12)",
    "+84 912345678, +***8(13)",
    "2023-10-31 23:59:59.123456789, 2***9(29)"
  })
  void aDateIsShownOnlyWhenItHasTheShapeOfOne(String typed, String shown) {
    assertThat(Codes.shownDate(typed)).isEqualTo("'" + shown + "'");
  }

  @Test
  void detailsTellNoNames() {
    for (Dossiers typed :
        new Dossiers[] {
          dossier().status("Nguyễn Văn An"),
          dossier().agency("Nguyễn Văn An"),
          dossier().acceptedAt("Nguyễn Văn An"),
          dossier().code("Nguyễn Văn An " + "x".repeat(99)),
          dossier().serviceLevel("Nguyễn Văn An")
        }) {
      RawDossier dossier = typed.build();
      Verdict.Rejected verdict = (Verdict.Rejected) OneStop.classifier().classify(dossier);
      assertThat(verdict.detail()).doesNotContain("Nguy");
      assertThat(OneStop.classifier().findings(dossier, OneStop.labels()))
          .noneMatch(finding -> finding.because().contains("Nguy"));
    }
  }
}
