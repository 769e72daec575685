package vn.dossier.nightly;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.dossier.fingerprint.Fingerprints;
import vn.dossier.source.DossierSource;
import vn.dossier.source.FingerprintSource;
import vn.dossier.source.LastWrites;
import vn.dossier.warehouse.FingerprintStore;
import vn.dossier.warehouse.RunPlan;
import vn.dossier.warehouse.SettledUpTo;

/**
 * The fingerprints of a night: computed by the source, or those of the night before where its
 * server knows that nobody has written since.
 */
@Component
final class NightFingerprints {

  private static final Logger log = LoggerFactory.getLogger(NightFingerprints.class);

  private final FingerprintSource source;
  private final LastWrites lastWrites;
  private final DossierSource dossiers;
  private final FingerprintStore store;

  NightFingerprints(
      FingerprintSource source,
      LastWrites lastWrites,
      DossierSource dossiers,
      FingerprintStore store) {
    this.source = source;
    this.lastWrites = lastWrites;
    this.dossiers = dossiers;
    this.store = store;
  }

  /**
   * Keeps them for a run, in the transaction that plans it.
   *
   * @return how many dossiers are in its scope; nothing when the run has no fingerprints
   */
  Optional<Long> plan(RunPlan plan) {
    if (!plan.isNightly() || source.hindrance().isPresent()) {
      return Optional.empty();
    }
    // Before the first row is read: who writes meanwhile is seen by the next night
    Optional<String> writes = lastWrites.read();
    return writes.flatMap(since -> takeOver(plan, since)).or(() -> compute(plan, writes));
  }

  private Optional<Long> takeOver(RunPlan plan, String since) {
    Optional<SettledUpTo> settled =
        plan.verifyAll() ? Optional.empty() : store.settledSince(plan, source.statements(), since);
    if (settled.isEmpty() || comeIntoReach(settled.get(), plan)) {
      return Optional.empty();
    }
    long count = dossiers.count(plan.scope());
    if (!isUnwritten(since)) {
      return Optional.empty();
    }
    store.planSettled(plan, source.statements(), since, count);
    log.info("Nobody has written to the source since the night before: its checksums still hold");
    return Optional.of(count);
  }

  private boolean comeIntoReach(SettledUpTo settled, RunPlan plan) {
    return lastWrites.comeIntoReach(
        settled.to(), settled.asOf(), plan.scope(), plan.lastReceiptDay());
  }

  private boolean isUnwritten(String since) {
    return lastWrites.read().filter(since::equals).isPresent();
  }

  private Optional<Long> compute(RunPlan plan, Optional<String> writes) {
    Optional<Fingerprints> taken = source.take(plan.scope(), plan.lastReceiptDay(), List.of());
    taken.ifPresent(computed -> store.plan(plan, computed, source.statements(), writes));
    return taken.map(Fingerprints::dossiers);
  }

  /**
   * What the source computes after the run has read it.
   *
   * @param buckets of these alone; all when empty
   * @return nothing when nobody has written since the run was planned
   */
  Optional<Fingerprints> again(RunPlan plan, List<Integer> buckets) {
    return store.lastWrites(plan).filter(this::isUnwritten).isPresent()
        ? Optional.empty()
        : source.take(plan.scope(), plan.lastReceiptDay(), buckets);
  }
}
