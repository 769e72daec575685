package vn.dossier.report.words;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.RateChange;
import vn.dossier.report.figure.Restatement;
import vn.dossier.report.figure.Share;

/** How figures and terms are said in a language: its numbers, its dates, its words. */
public final class Wording {

  private final Language language;
  private final ResourceBundle words;

  public Wording(Language language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "vn.dossier.report.words.wording",
            language.locale(),
            // Never the language of whoever runs it
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public Language language() {
    return language;
  }

  /** A sentence, with its parts filled in. */
  public String text(String key, Object... parts) {
    return new MessageFormat(words.getString(key), language.locale()).format(parts);
  }

  /** All words by key, for a page. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    words.keySet().forEach(key -> all.put(key, words.getString(key)));
    return all;
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** As Vietnamese offices write it: numbers below ten with a zero before them. */
  String countInText(long number) {
    return language == Language.VI && number < 10 ? "0" + number : count(number);
  }

  /**
   * So many of something.
   *
   * @param key of the plural; the singular has "_one" behind it
   */
  String several(String key, long number) {
    return text(number == 1 ? key + "_one" : key, countInText(number));
  }

  /** The same where the number stands alone: no zero before it. */
  public String counted(String key, long number) {
    return text(number == 1 ? key + "_one" : key, count(number));
  }

  /** A text with a capital letter in front. */
  public String capital(String text) {
    int end = text.offsetByCodePoints(0, Math.min(1, text.length()));
    return text.substring(0, end).toUpperCase(language.locale()) + text.substring(end);
  }

  /** With as many decimals as it has, up to three. */
  public String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(language.locale()).format(number);
  }

  public String month(YearMonth month) {
    return format("pattern_month", month);
  }

  public String date(LocalDate date) {
    return format("pattern_date", date);
  }

  public String time(LocalDateTime time) {
    return format("pattern_time", time);
  }

  private String format(String pattern, TemporalAccessor time) {
    return DateTimeFormatter.ofPattern(words.getString(pattern), language.locale()).format(time);
  }

  /** In whole percent; words in place of a rate whose denominator is 0, never 0%. */
  public String percent(Share share) {
    return share.percent(0).map(rate -> number(rate) + "%").orElse(words.getString("no_rate"));
  }

  /** With just so many decimals. */
  public String number(BigDecimal number, int scale) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(scale);
    format.setMaximumFractionDigits(scale);
    return format.format(number);
  }

  /** With just so many decimals. */
  public String percent(BigDecimal rate, int scale) {
    return number(rate, scale) + "%";
  }

  public String shareOfDossiers(Share share) {
    return text("share_of_dossiers", count(share.numerator()), count(share.denominator()));
  }

  /**
   * A difference that rounds to 0 without being 0 is not called "no change".
   *
   * @param unit key of the unit; of one it has "_one" behind it
   */
  String change(RateChange change, String unit) {
    if (change.signum() == 0) {
      return words.getString("no_change");
    }
    BigDecimal points = change.points(0).abs();
    String size = points.signum() == 0 ? words.getString("below_half") : number(points);
    String named = words.getString(points.equals(BigDecimal.ONE) ? unit + "_one" : unit);
    return text(direction(change.signum()), size + " " + named);
  }

  public String name(Indicator indicator) {
    return words.getString("indicator_" + indicator.code());
  }

  /** An indicator, or a measure that none is made of. */
  String figure(String name) {
    return words.getString(
        (words.containsKey("indicator_" + name) ? "indicator_" : "figure_") + name);
  }

  /** Where the figures by Decision 766 are not quite what it says; empty where they are. */
  public Optional<String> approximation(Indicator indicator) {
    return optional("approximation_" + indicator.code());
  }

  /** Words that may be missing, since an operator can name what they are for. */
  public Optional<String> optional(String key) {
    return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
  }

  /** Empty for a measure that no headline shows. */
  Optional<String> restatement(Restatement restatement) {
    String key = "measure_" + restatement.measure();
    return words.containsKey(key)
        ? Optional.of(words.getString(key) + " " + netChange(restatement.netChange()))
        : Optional.empty();
  }

  private String netChange(long change) {
    return change == 0
        ? words.getString("no_net_change")
        : text(direction(Long.signum(change)), count(Math.abs(change)));
  }

  private static String direction(int signum) {
    return signum > 0 ? "rise" : "fall";
  }
}
