package vn.dossier.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process watched from outside, from its start to its end. */
final class Watched {

  private static final int LOOK_MILLIS = 50;

  private final Path folder;
  private final Server server;

  /**
   * @param folder where its output goes: out.txt and err.txt
   * @param server whose CPU time counts with it
   */
  Watched(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
  }

  /** Runs it to its end; fails unless it exits with 0. */
  Measured run(String what, ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Duration serverBefore = server.cpu();
    long start = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    Long peak = null;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      Long seen = peakMegabytes(process.pid());
      peak = seen == null ? peak : seen;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s%s"
              .formatted(what, process.exitValue(), Files.readString(err), Files.readString(out)));
    }
    return new Measured(
        seconds, cpu.toNanos() / 1e9, Rebuild.since(serverBefore, server), peak, Map.of());
  }

  // Linux keeps the peak itself, so that none between two looks is missed
  private static Long peakMegabytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      // Another system, or it has just ended
    }
    return null;
  }
}
