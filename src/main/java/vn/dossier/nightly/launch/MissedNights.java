package vn.dossier.nightly.launch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.warehouse.run.RunLookup;

/** Which nights a scheduler that was off has missed. */
@Component
public final class MissedNights {

  /**
   * Nights behind the last one published and before another; with the last one, when its day was
   * not over.
   *
   * @param due the newest of them, oldest first: these are made up
   * @param leftOut older ones, which only a person asks for
   */
  public record Missed(List<LocalDate> due, List<LocalDate> leftOut) {}

  private final RunLookup lookup;
  private final NightlyProperties properties;

  MissedNights(RunLookup lookup, NightlyProperties properties) {
    this.lookup = lookup;
    this.properties = properties;
  }

  /** The last night published, if its day was not over and a later one is to be loaded. */
  public Optional<LocalDate> provisionalBefore(LocalDate night) {
    return lookup.publishedDate().filter(night::isAfter).filter(last -> !lookup.isFinal(last));
  }

  /**
   * The nights missed before a night; none before the first publish, which has no past to make up.
   */
  public Missed before(LocalDate night) {
    Optional<LocalDate> published = lookup.publishedDate();
    if (published.isEmpty() || !published.get().isBefore(night)) {
      return new Missed(List.of(), List.of());
    }
    LocalDate last = published.get();
    LocalDate from = lookup.isFinal(last) ? last.plusDays(1) : last;
    List<LocalDate> all = from.datesUntil(night).toList();
    int first = Math.max(0, all.size() - properties.catchUp());
    return new Missed(all.subList(first, all.size()), all.subList(0, first));
  }
}
