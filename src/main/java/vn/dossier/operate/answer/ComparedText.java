package vn.dossier.operate.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import vn.dossier.report.layout.Table;
import vn.dossier.warehouse.compare.RulesCompared;
import vn.dossier.warehouse.compare.RulesCompared.Example;
import vn.dossier.warehouse.compare.RulesCompared.Figure;
import vn.dossier.warehouse.compare.RulesCompared.Flag;

/** A comparison of rules for people: flags, examples, figures, and the command to apply it. */
public final class ComparedText {

  private final StringBuilder text = new StringBuilder();

  private ComparedText() {}

  public static String render(Compared answer) {
    ComparedText rendered = new ComparedText();
    RulesCompared would = answer.would();
    rendered.line(
        "%s (rule_set %s) instead of rule_set %s: %,d dossiers accepted up to %s were read",
        answer.rules(), would.rulesThen(), would.rulesNow(), would.read(), would.to());
    if (would.rulesThen().equals(would.rulesNow())) {
      rendered.line("  It means the same as the present rules");
    }
    if (would.movedOn() > 0) {
      rendered.line(
          "  %,d dossiers changed in the source since they were loaded: the present rules too would"
              + " store them otherwise",
          would.movedOn());
    }
    if (would.unpublished()) {
      rendered.line(
          "  Facts have changed that are not published yet: the figures before do not include them");
    }
    rendered.flags(would.flags());
    rendered.figures(would.figures());
    rendered.line("  Money collected, receipts and digitised results are not compared");
    rendered.line(
        "Nothing was written. Nights classify their window again once dossier.jobs names");
    rendered.line("the folder with these rules; older months by backfill. To apply it:");
    rendered.line("  %s", answer.apply());
    return rendered.text.toString();
  }

  private void flags(List<Flag> flags) {
    if (flags.isEmpty()) {
      line("  No dossier would change");
      return;
    }
    Table counts = new Table("  ", "Would change", " Dossiers", " By the source");
    flags.forEach(flag -> counts.add(flag.flag(), flag.dossiers(), flag.bySource()));
    text.append(counts.render());
    for (Flag flag : flags) {
      Table examples = new Table("  ", flag.flag() + ", examples", "Stored", "Then");
      for (Example example : flag.examples()) {
        examples.add(example.dossier(), example.stored(), example.then());
      }
      text.append(examples.render());
    }
  }

  private void figures(List<Figure> figures) {
    if (figures.isEmpty()) {
      line("  No figure would change");
      return;
    }
    Table table = new Table("  ", "Month", "Level", "Indicator", " Before", " %", " After", " %");
    for (Figure f : figures) {
      table.add(
          f.month(),
          f.level(),
          f.indicator(),
          share(f.numeratorBefore(), f.denominatorBefore()),
          percent(f.rateBefore()),
          share(f.numeratorAfter(), f.denominatorAfter()),
          percent(f.rateAfter()));
    }
    text.append(table.render());
  }

  private static String share(long numerator, long denominator) {
    return String.format(Locale.ROOT, "%,d / %,d", numerator, denominator);
  }

  private static String percent(BigDecimal rate) {
    return rate == null
        ? null
        : rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
