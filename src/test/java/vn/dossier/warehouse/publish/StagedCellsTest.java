package vn.dossier.warehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which aggregates are computed. */
class StagedCellsTest {

  @Test
  void eachIsComputedOnce() {
    assertThat(StagedCells.chains().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(StagedCells.values());
  }

  /** Chains run side by side: what a sum is of must be before it in its own. */
  @Test
  void sumsComeBehindWhatTheyAreOf() {
    assertThat(StagedCells.chains())
        .anySatisfy(
            chain ->
                assertThat(chain)
                    .containsSubsequence(
                        StagedCells.COLLECTION_DAILY, StagedCells.COLLECTION_MONTHLY))
        .anySatisfy(
            chain ->
                assertThat(chain)
                    .containsSubsequence(StagedCells.DOSSIER_MONTHLY, StagedCells.AGENCY_MONTHLY))
        .anySatisfy(
            chain ->
                assertThat(chain)
                    .containsSubsequence(StagedCells.COMPLETION_DAILY, StagedCells.AGENCY_MONTHLY));
  }
}
