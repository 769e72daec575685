package vn.dossier.testing.monitor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.dossier.testing.process.Ended;

/**
 * A program of Prometheus, as Debian names it, that the system has: on the PATH, or in the folder
 * DOSSIER_TEST_PROGRAMS. Without it the test is skipped.
 */
public final class Program implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private Program(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Runs one to its end.
   *
   * @param folder where it works
   * @param input its standard input; null for none
   */
  public static Ended run(Path folder, Path input, String name, String... arguments) {
    List<String> command = command(name, arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(input == null ? new File("/dev/null") : input.toFile())
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), out, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder its log goes there
   */
  public static Program start(Path folder, String name, int port, String... arguments) {
    List<String> command = command(name, arguments);
    command.add("--web.listen-address=127.0.0.1:" + port);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start();
      Program program = new Program(process, port);
      program.awaitAnswer(folder.resolve(name + ".log"));
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens at. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    Path found =
        Stream.of(System.getenv("DOSSIER_TEST_PROGRAMS"), System.getenv("PATH"))
            .filter(Objects::nonNull)
            .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(
        found != null,
        "No %s: install it, or name its folder by DOSSIER_TEST_PROGRAMS".formatted(name));
    command.add(found.toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private void awaitAnswer(Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        get("/");
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw new IllegalStateException(Files.readString(log), e);
        }
        sleep();
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it answers to a path. */
  public String get(String path) throws IOException {
    URI address = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    try (var in =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }

  /** What Prometheus answers to a query. */
  public String query(String expression) throws IOException {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
