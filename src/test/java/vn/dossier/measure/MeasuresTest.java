package vn.dossier.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.report.figure.Language;
import vn.dossier.report.words.Wording;

/** Measures and indicators are said once, and statements are written out from them. */
class MeasuresTest {

  private static final Measures THREE =
      Measures.of(
          Map.of(
              "dossiers",
              lines("all {count=fact}", "online {flag=online,within=all}", "paid {sum=amount}"),
              "completions",
              lines("done {count=fact}", "late {when=f.timeliness = 'LATE',within=done}"),
              "indicators",
              lines("share {numerator=online,denominator=all}")));

  private static Map<String, Map<String, String>> lines(String... lines) {
    Map<String, Map<String, String>> said = new LinkedHashMap<>();
    for (String line : lines) {
      int name = line.indexOf(' ');
      said.put(line.substring(0, name), pairs(line.substring(name + 2, line.length() - 1)));
    }
    return said;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.split(",")) {
      pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return pairs;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '"',
      value = {
        "SELECT [[dossier-measures: {name}]] / SELECT all, online, paid",
        "HAVING [[dossier-measures: SUM({name}) <> 0 | OR]] / HAVING SUM(all) <> 0 OR SUM(online) <> 0 OR SUM(paid) <> 0",
        "CASE n [[dossier-counts: WHEN {number} THEN {name} |]] END / CASE n WHEN 1 THEN all WHEN 2 THEN online END",
        "[[dossier-amounts: {of_facts} AS {name}]] / SUM(f.amount) AS paid",
        "[[dossier-measures: {of_facts}]] / COUNT(*), COUNT(NULLIF(f.online, 0)), SUM(f.amount)",
        "[[completion-measures: {of_facts}]] / COUNT(*), COUNT(CASE WHEN f.timeliness = 'LATE' THEN 1 END)",
        "[[completion-measures: {of_fact}]] / 1, CASE WHEN f.timeliness = 'LATE' THEN 1 ELSE 0 END",
        "x [[dossier-parts: OR {name} > {within} |]] / x OR online > all",
        "x[[completion-indicators: {name}]]y / xy",
        "[[dossier-terms: {name}]] / all, online",
        "[[indicators: {name} {numerator} {denominator}]] / share f.online f.all",
        "[[table]] [[measures: ?]] / t ?, ?, ?, ?, ?"
      })
  void aTemplateIsRepeatedForEachEntryOfAList(String statement, String expected) {
    assertThat(THREE.fragments().with(Map.of("table", "t")).expand("test", statement))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "[[no-such-list: {name}]], no-such-list",
    "[[dossier-measures: {colour}]], {colour}",
    "[[dossier-measures: {within}]], {within}",
    "[[table]], table"
  })
  void whatNobodyGivesIsRefusedByName(String statement, String missing) {
    assertThatThrownBy(() -> THREE.fragments().expand("place/test", statement))
        .hasMessage("place/test.sql asks for [[%s]], which is not there", missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "late {when=f.due_date < f.finished_date} | not a column or a condition",
        "late {when=f.timeliness = 'LATE' OR 1 = 1} | not a column or a condition",
        "late {flag=a; DROP} | not a column or a condition",
        "late {flag=late,within=nobody} | measure late",
        "late {flag=late,by=word} | measure late",
        "late {flag=late,sum=late} | measure late",
        "late {average=late} | measure late"
      })
  void aMeasureThatCannotBeCountedSoIsRefused(String line, String message) {
    assertThatThrownBy(
            () ->
                Measures.of(
                    Map.of(
                        "dossiers", lines(line), "completions", Map.of(), "indicators", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anIndicatorIsOfMeasuresOfOneList() {
    assertThatThrownBy(
            () ->
                Measures.of(
                    Map.of(
                        "dossiers",
                        lines("all {count=fact}"),
                        "completions",
                        lines("done {count=fact}"),
                        "indicators",
                        lines("share {numerator=done,denominator=all}"))))
        .hasMessageContaining("indicator share");
  }

  /** What SQL counts of facts in a table, the program counts of those that no table holds. */
  @ParameterizedTest
  @CsvSource({
    "all, 1",
    "online, 1",
    "paid, 70000",
    "done, 1",
    "late, 0",
  })
  void aFactIsCountedInTheProgramToo(String name, long expected) {
    Map<String, String> fact = new HashMap<>();
    fact.put("online", "1");
    fact.put("amount", "70000");
    fact.put("timeliness", null);
    Measure measure =
        THREE.measures().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    assertThat(measure.of(fact)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2023-10-02, 2023-10-02, 1", "2023-10-02, 2023-10-03, 0", "2023-10-02,, 0", ",, 0"})
  void nothingIsEqualToNull(String accepted, String finished, long expected) {
    Measure sameDay =
        new Measure(
            "same_day", Measure.Kind.WHEN, "f.finished_date = f.accepted_date", null, null, null);
    Map<String, String> fact = new HashMap<>();
    fact.put("accepted_date", accepted);
    fact.put("finished_date", finished);
    assertThat(sameDay.of(fact)).isEqualTo(expected);
  }

  /** The bulletin has a name and words for each indicator of the views, and for no other. */
  @Test
  void theReportKnowsTheSameIndicators() {
    List<String> reported =
        Arrays.stream(vn.dossier.report.figure.Indicator.values())
            .map(vn.dossier.report.figure.Indicator::code)
            .toList();
    assertThat(Measures.all().indicators()).extracting(Indicator::name).isEqualTo(reported);
    for (Language language : Language.values()) {
      assertThat(vn.dossier.report.figure.Indicator.values())
          .allSatisfy(i -> assertThat(new Wording(language).name(i)).isNotBlank());
    }
  }
}
