package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceAdapterTest {

  @TempDir Path jobs;

  private void override(String statement) throws IOException {
    Path file = jobs.resolve("source/one-stop/%s.sql".formatted(statement));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "select 1");
  }

  private boolean tellsWrites() {
    return new SourceAdapter(new JobsFolder(jobs), "one-stop").tellsWrites();
  }

  /** Else tables that nobody writes any more would vouch for those that are read. */
  @Test
  void whoReadsOtherTablesHasToSayWhichWritesCount() throws IOException {
    assertThat(tellsWrites()).isTrue();
    override("fingerprint-papers");
    assertThat(tellsWrites()).isFalse();
    override("last-writes");
    assertThat(tellsWrites()).isFalse();
    override("come-into-reach");
    assertThat(tellsWrites()).isTrue();
  }

  @Test
  void anAdapterWithoutTheStatementsTellsNothing() {
    assertThat(new SourceAdapter(new JobsFolder(jobs), "vendor").tellsWrites()).isFalse();
  }
}
