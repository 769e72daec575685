package vn.dossier.report.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chart is an SVG element of a page: nothing of it may meet what stands beside it. */
class TrendChartTest {

  private static final List<String> LABELS = List.of("8/23", "", "10/23");

  private static String chart(String id) {
    return TrendChart.draw(
            id,
            LABELS,
            List.of(
                Arrays.asList(12.5, null, 50.0),
                Arrays.asList(1.0, 2.0, 51.0),
                Arrays.asList(1.0, 2.0, null)),
            List.of("50%", "51%", ""),
            new TrendChart.Target(70, "Target 70%"))
        .orElseThrow();
  }

  private static List<String> found(String pattern, String svg) {
    return Pattern.compile(pattern)
        .matcher(svg)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }

  @Test
  void idsBeginWithThatOfTheChartAndEveryReferenceHasItsTarget() {
    String svg = chart("chart-online");
    List<String> ids = found(" id=\"([^\"]*)\"", svg);

    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat(id).startsWith("chart-online-"));
    assertThat(found("url\\(#([^)]*)\\)", svg)).isNotEmpty().allMatch(ids::contains);
  }

  /** In HTML an element has no document type, no declaration and no prefix of its own. */
  @Test
  void itIsOneElementAsHtmlKnowsIt() {
    String svg = chart("chart-online");

    assertThat(svg).startsWith("<svg ").endsWith("</svg>").doesNotContain("<?", "<!");
    assertThat(found("xmlns([^= ]*)=", svg)).containsExactly("");
    assertThat(found("</?(\\w+:?)", svg))
        .containsOnly("svg", "defs", "g", "clipPath", "path", "line", "text");
    assertThat(svg).contains("viewBox=\"0 0 400 220\"", "aria-hidden=\"true\"");
  }

  @Test
  void textsAreTexts() {
    assertThat(found("<text[^>]*>([^<]*)</text>", chart("c")))
        .containsExactlyInAnyOrder(
            "8/23", "10/23", "0%", "25%", "50%", "75%", "100%", "50%", "51%", "Target 70%");
  }

  /** 50 and 51 percent are two pixels apart, their texts a line. */
  @Test
  void whatLinesEndWithDoesNotOverlap() {
    List<Double> heights =
        found("<text[^>]* y=\"([^\"]*)\"[^>]*>5[01]%</text>", chart("c")).stream()
            .map(Double::valueOf)
            .sorted()
            .toList();

    assertThat(heights).hasSize(3);
    assertThat(heights.get(2) - heights.get(0)).isGreaterThan(12);
  }

  /** Three lines that end on an edge have their texts inside it, one above the other. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 100})
  void whatLinesEndWithStaysOnTheDrawing(double rate) {
    List<Double> line = List.of(rate, rate, rate);

    String svg =
        TrendChart.draw("c", LABELS, List.of(line, line, line), List.of("x", "x", "x"), null)
            .orElseThrow();

    List<Double> heights =
        found("<text[^>]* y=\"([^\"]*)\"[^>]*>x</text>", svg).stream()
            .map(Double::valueOf)
            .sorted()
            .toList();
    assertThat(heights).hasSize(3).allMatch(y -> y > 10 && y < 205);
    assertThat(heights.get(1) - heights.get(0)).isGreaterThan(12);
    assertThat(heights.get(2) - heights.get(1)).isGreaterThan(12);
  }

  @Test
  void oneMonthAloneIsDrawn() {
    assertThat(
            TrendChart.draw("c", List.of("10/23"), List.of(List.of(40.0)), List.of("40%"), null)
                .orElseThrow())
        .contains(">40%</text>", ">10/23</text>");
  }

  @Test
  void coloursAreThoseOfTheStyle() {
    assertThat(found(" (?:fill|stroke)=\"([^\"]*)\"", chart("c")))
        .contains("var(--series-1)", "var(--series-2)", "var(--muted)", "var(--rule)", "var(--ink)")
        .allMatch(colour -> colour.matches("none|black|var\\(--[a-z0-9-]+\\)"));
  }

  /** A web server may forbid them, and the drawing would be black. */
  @Test
  void nothingHasAStyleOfItsOwn() {
    assertThat(chart("c")).doesNotContain(" style=", "<style", "<script");
  }

  @Test
  void theSameFiguresGiveTheSameBytes() {
    assertThat(chart("c")).isEqualTo(chart("c"));
  }
}
