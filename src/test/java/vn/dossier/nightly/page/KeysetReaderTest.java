package vn.dossier.nightly.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.setup.SetupException;

class KeysetReaderTest {

  /** Ids that change on their way through the driver; the source is asked for what lies behind. */
  @Test
  void theSameIdAgainEndsTheStep() {
    KeysetReader<String> reader =
        new KeysetReader<>(after -> new Page<>(List.of("\uFFFD"), "\uFFFD"), id -> id, null);
    reader.open(new ExecutionContext());
    reader.read();
    assertThatThrownBy(reader::read)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("gives the same id again");
  }

  @Test
  void rowsWithoutAnIdOrWithTheSameAreRefused() {
    assertThatThrownBy(() -> page("a", "b", "b")).hasMessageContaining("several rows with one id");
    assertThatThrownBy(() -> page("a", null)).hasMessageContaining("a row without an id");
  }

  private static Page<String> page(String... ids) {
    List<String> rows = new ArrayList<>(Arrays.asList(ids));
    return Page.of(rows, id -> id, List.of(), 10);
  }
}
