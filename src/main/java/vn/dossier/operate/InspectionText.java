package vn.dossier.operate;

import java.util.Locale;
import vn.dossier.operate.Inspection.Answer;
import vn.dossier.operate.Inspection.Line;
import vn.dossier.operate.Inspection.Mark;

/** An inspection for people, folded at 120 columns. */
final class InspectionText {

  private static final int WIDTH = 120;
  private static final String NEW_LINE = System.lineSeparator();

  private InspectionText() {}

  static String render(Answer answer) {
    int subjects =
        answer.lines().stream().mapToInt(line -> line.subject().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Line line : answer.lines()) {
      String head =
          String.format(Locale.ROOT, "%-7s  %-" + subjects + "s  ", line.mark(), line.subject());
      fold(head, line.seen(), text);
      if (line.action() != null) {
        fold(" ".repeat(head.length()), "-> " + line.action(), text);
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

  private static void fold(String head, String words, StringBuilder text) {
    StringBuilder line = new StringBuilder(head);
    for (String word : words.split(" ")) {
      if (line.length() > head.length() && line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append(NEW_LINE);
        line = new StringBuilder(" ".repeat(head.length()));
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append(NEW_LINE);
  }
}
