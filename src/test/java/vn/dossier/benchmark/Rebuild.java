package vn.dossier.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs jobs/benchmark/rebuild.sql: stages one after the other, what is beside at the same time. */
final class Rebuild {

  private static final Path FILE = Path.of("jobs", "benchmark", "rebuild.sql");
  private static final Pattern PART =
      Pattern.compile("^--@ (session|stage|beside)(?: (\\S+))?$", Pattern.MULTILINE);

  /** What runs in one session. */
  private record Part(String kind, List<String> statements) {}

  private final Server server;
  private final List<String> session;
  private final List<List<Part>> stages = new ArrayList<>();

  /**
   * @param source schema that it reads
   */
  Rebuild(Server server, String source) throws IOException {
    this.server = server;
    List<Part> parts = parts(Files.readString(FILE).replace("SOURCE.", source + "."));
    session = parts.get(0).statements();
    for (Part part : parts.subList(1, parts.size())) {
      if (part.kind().equals("stage")) {
        stages.add(new ArrayList<>());
      }
      stages.get(stages.size() - 1).add(part);
    }
  }

  private static List<Part> parts(String script) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(script);
    List<Integer> bounds = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    while (matcher.find()) {
      bounds.add(matcher.end());
      kinds.add(matcher.group(1));
    }
    for (int i = 0; i < bounds.size(); i++) {
      int end = i + 1 < bounds.size() ? script.indexOf("--@ ", bounds.get(i)) : script.length();
      String text = script.substring(bounds.get(i), end).replaceAll("(?m)^ *--.*$", "");
      parts.add(
          new Part(
              kinds.get(i),
              Stream.of(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList()));
    }
    return parts;
  }

  /** Rebuilds everything into an empty schema, and measures it. */
  Measured run(String schema, LocalDate businessDate, LocalDate asOf)
      throws SQLException, InterruptedException {
    server.renew(schema, "utf8mb4_nopad_bin");
    Duration before = server.cpu();
    long start = System.nanoTime();
    for (List<Part> stage : stages) {
      List<Callable<Void>> sessions = new ArrayList<>();
      for (Part part : stage) {
        sessions.add(() -> run(schema, part, businessDate, asOf));
      }
      runAll(sessions);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measured(seconds, 0, since(before, server), null, Map.of());
  }

  private Void run(String schema, Part part, LocalDate businessDate, LocalDate asOf)
      throws SQLException {
    try (Connection connection = server.connect(schema)) {
      try (PreparedStatement dates =
          connection.prepareStatement("SET @business_date = ?, @as_of = ?")) {
        dates.setString(1, businessDate.toString());
        dates.setString(2, asOf.toString());
        dates.execute();
      }
      try (Statement statement = connection.createStatement()) {
        for (String sql : session) {
          statement.execute(sql);
        }
        for (String sql : part.statements()) {
          statement.execute(sql);
        }
      }
    }
    return null;
  }

  private static void runAll(List<Callable<Void>> sessions)
      throws SQLException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(sessions.size());
    try {
      for (Future<Void> done : threads.invokeAll(sessions)) {
        done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** CPU seconds of the server since a time; null when they cannot be known. */
  static Double since(Duration before, Server server) {
    return before == null ? null : server.cpu().minus(before).toNanos() / 1e9;
  }
}
