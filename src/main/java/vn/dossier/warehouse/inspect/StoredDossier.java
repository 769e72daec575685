package vn.dossier.warehouse.inspect;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.warehouse.load.FactRow;

/**
 * What the warehouse holds of a dossier, for a person to compare.
 *
 * @param fact the row of fact_dossier by column, as text; null when there is none
 * @param reject the row of etl_reject; null when there is none
 */
public record StoredDossier(Map<String, String> fact, Reject reject) {

  /** Neither a fact nor in quarantine. */
  public static final StoredDossier NONE = new StoredDossier(null, null);

  /** A row of quarantine. */
  public record Reject(
      String dossierId,
      String dossierCode,
      String agencyCode,
      String reasonCode,
      String detail,
      long firstSeenRun,
      LocalDateTime firstSeenAt,
      long lastSeenRun,
      LocalDateTime lastSeenAt) {}

  /**
   * How this differs from what a run would store under a verdict.
   *
   * @return column to "stored, now"; empty when it is what would be stored
   */
  public Map<String, String> differences(RawDossier dossier, Verdict verdict) {
    Map<String, String> differences = new LinkedHashMap<>();
    compareFact(verdict, differences);
    compareReject(dossier, verdict, differences);
    return differences;
  }

  private void compareFact(Verdict verdict, Map<String, String> differences) {
    if (!(verdict instanceof Verdict.Loaded loaded)) {
      note("fact", fact == null ? "none" : "stored", "none", differences);
      return;
    }
    if (fact == null) {
      note("fact", "none", "to be stored", differences);
      return;
    }
    FactRow.byColumn(loaded.fact())
        .forEach((column, now) -> note(column, fact.get(column), now, differences));
  }

  private void compareReject(RawDossier dossier, Verdict verdict, Map<String, String> differences) {
    if (!(verdict instanceof Verdict.Rejected rejected)) {
      note("quarantine", reject == null ? "none" : reject.reasonCode(), "none", differences);
      return;
    }
    if (reject == null) {
      note("quarantine", "none", rejected.reason().name(), differences);
      return;
    }
    note(
        "dossier_code",
        reject.dossierCode(),
        Codes.held(Whitespace.trim(dossier.code())),
        differences);
    note(
        "agency_code",
        reject.agencyCode(),
        Codes.named(Whitespace.trim(dossier.agencyCode())),
        differences);
    note("reason_code", reject.reasonCode(), rejected.reason().name(), differences);
    note("detail", reject.detail(), rejected.detail(), differences);
  }

  private static void note(
      String column, String stored, String now, Map<String, String> differences) {
    if (!Objects.equals(stored, now)) {
      differences.put(column, "%s, now %s".formatted(stored, now));
    }
  }
}
