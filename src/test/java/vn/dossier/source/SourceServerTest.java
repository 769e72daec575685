package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replica keeps the schema of its primary; another schema is none, wherever it lies. */
class SourceServerTest {

  @ParameterizedTest
  @CsvSource({
    "primary:3306#1/hoso, replica:3306#2/hoso, true",
    "primary:3306#1/hoso, primary:3306#1/hoso_test, false",
    "primary:3306#1/hoso, replica:3306#2/hoso_test, false"
  })
  void theSchemaIsWhatStandsBehindTheServer(String night, String worker, boolean same) {
    assertThat(SourceServer.isSameSchema(night, worker)).isEqualTo(same);
  }
}
