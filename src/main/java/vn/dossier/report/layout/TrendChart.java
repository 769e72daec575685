package vn.dossier.report.layout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rates by month as lines, drawn as SVG whose colours are those of the page's style. */
public final class TrendChart {

  private static final Logger log = LoggerFactory.getLogger(TrendChart.class);
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;

  /** Colours that are drawn, in place of those that the style sets for a light or dark page. */
  private enum Tone {
    SERIES_1("--series-1"),
    SERIES_2("--series-2"),
    SERIES_3("--series-3"),
    TEXT("--muted"),
    GRID("--rule"),
    TARGET("--ink");

    private final String variable;

    Tone(String variable) {
      this.variable = variable;
    }

    private Color drawn() {
      return new Color(1, 2, 3 + ordinal());
    }

    private String styled(String svg) {
      return svg.replace("rgb(1,2,%d)".formatted(3 + ordinal()), "var(%s)".formatted(variable));
    }
  }

  // Told apart by the dash as well, for whoever does not see the colours
  private static final List<BasicStroke> STROKES =
      List.of(stroke(3f), stroke(2f, 7f, 4f), stroke(2f, 2f, 4f));

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  // Room at the right for what the lines end with, as a part of the width of the months
  private static final double ROOM = 0.16;

  // So far apart, in percent, two texts of the right edge do not touch
  private static final double APART = 8;

  /**
   * A rate that shall be reached.
   *
   * @param percent where its line is
   * @param text beside its line
   */
  public record Target(double percent, String text) {}

  private TrendChart() {}

  /**
   * Draws a line per series; a missing rate leaves a gap.
   *
   * @param id unique on the page
   * @param labels of the months, blank for those that go without
   * @param series rates in percent by month, null where there is none; at most three
   * @param ends what each series ends with, blank for nothing
   * @param target null when there is none
   * @return empty on a host that has no fonts to draw with
   */
  public static Optional<String> draw(
      String id, List<String> labels, List<List<Double>> series, List<String> ends, Target target) {
    try {
      JFreeChart chart = chart(labels, series, ends, target);
      String svg =
          SvgDrawing.of(
              id,
              WIDTH,
              HEIGHT,
              graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
      for (Tone tone : Tone.values()) {
        svg = tone.styled(svg);
      }
      return Optional.of(svg);
    } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError | RuntimeException e) {
      // Java needs a font of the system even where the browser brings the letters
      log.warn("No chart could be drawn; the page has the table instead", e);
      return Optional.empty();
    }
  }

  private static JFreeChart chart(
      List<String> labels, List<List<Double>> series, List<String> ends, Target target) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < series.size(); i++) {
      XYSeries line = new XYSeries(i);
      for (int month = 0; month < labels.size(); month++) {
        line.add(month, series.get(i).get(month));
      }
      data.addSeries(line);
      lines.setSeriesPaint(i, Tone.values()[i].drawn());
      lines.setSeriesStroke(i, STROKES.get(i));
      double radius = i == 0 ? 3 : 2.2;
      lines.setSeriesShape(i, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    }
    XYPlot plot = new XYPlot(data, months(labels), percent(), lines);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Tone.GRID.drawn());
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(6, 0, 2, 8));
    if (target != null) {
      mark(plot, labels.size() - 1, target);
    }
    write(plot, labels.size() - 1, series, ends);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    return chart;
  }

  private static void mark(XYPlot plot, int last, Target target) {
    double left = plot.getDomainAxis().getLowerBound();
    plot.addAnnotation(
        new XYLineAnnotation(
            left,
            target.percent(),
            last,
            target.percent(),
            stroke(1.25f, 1f, 3f),
            Tone.TARGET.drawn()));
    // Above the line, where there is room
    boolean above = target.percent() < 100 - APART;
    XYTextAnnotation name =
        new XYTextAnnotation(target.text(), left, target.percent() + (above ? 1 : -1));
    name.setFont(FONT);
    name.setPaint(Tone.TARGET.drawn());
    name.setTextAnchor(above ? TextAnchor.BOTTOM_LEFT : TextAnchor.TOP_LEFT);
    plot.addAnnotation(name);
  }

  /** Writes what the lines end with, from the lowest up, each clear of the one below. */
  private static void write(XYPlot plot, int last, List<List<Double>> series, List<String> ends) {
    List<Integer> order =
        IntStream.range(0, series.size())
            .filter(i -> !ends.get(i).isEmpty() && series.get(i).get(last) != null)
            .boxed()
            .sorted(Comparator.comparing(i -> series.get(i).get(last)))
            .toList();
    double[] heights = heights(order.stream().mapToDouble(i -> series.get(i).get(last)).toArray());
    for (int place = 0; place < heights.length; place++) {
      int i = order.get(place);
      XYTextAnnotation end =
          new XYTextAnnotation(ends.get(i), last + 0.25 * ROOM * Math.max(1, last), heights[place]);
      end.setFont(FONT);
      end.setPaint(Tone.values()[i].drawn());
      end.setTextAnchor(TextAnchor.CENTER_LEFT);
      plot.addAnnotation(end);
    }
  }

  /** Moves values in ascending order apart, none below or above the edges. */
  private static double[] heights(double[] values) {
    double[] heights = values.clone();
    for (int i = 0; i < heights.length; i++) {
      double least = i == 0 ? APART / 2 : heights[i - 1] + APART;
      heights[i] = Math.max(heights[i], least);
    }
    for (int i = heights.length - 1; i >= 0; i--) {
      double most = i == heights.length - 1 ? 100 - APART / 2 : heights[i + 1] - APART;
      heights[i] = Math.min(heights[i], most);
    }
    return heights;
  }

  private static SymbolAxis months(List<String> labels) {
    SymbolAxis months = new SymbolAxis(null, labels.toArray(String[]::new));
    months.setGridBandsVisible(false);
    months.setTickMarksVisible(false);
    double width = Math.max(1, labels.size() - 1);
    months.setRange(
        labels.size() == 1 ? -0.5 : -0.04 * width, labels.size() - 1 + (ROOM + 0.04) * width);
    quiet(months);
    return months;
  }

  private static NumberAxis percent() {
    NumberAxis percent = new NumberAxis();
    percent.setRange(0, 100);
    percent.setTickUnit(new NumberTickUnit(25));
    percent.setNumberFormatOverride(new DecimalFormat("0'%'"));
    percent.setAxisLineVisible(false);
    percent.setTickMarksVisible(false);
    quiet(percent);
    return percent;
  }

  private static void quiet(NumberAxis axis) {
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(Tone.TEXT.drawn());
    axis.setAxisLinePaint(Tone.GRID.drawn());
  }

  private static BasicStroke stroke(float width, float... dash) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND,
        1f,
        dash.length == 0 ? null : dash,
        0f);
  }
}
