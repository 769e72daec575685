package vn.dossier.warehouse.inspect;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  /** What a person may have typed, and the fact keeps as it is. */
  private static final Set<String> TYPED = Set.of("dossier_code", "service_level");

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
   * The same to be shown, as quarantine is kept: what does not look like a code is masked.
   *
   * @param asked the code or id that a person asked for, trimmed, which they may see
   */
  public StoredDossier masked(String asked) {
    if (fact == null) {
      return this;
    }
    Map<String, String> shown = new LinkedHashMap<>(fact);
    TYPED.forEach(
        column ->
            shown.computeIfPresent(
                column, (c, text) -> text.equals(asked) ? text : Codes.named(text)));
    return new StoredDossier(shown, reject);
  }

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
    Map<String, String> loadedNow = FactRow.byColumn(loaded.fact());
    loadedNow.forEach((column, now) -> note(column, fact.get(column), now, differences));
    TYPED.forEach(
        column ->
            differences.computeIfPresent(
                column,
                (c, change) ->
                    change(Codes.named(fact.get(column)), Codes.named(loadedNow.get(column)))));
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
      differences.put(column, change(stored, now));
    }
  }

  private static String change(String stored, String now) {
    return "%s, now %s".formatted(stored, now);
  }
}
