package vn.dossier.testing.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the program, whose lines are read as they come. */
public final class RunningJar {

  private static final int PATIENCE_SECONDS = 240;

  /**
   * @param millis since the start of the process
   */
  record Line(long millis, String text) {}

  private final Process process;
  private final List<String> arguments;
  private final long started = System.nanoTime();
  private final List<Line> out = new ArrayList<>();
  private final List<Line> err = new ArrayList<>();
  private final List<Thread> readers;

  public RunningJar(Process process, List<String> arguments) {
    this.process = process;
    this.arguments = arguments;
    readers = List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
  }

  /** Waits for a line on standard error; false when the process ends without it. */
  public boolean says(String text) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (err) {
      while (err.stream().noneMatch(line -> line.text().contains(text))) {
        if (!readers.get(1).isAlive()) {
          return false;
        }
        if (System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw new AssertionError("%s never says %s".formatted(arguments, text));
        }
        await(err);
      }
      return true;
    }
  }

  /** The lines on standard error so far. */
  List<Line> log() {
    synchronized (err) {
      return List.copyOf(err);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** How long the process has lived. */
  public long millis() {
    return (System.nanoTime() - started) / 1_000_000;
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Another signal, such as INT. */
  public void signal(String name) {
    await("kill", "-" + name, Long.toString(process.pid()));
  }

  /**
   * Wakes it and freezes it again, both by one process: to start a second one takes longer than
   * many chunks.
   */
  public void goesOnFor(int milliseconds) {
    await(
        "sh",
        "-c",
        "kill -CONT %1$d; sleep 0.%2$03d; kill -STOP %1$d".formatted(process.pid(), milliseconds));
  }

  private static void await(String... command) {
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end. */
  public Ended end() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("%s does not end: %s".formatted(arguments, text(err)));
      }
      for (Thread reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private Thread read(InputStream stream, List<Line> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                  synchronized (lines) {
                    lines.add(new Line(millis(), line));
                    lines.notifyAll();
                  }
                }
              } catch (IOException e) {
                // The pipe of a killed process may break
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private static void await(Object monitor) {
    try {
      monitor.wait(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(List<Line> lines) {
    synchronized (lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.text()).append('\n'));
      return text.toString();
    }
  }
}
