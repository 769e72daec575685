package vn.dossier.classify.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** src/docs/rules.md, "Reading values". */
class ReadingTest {

  @Test
  void blanksAreTheUnicodeWhiteSpaceAndTheTwoInvisibleOnes() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      // White_Space of the Unicode database, told from Java's two notions of it
      boolean whiteSpace = Character.isSpaceChar(c) || (c >= 0x09 && c <= 0x0D) || c == 0x85;
      boolean blank = whiteSpace || c == 0x200B || c == 0xFEFF;
      assertThat(Whitespace.isBlank((char) c)).as("U+%04X", c).isEqualTo(blank);
      assertThat(Whitespace.CHARACTERS.indexOf(c) >= 0).as("U+%04X", c).isEqualTo(blank);
    }
  }

  @ParameterizedTest(name = "code [{0}] reads [{1}]")
  @CsvSource(
      nullValues = "NULL",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "NULL,NULL",
        "'',NULL",
        "' \t ',NULL",
        "\u00A0\u200B\uFEFF,NULL",
        "H44.13,H44.13",
        " H44.13 ,H44.13",
        "\u00A0H44.13\uFEFF,H44.13",
        "\u200BH44.13,H44.13",
        // inside, a code keeps what it has, and its case
        "H44 13,H44 13",
        "h44.13,h44.13",
      })
  void codesAreTrimmedOnly(String stored, String read) {
    assertThat(Whitespace.trim(stored)).isEqualTo(read);
    assertThat(Whitespace.isBlank(stored)).isEqualTo(read == null);
  }

  @ParameterizedTest(name = "label [{0}] reads [{1}]")
  @CsvSource(
      nullValues = "NULL",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "NULL,NULL",
        "'',NULL",
        "\u00A0 \u200B,NULL",
        "2,2",
        " 2\u00A0,2",
        "01,01",
        "Đã thanh toán,đã thanh toán",
        "ĐÃ THANH TOÁN,đã thanh toán",
        "Đã  thanh\u00A0 toán,đã thanh toán",
        "'Đã\u200Bthanh\ntoán',đã thanh toán",
        " Truc-Tuyen ,truc-tuyen",
        "a  b,a b",
        // folding, not lower casing: the long s is an s; the Turkish i's are not i
        "tr\u0131c,tr\u0131c",
        "\u0130,\u0130",
        "thu \u017Fau,thu sau",
      })
  void labelsAreTrimmedCollapsedAndFolded(String stored, String read) {
    assertThat(Label.of(stored)).isEqualTo(read);
  }

  @Test
  void decomposedLabelsAreComposed() {
    String decomposed = Normalizer.normalize("ĐÃ THANH TOÁN", Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo("ĐÃ THANH TOÁN");
    assertThat(Label.of(decomposed)).isEqualTo("đã thanh toán");
  }

  @ParameterizedTest(name = "[{0}] holds a file: {1}")
  @CsvSource(
      nullValues = "NULL",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "NULL,false",
        "'',false",
        "##,false",
        "' ## ',false",
        "####,false",
        "\u00A0##\u200B##\uFEFF,false",
        "a.pdf,true",
        "##a.pdf,true",
        "a.pdf##,true",
        "' ## a.pdf',true",
        "a.pdf##b.pdf,true",
        // only the double sign separates
        "#,true",
        "###,true",
      })
  void aFileFieldHoldsAFileWhenAnyPartIsNotBlank(String stored, boolean holds) {
    assertThat(FileField.holdsFile(stored, "##")).isEqualTo(holds);
  }

  @ParameterizedTest(name = "date [{0}] is {1}")
  @CsvSource(
      nullValues = "NULL",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "NULL,missing",
        "'',missing",
        "' \u00A0',missing",
        "0000-00-00,missing",
        "0000-00-00 00:00:00,missing",
        "0000-00-00 00:00:00.000000,missing",
        "0000-00-00T00:00:00,missing",
        "' 0000-00-00 00:00:00 ',missing",
        "2023-10-31,2023-10-31",
        "2023-10-31 23:59:59,2023-10-31",
        "2023-10-31 23:59:59.999999,2023-10-31",
        "2023-10-31 00:00:00.0,2023-10-31",
        "2023-10-31T23:30,2023-10-31",
        "' 2023-10-31 23:30:00 ',2023-10-31",
        "2024-02-29 10:00:00,2024-02-29",
        "2000-02-29,2000-02-29",
        "0001-01-01 00:00:00,0001-01-01",
        "9999-12-31 23:59:59,9999-12-31",
        "2023-02-30 10:00:00,impossible",
        "2023-02-29,impossible",
        "1900-02-29,impossible",
        "2023-04-31,impossible",
        "2023-12-32,impossible",
        "2023-13-01,impossible",
        "2023-00-10,impossible",
        "2023-10-00 00:00:00,impossible",
        "2023-00-00,impossible",
        // year 0 never was, and only the whole zero means nothing
        "0000-05-01,impossible",
        "0000-00-01 00:00:00,impossible",
        "0000-00-00 10:00:00,impossible",
        "2023-10-31 24:00:00,impossible",
        "2023-10-31 10:60:00,impossible",
        "2023-10-31 10:00:60,impossible",
        "2023-10-31 10:00:00.,impossible",
        "2023-10-31 10:00:00.1x,impossible",
        "2023-10-31 10:,impossible",
        "2023-10-31x10:00:00,impossible",
        "2023-10-31 1a:00:00,impossible",
        "12023-10-31,impossible",
        "31/10/2023,impossible",
        "2023-1-1,impossible",
        "hôm nay,impossible",
        "0,impossible",
      })
  void aDateIsMissingImpossibleOrADay(String stored, String expected) {
    SourceDate read = SourceDate.of(stored);
    switch (expected) {
      case "missing" -> {
        assertThat(read.missing()).isTrue();
        assertThat(read.impossible()).isFalse();
        assertThat(read.date()).isNull();
      }
      case "impossible" -> {
        assertThat(read.impossible()).isTrue();
        assertThat(read.missing()).isFalse();
        assertThat(read.date()).isNull();
      }
      default -> {
        assertThat(read.date()).isEqualTo(LocalDate.parse(expected));
        assertThat(read.missing()).isFalse();
        assertThat(read.impossible()).isFalse();
      }
    }
    // deleted_on is set whenever it is neither null nor all-zero, readable or not
    assertThat(SourceDate.isSet(stored)).isEqualTo(!read.missing());
  }

  @Test
  void everyDayOfFourHundredYearsReads() {
    LocalDate day = LocalDate.of(1800, 1, 1);
    while (day.getYear() < 2200) {
      assertThat(SourceDate.of(day + " 12:00:00").date()).isEqualTo(day);
      day = day.plusDays(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2023-10-31, 2023-10-31T00:00",
    "2023-10-31 23:59, 2023-10-31T23:59",
    "2023-10-31 23:59:58, 2023-10-31T23:59:58",
    "2023-10-31 23:59:58.5, 2023-10-31T23:59:58.5",
    "2023-10-31 23:59:58.1234567891, 2023-10-31T23:59:58.123456789",
  })
  void theOrderOfCatalogueRowsSeesTheTime(String stored, LocalDateTime moment) {
    assertThat(SourceDate.momentOf(stored)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000-00-00", "2023-02-30"})
  void aDateThatCannotBeReadIsNoMoment(String stored) {
    assertThat(SourceDate.momentOf(stored)).isNull();
  }

  @Test
  void byteForByteIsTheOrderOfTheUtf8Bytes() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "", "a", "a ", "A", "aa", "b", "é", "Đ", "z", "ｚ", "\uFFFD", "😀", "😀a", "𐀀"));
    List<String> expected = new ArrayList<>(texts);
    expected.sort(
        Comparator.comparing(
            text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    texts.sort(Bytewise.ORDER);
    assertThat(texts).isEqualTo(expected);
    assertThat(Bytewise.ORDER.compare(null, "")).isNegative();
    assertThat(Bytewise.ORDER.compare("\uFFFD", "😀")).isNegative();
  }
}
