package vn.dossier.operate.check;

import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.dossier.source.LongestSource;
import vn.dossier.source.LongestSource.TooLong;

/** Looks for values of the source that the warehouse cannot hold. */
final class LengthCheck {

  private static final String VALUES = "source values";

  private final ApplicationContext context;
  private final Inspection inspection;

  LengthCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  void run() {
    inspection.look(VALUES, "fix the SELECTs of the adapter", this::values);
  }

  private void values() {
    List<TooLong> found = context.getBean(LongestSource.class).tooLong();
    if (found.isEmpty()) {
      inspection.ok(VALUES, "the warehouse can hold every id, code, name and amount");
    }
    found.forEach(this::warn);
  }

  private void warn(TooLong value) {
    if (value.width() == 0) {
      inspection.warning(
          VALUES,
          "%,d amounts, fees or charges are beyond 10^15 VND or not whole numbers"
              .formatted(value.longest()),
          "fix them: where one matters, its dossier is in quarantine as VALUE_INVALID");
    } else {
      inspection.warning(
          VALUES,
          "%s: %s of %,d characters, the warehouse holds %d"
              .formatted(value.rows(), value.column(), value.longest(), value.width()),
          action(value.rows()));
    }
  }

  private static String action(String rows) {
    return switch (rows) {
      case "dossiers" -> "fix it: such a dossier is in quarantine as VALUE_INVALID";
      case "payments", "papers" -> "nothing: such an id is stored as a digest";
      default -> "fix it: the log of a night says what is cut or reads as none";
    };
  }
}
