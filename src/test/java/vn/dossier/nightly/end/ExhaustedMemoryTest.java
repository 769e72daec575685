package vn.dossier.nightly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;

class ExhaustedMemoryTest {

  /** A process whose threads are struck at the same moment. */
  static final class Struck {

    private static final int THREADS = 16;

    public static void main(String[] args) {
      ExhaustedMemory.watch();
      CyclicBarrier moment = new CyclicBarrier(THREADS);
      for (int i = 0; i < THREADS; i++) {
        new Thread(
                () -> {
                  try {
                    moment.await();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                  ExhaustedMemory.endIfIn(new OutOfMemoryError());
                })
            .start();
      }
    }
  }

  @RepeatedTest(5)
  void threadsThatAreStruckAtOnceEndTheProcessWithOneLine() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Struck.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said.lines())
        .containsExactly(
            "Out of memory with 64 MB: start it with more (-Xmx); a run that was active continues with rerun, or the same nightly");
  }
}
