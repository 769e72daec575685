package vn.dossier.warehouse.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.rules.Level;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.OpenState;
import vn.dossier.classify.verdict.Timeliness;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.load.FactRow;

/** What holds for any dates, any facts and any history. */
class IdentityPropertiesTest {

  private static final LocalDate EPOCH = LocalDate.of(2023, 1, 1);

  /** Values that are easily taken for one another when they stand side by side. */
  private static final Map<Class<?>, List<?>> VALUES =
      Map.of(
          String.class,
          Arrays.asList(null, "", "-", "1", "1:", "11", "2:a", "a", "A", "á", "a\u0301", " a"),
          LocalDate.class,
          Arrays.asList(null, EPOCH, EPOCH.plusDays(1), EPOCH.plusMonths(1)),
          long.class,
          List.of(0L, 1L, 11L, -1L, Long.MAX_VALUE),
          boolean.class,
          List.of(false, true),
          Channel.class,
          List.of(Channel.values()),
          OpenState.class,
          Arrays.asList(null, OpenState.values()[0], OpenState.values()[1]),
          Timeliness.class,
          Arrays.asList(null, Timeliness.EARLY, Timeliness.LATE));

  /** A value of a fact that becomes another: the component's index and the value's. */
  private record Change(int component, int value) {}

  @Property
  void anyDateIsEitherBeforeTheWindowOrInItOrNotYetInScopeOrInTheFuture(
      @ForAll("dates") LocalDate date, @ForAll("scopes") Scope scope) {
    boolean before = date.isBefore(scope.from());
    boolean future = date.isAfter(scope.asOf());
    boolean within = scope.covers(date);
    boolean notYet = date.isAfter(scope.to()) && !future;
    assertThat(Stream.of(before, future, within, notYet).filter(holds -> holds)).hasSize(1);
    assertThat(scope.contains(SourceDate.of(date.toString())))
        .isEqualTo(within || future && scope.takesUndated());
  }

  @Property
  void aFullNightReadsWhatARollingOneReads(
      @ForAll("dates") LocalDate date,
      @ForAll("dates") LocalDate businessDate,
      @ForAll("delays") int delay) {
    LocalDate asOf = businessDate.plusDays(delay);
    SourceDate accepted = SourceDate.of(date.toString());
    if (Scope.rolling(businessDate, asOf).contains(accepted)) {
      assertThat(Scope.full(businessDate, asOf).contains(accepted)).isTrue();
    }
    assertThat(Scope.full(businessDate, asOf).covers(date)).isEqualTo(!date.isAfter(businessDate));
  }

  @Property
  void hashesAreEqualIfAndOnlyIfFactsAre(
      @ForAll("facts") DossierFact fact, @ForAll("changes") List<Change> changes) {
    DossierFact other = changed(fact, changes);
    assertThat(FactRow.of(fact, 0).contentHash().equals(FactRow.of(other, 0).contentHash()))
        .isEqualTo(fact.equals(other));
  }

  @Property(tries = 300)
  void exactlyOneVersionOfAnAgencyIsValidOnAnyDate(
      @ForAll("histories") List<List<ResolvedAgency>> nights,
      @ForAll("dates") LocalDate date,
      @ForAll("delays") int between) {
    Map<Long, AgencyHistory.Version> versions = new TreeMap<>();
    LocalDate businessDate = EPOCH;
    for (List<ResolvedAgency> agencies : nights) {
      new AgencyHistory(List.copyOf(versions.values()))
          .update(businessDate, agencies)
          .forEach(version -> versions.put(version.key(), version));
      businessDate = businessDate.plusDays(between - 2L);
    }
    Map<String, List<AgencyHistory.Version>> byCode = new HashMap<>();
    versions.values().forEach(v -> byCode.computeIfAbsent(v.code(), c -> new ArrayList<>()).add(v));
    byCode.forEach(
        (code, history) -> {
          assertThat(history)
              .filteredOn(v -> !date.isBefore(v.validFrom()) && date.isBefore(v.validTo()))
              .hasSize(1);
          assertThat(history).filteredOn(AgencyHistory.Version::current).hasSize(1);
          history.sort(Comparator.comparing(AgencyHistory.Version::validFrom));
          assertThat(history.get(0).validFrom()).isEqualTo(AgencyHistory.BEGINNING);
          AgencyHistory.Version last = history.get(history.size() - 1);
          assertThat(last.validTo()).isEqualTo(AgencyHistory.END);
          assertThat(last.current()).isTrue();
        });
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.integers().between(-800, 800).map(EPOCH::plusDays);
  }

  @Provide
  Arbitrary<Integer> delays() {
    return Arbitraries.integers().between(0, 5);
  }

  @Provide
  Arbitrary<Scope> scopes() {
    return Combinators.combine(dates(), delays(), Arbitraries.integers().between(0, 2), delays())
        .as(
            (businessDate, delay, selection, days) -> {
              LocalDate asOf = businessDate.plusDays(delay);
              return switch (selection) {
                case 0 -> Scope.rolling(businessDate, asOf);
                case 1 -> Scope.full(businessDate, asOf);
                default -> Scope.range(businessDate.minusDays(days), businessDate, asOf);
              };
            });
  }

  @Provide
  Arbitrary<DossierFact> facts() {
    return changeOfAnything().list().ofSize(60).map(all -> changed(emptyFact(), all));
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return changeOfAnything().list().ofMaxSize(2);
  }

  private static Arbitrary<Change> changeOfAnything() {
    int components = DossierFact.class.getRecordComponents().length;
    return Combinators.combine(
            Arbitraries.integers().between(0, components - 1),
            Arbitraries.integers().between(0, 11))
        .as(Change::new);
  }

  @Provide
  Arbitrary<List<List<ResolvedAgency>>> histories() {
    Arbitrary<ResolvedAgency> agency =
        Combinators.combine(
                Arbitraries.of("G1", "g1", "G2"),
                Arbitraries.of("Sở A", "Sở B"),
                Arbitraries.of(Level.values()),
                Arbitraries.of(true, false))
            .as(IdentityPropertiesTest::agency);
    return agency.list().uniqueElements(ResolvedAgency::code).ofMaxSize(3).list().ofMaxSize(6);
  }

  private static ResolvedAgency agency(String code, String name, Level level, boolean active) {
    return new ResolvedAgency(code, false, "H00", name, level, null, true, active, null);
  }

  private static DossierFact emptyFact() {
    return fact(
        Arrays.stream(DossierFact.class.getRecordComponents())
            .map(
                component ->
                    component.getName().equals("acceptedDate")
                        ? EPOCH
                        : VALUES.get(component.getType()).get(0))
            .toArray());
  }

  private static DossierFact changed(DossierFact fact, List<Change> changes) {
    RecordComponent[] components = DossierFact.class.getRecordComponents();
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = components[i].getAccessor().invoke(fact);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    for (Change change : changes) {
      RecordComponent component = components[change.component()];
      List<?> possible = VALUES.get(component.getType());
      Object value = possible.get(change.value() % possible.size());
      if (value != null || !component.getName().equals("acceptedDate")) {
        values[change.component()] = value;
      }
    }
    return fact(values);
  }

  private static DossierFact fact(Object[] values) {
    // The first component is the key: no source has a dossier without one
    values[0] = values[0] == null ? "" : values[0];
    try {
      return (DossierFact) DossierFact.class.getDeclaredConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
