package vn.dossier.operate.check;

import java.util.Locale;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.operate.check.Inspection.Line;
import vn.dossier.operate.check.Inspection.Mark;

/** An inspection for people: a line each, and what to do about it on a second. */
public final class InspectionText {

  private static final String NEW_LINE = System.lineSeparator();

  private InspectionText() {}

  public static String render(Answer answer) {
    int subjects =
        answer.lines().stream().mapToInt(line -> line.subject().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Line line : answer.lines()) {
      String head =
          String.format(Locale.ROOT, "%-7s  %-" + subjects + "s  ", line.mark(), line.subject());
      text.append((head + line.seen()).stripTrailing()).append(NEW_LINE);
      if (line.action() != null) {
        text.append(" ".repeat(head.length())).append("-> ").append(line.action()).append(NEW_LINE);
      }
    }
    return text.append(summary(answer)).append(NEW_LINE).toString();
  }

  private static String summary(Answer answer) {
    return "%d errors, %d warnings"
        .formatted(count(answer, Mark.ERROR), count(answer, Mark.WARNING));
  }

  private static long count(Answer answer, Mark mark) {
    return answer.lines().stream().filter(line -> line.mark() == mark).count();
  }
}
