package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourcePool;

class PoolSizesTest {

  private final SourcePool source = mock();
  private final HikariDataSource warehouse = mock();

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 3"})
  void aRunTakesTwoChecksumsAtOnceHoweverFewPartitionsItHas(int partitions, int needed) {
    when(source.getMaximumPoolSize()).thenReturn(needed - 1);
    when(warehouse.getMaximumPoolSize()).thenReturn(20);
    PoolSizes pools = pools(partitions);
    assertThat(pools.source().needed()).isEqualTo(needed);
    assertThatThrownBy(pools::require)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it must be at least " + needed);
  }

  @Test
  void aWorkerOfOneThreadReadsOnOneConnection() {
    when(source.getMaximumPoolSize()).thenReturn(1);
    when(warehouse.getMaximumPoolSize()).thenReturn(4);
    assertThatCode(() -> pools(2).require(1)).doesNotThrowAnyException();
  }

  private PoolSizes pools(int partitions) {
    return new PoolSizes(
        new NightlyProperties(ZoneOffset.UTC, partitions, 2000, 7, 7), source, warehouse);
  }
}
