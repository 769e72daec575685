package vn.dossier.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.OpenState;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.warehouse.load.RejectStore.Reject;
import vn.dossier.warehouse.run.Counts;

/** In which order a chunk is written: transactions that lock alike never wait in a ring. */
class ChunkChangesTest {

  private static final LocalDate DAY = LocalDate.of(2023, 10, 5);

  @Test
  void everythingIsWrittenInTheOrderOfItsKeysWhateverTheOrderOfTheSource() {
    FactRow same = FactRow.of(fact("d-3", 1), CodeBucket.of("d-3", null));
    StoredFact held = new StoredFact("another", DAY, DAY, 7, 1, null);
    ChunkChanges changes =
        new ChunkChanges(
            Map.of(
                "d-1",
                held,
                "d-2",
                held,
                "d-3",
                new StoredFact(same.contentHash(), DAY, null, 1, 1, null),
                "d-4",
                new StoredFact(FactRow.contentHash(fact("d-4", 1)), DAY, null, 1, 1, null)),
            Set.of("d-5", "d-6"),
            new Counts());

    for (ClassifiedDossier classified :
        List.of(
            loaded("d-9", 3),
            rejected("d-8"),
            rejected("d-7"),
            loaded("d-6", 2),
            loaded("d-5", 1),
            loaded("d-4", 1),
            loaded("d-3", 1),
            ClassifiedDossier.gone("d-2"),
            ClassifiedDossier.gone("d-1"))) {
      changes.take(classified);
    }

    assertThat(changes.upserts().stream().map(row -> row.fact().dossierId()))
        .containsExactly("d-5", "d-6", "d-9");
    assertThat(changes.removals()).containsExactly("d-1", "d-2");
    assertThat(changes.seen()).containsExactly("d-3", "d-4");
    assertThat(changes.rejected().stream().map(Reject::dossierId)).containsExactly("d-7", "d-8");
    assertThat(changes.resolved().keySet()).containsExactly("d-5", "d-6");
    assertThat(changes.cells().stream().map(FactStore.Cell::agencyKey))
        .containsExactly(1L, 2L, 3L, 7L);
  }

  /** A run that counts every cell again up to a day need not be told of those. */
  @Test
  void onlyCellsBehindTheDayUpToWhichAllAreCountedAgainAreTold() {
    assertThat(cells(DAY)).isEmpty();
    assertThat(cells(DAY.minusDays(1))).containsExactly(DAY);
    assertThat(cells(null)).containsExactly(DAY);
  }

  private static List<LocalDate> cells(LocalDate recountedUpTo) {
    ChunkChanges changes = new ChunkChanges(Map.of(), Set.of(), new Counts(), null, recountedUpTo);
    changes.take(loaded("d-1", 1));
    return changes.cells().stream().map(FactStore.Cell::date).toList();
  }

  private static ClassifiedDossier loaded(String id, long agencyKey) {
    return new ClassifiedDossier(id, raw(id), new Verdict.Loaded(fact(id, agencyKey), Set.of()));
  }

  private static ClassifiedDossier rejected(String id) {
    return new ClassifiedDossier(
        id, raw(id), new Verdict.Rejected(RejectReason.STATUS_UNKNOWN, "status missing"));
  }

  private static RawDossier raw(String id) {
    return new RawDossier(
        id, id, id, null, null, null, null, null, null, null, null, null, null, null, null, null,
        List.of(), List.of());
  }

  private static DossierFact fact(String id, long agencyKey) {
    return new DossierFact(
        id,
        id,
        agencyKey,
        1,
        DAY,
        null,
        null,
        "4",
        Channel.ONLINE,
        null,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        OpenState.values()[0],
        null,
        0,
        0,
        0,
        0,
        "rules");
  }
}
