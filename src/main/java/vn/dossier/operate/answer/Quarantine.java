package vn.dossier.operate.answer;

import java.io.PrintStream;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.report.layout.Table;
import vn.dossier.report.layout.TableLayout;
import vn.dossier.rows.Snapshot;
import vn.dossier.warehouse.inspect.StoredDossier.Reject;
import vn.dossier.warehouse.inspect.StoredDossiers;

/**
 * Dossiers that cannot be counted, as of one moment: how many for each reason, then each of them.
 * They are printed one by one, however many there are.
 */
public final class Quarantine {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String NEW_LINE = System.lineSeparator();

  private final StoredDossiers storedDossiers;
  private final String reason;
  private final TransactionTemplate snapshot;

  /**
   * @param reason only this one; null for all
   */
  public Quarantine(
      StoredDossiers storedDossiers, PlatformTransactionManager transactions, String reason) {
    this.storedDossiers = storedDossiers;
    this.reason = reason;
    this.snapshot = Snapshot.of(transactions);
  }

  /** One document: total, reasons, dossiers. */
  public void writeJson(PrintStream out) {
    snapshot.executeWithoutResult(
        transaction -> {
          SortedMap<String, Long> reasons = storedDossiers.reasons(reason);
          Json.write(
              out,
              json -> {
                json.writeStartObject();
                json.writeNumberProperty("total", total(reasons));
                json.writeArrayPropertyStart("reasons");
                reasons.forEach((name, dossiers) -> json.writePOJO(new Count(name, dossiers)));
                json.writeEndArray();
                json.writeArrayPropertyStart("dossiers");
                storedDossiers.rejects(reason, json::writePOJO);
                json.writeEndArray();
                json.writeEndObject();
              });
        });
    out.println();
  }

  /** For people: each dossier with its reason on a second line. */
  public void writeText(PrintStream out, LineWidth width) {
    snapshot.executeWithoutResult(
        transaction -> {
          SortedMap<String, Long> reasons = storedDossiers.reasons(reason);
          if (reasons.isEmpty()) {
            out.println("No dossier is in quarantine");
            return;
          }
          Table counts = new Table("", "Reason", " Dossiers");
          reasons.forEach(counts::add);
          out.print(counts.render());
          writeDossiers(out, width);
        });
  }

  private void writeDossiers(PrintStream out, LineWidth width) {
    Map<String, TableLayout> layouts = new HashMap<>();
    storedDossiers.rejects(
        reason,
        reject ->
            layouts.computeIfAbsent(reject.reasonCode(), name -> layout()).measure(cells(reject)));
    Map<String, TableLayout> ahead = new HashMap<>(layouts);
    storedDossiers.rejects(
        reason,
        reject -> {
          TableLayout first = ahead.remove(reject.reasonCode());
          if (first != null) {
            out.print(NEW_LINE + reject.reasonCode() + NEW_LINE + first.headings());
          }
          TableLayout layout = layouts.get(reject.reasonCode());
          out.print(width.fold(layout.line(cells(reject)) + layout.below(seen(reject))));
        });
  }

  private static TableLayout layout() {
    return new TableLayout("  ", "Dossier", "Code", "Agency", " First run", " Last run");
  }

  private static Object[] cells(Reject reject) {
    return new Object[] {
      reject.dossierId(),
      reject.dossierCode(),
      reject.agencyCode(),
      reject.firstSeenRun(),
      reject.lastSeenRun()
    };
  }

  private static String seen(Reject reject) {
    return "%s to %s: %s"
        .formatted(
            TIME.format(reject.firstSeenAt()), TIME.format(reject.lastSeenAt()), reject.detail());
  }

  private static long total(Map<String, Long> reasons) {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  private record Count(String reason, long dossiers) {}
}
