package vn.dossier.operate;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.context.ApplicationContext;
import vn.dossier.classify.Rules;
import vn.dossier.source.LabelSource;
import vn.dossier.source.SourceProperties;

/** Looks for labels in the source that no code list knows: new ones may mean something. */
final class LabelCheck {

  private static final String LABELS = "source labels";
  private static final int SHOWN = 10;
  private static final int LONGEST = 50;

  private final ApplicationContext context;
  private final Inspection inspection;

  LabelCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  void run() {
    inspection.look(LABELS, "mend the adapter's SQL, labels.yml or rules", this::labels);
  }

  private void labels() {
    LabelSource source = context.getBean(LabelSource.class);
    Map<String, Predicate<String>> ruled = ruled(context.getBean(Rules.class));
    Map<String, Set<String>> withoutRule = source.withoutRule();
    Map<String, Map<String, Long>> unknown = new TreeMap<>();
    long known = 0;
    for (var list : source.labels().entrySet()) {
      for (var label : list.getValue().entrySet()) {
        if (ruled.getOrDefault(list.getKey(), text -> false).test(label.getKey())
            || withoutRule.getOrDefault(list.getKey(), Set.of()).contains(label.getKey())) {
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
            label ->
                seen.append(
                    " '%s' in %,d rows;".formatted(shown(label.getKey()), label.getValue())));
    if (labels.size() > SHOWN) {
      seen.append(" and %,d more".formatted(labels.size() - SHOWN));
    }
    String adapter = context.getBean(SourceProperties.class).adapter();
    inspection.warning(
        LABELS,
        seen.toString().replaceAll(";$", ""),
        "say what it means in rules/%s.yml, or that it needs no rule in source/%s/labels.yml"
            .formatted(adapter, adapter));
  }

  // One line of the terminal, whatever the source holds
  private static String shown(String label) {
    String line = label.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** What the rules know, by the names of jobs/source/ADAPTER/labels-of-*.sql. */
  private static Map<String, Predicate<String>> ruled(Rules rules) {
    Rules.Payments payments = rules.payments();
    return Map.ofEntries(
        entry("dossiers.status", text -> rules.dossiers().statuses().meaning(text) != null),
        entry("dossiers.channel", text -> rules.dossiers().channels().meaning(text) != null),
        entry("dossiers.result-kind", rules.dossiers().withdrawnResults()::holds),
        entry("components.digitisation", rules.components().reused()::holds),
        entry("payments.status", text -> payments.statuses().meaning(text) != null),
        entry("payments.kind", text -> payments.kinds().meaning(text) != null),
        entry("payments.method", text -> payments.methods().meaning(text) != null),
        entry("papers.kind", rules.papers().results()::holds),
        entry("papers.status", rules.papers().refused()::holds),
        entry("agencies.catalog", text -> rules.agencies().levels().meaning(text) != null),
        entry("agencies.receipt-provider", rules.agencies().receiptProviders()::holds));
  }
}
