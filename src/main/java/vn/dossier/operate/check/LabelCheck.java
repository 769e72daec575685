package vn.dossier.operate.check;

import java.util.Map;
import java.util.TreeMap;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Codes;
import vn.dossier.source.LabelSource;

/**
 * Looks for labels in the source that no code list knows: new ones may mean something. Of those
 * that a person may have typed, only the first and last character and the length are told.
 */
final class LabelCheck {

  private static final String LABELS = "source labels";
  private static final int SHOWN = 10;
  private static final int LONGEST = 50;

  /** Phones and citizens' numbers have more. */
  private static final int DIGITS_OF_A_PERSON = 6;

  private static final int ROWS_OF_A_LABEL = 5;

  private final LabelSource source;
  private final Rules rules;
  private final String adapter;
  private final Inspection inspection;

  /**
   * @param adapter name of the adapter, for messages
   */
  LabelCheck(LabelSource source, Rules rules, String adapter, Inspection inspection) {
    this.source = source;
    this.rules = rules;
    this.adapter = adapter;
    this.inspection = inspection;
  }

  void run() {
    inspection.look(LABELS, "fix the adapter's SQL, labels.yml or rules", this::labels);
  }

  private void labels() {
    KnownLabels all = new KnownLabels(rules, source.withoutRule());
    Map<String, Map<String, Long>> unknown = new TreeMap<>();
    long known = 0;
    for (var list : source.labels().entrySet()) {
      for (var label : list.getValue().entrySet()) {
        if (all.know(list.getKey(), label.getKey())) {
          known++;
        } else {
          unknown
              .computeIfAbsent(list.getKey(), l -> new TreeMap<>())
              .put(label.getKey(), label.getValue());
        }
      }
    }
    if (unknown.isEmpty()) {
      inspection.ok(LABELS, "%,d labels, all known".formatted(known));
    }
    unknown.forEach(this::warn);
  }

  private void warn(String list, Map<String, Long> labels) {
    StringBuilder seen = new StringBuilder(list).append(" unknown:");
    labels.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            label -> seen.append(" '%s' in %,d rows;".formatted(shown(label), label.getValue())));
    if (labels.size() > SHOWN) {
      seen.append(" and %,d more".formatted(labels.size() - SHOWN));
    }
    inspection.warning(
        LABELS,
        seen.toString().replaceAll(";$", ""),
        "say what it means in rules/%s.yml, or that it needs no rule in source/%s/labels.yml"
            .formatted(adapter, adapter));
  }

  // What people type is rare, and a new label soon is not; a number of few digits is nobody's
  private static String shown(Map.Entry<String, Long> seen) {
    String label = seen.getKey();
    long digits = label.codePoints().filter(Character::isDigit).count();
    boolean fewDigits = digits == label.length() && digits < DIGITS_OF_A_PERSON;
    if (!fewDigits && (seen.getValue() < ROWS_OF_A_LABEL || digits >= DIGITS_OF_A_PERSON)) {
      return Codes.masked(label);
    }
    // One line of the terminal, whatever the source holds
    String line = label.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
