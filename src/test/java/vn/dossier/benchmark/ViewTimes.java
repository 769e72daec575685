package vn.dossier.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What BI waits for: every view that readers are granted, and every question of jobs/bi. */
final class ViewTimes {

  private static final int ROUNDS = 3;

  /** One row per dossier: nobody reads all of them. */
  private static final Set<String> LONG = Set.of("dossier", "kpi_dossier");

  // Readers are told in Vietnamese of what they are granted
  private static final String VIEWS =
      "SELECT object_name FROM etl_dictionary_vi WHERE kind = 'VIEW' ORDER BY place";

  private static final Path QUESTIONS = Path.of("jobs/bi");

  private final Server server;
  private final String schema;

  ViewTimes(Server server, String schema) {
    this.server = server;
    this.schema = schema;
  }

  /** Rows and the best of three seconds of each, to the last row. */
  String table() throws SQLException, IOException {
    StringBuilder text = new StringBuilder("| read | rows | seconds |\n|---|---:|---:|\n");
    try (Connection connection = server.connect(schema);
        Stream<Path> questions = Files.list(QUESTIONS)) {
      for (String view : views(connection)) {
        String limit = LONG.contains(view) ? " LIMIT 2000" : "";
        text.append(row(connection, view + limit, "SELECT * FROM " + view + limit));
      }
      for (Path question : questions.sorted().toList()) {
        text.append(
            row(
                connection,
                question.getFileName().toString(),
                ofTheSource(Files.readString(question))));
      }
    }
    return text.toString();
  }

  // What is marked CHANGE there is of the sample; comments may have a semicolon, too
  private static String ofTheSource(String question) {
    int year = Settings.end().getYear();
    return question
        .replaceAll("--.*", "")
        .replaceAll("(?s);.*", "")
        .replace("'2022-", "'%d-".formatted(year - 1))
        .replace("'2023-", "'%d-".formatted(year))
        .replace("'SYT'", "'SO-01'");
  }

  private static List<String> views(Connection connection) throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(VIEWS)) {
      while (found.next()) {
        views.add(found.getString(1));
      }
    }
    return views;
  }

  private static String row(Connection connection, String name, String sql) throws SQLException {
    long rows = 0;
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      rows = 0;
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          rows++;
        }
      }
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    return String.format(Locale.ROOT, "| %s | %,d | %.2f |%n", name, rows, best);
  }
}
