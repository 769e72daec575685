package vn.dossier.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The measurements of all rounds, their medians as a table, and all of them as CSV. */
final class Results {

  private final long dossiers;
  private final Map<Subject, List<Measured>> measured = new EnumMap<>(Subject.class);

  Results(long dossiers) {
    this.dossiers = dossiers;
    for (Subject subject : Subject.values()) {
      measured.put(subject, new ArrayList<>());
    }
  }

  void add(Subject subject, Measured result) {
    measured.get(subject).add(result);
    System.out.printf(
        "round %d: %-22s %8.1f s%n",
        measured.get(subject).size(), subject.title(), result.seconds());
  }

  /** The medians. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        row(
            "",
            "seconds",
            "of rebuild",
            "of plain",
            "dossiers/s",
            "program CPU s",
            "server CPU s",
            "peak RSS MB"));
    text.append("|---|").append("---:|".repeat(7)).append('\n');
    Double rebuild = median(Subject.REBUILD, Measured::seconds);
    Double plain = median(Subject.PLAIN_BATCH, Measured::seconds);
    for (Subject subject : Subject.values()) {
      Double seconds = median(subject, Measured::seconds);
      if (seconds == null) {
        continue;
      }
      boolean over = subject != Subject.EMPTY_NIGHT;
      text.append(
          row(
              subject.title(),
              number("%.1f", seconds),
              over ? share(seconds, rebuild) : "",
              over ? share(seconds, plain) : "",
              over ? number("%,.0f", dossiers / seconds) : "",
              subject == Subject.REBUILD
                  ? ""
                  : number("%.1f", median(subject, Measured::programCpu)),
              number("%.1f", median(subject, Measured::serverCpu)),
              number("%.0f", median(subject, Measured::peakMegabytes))));
    }
    text.append('\n');
    text.append(row("step, seconds (share)", titles()));
    text.append("|---|").append("---:|".repeat(Subject.NIGHTS.size())).append('\n');
    for (String step : measured.get(Subject.FIRST_LOAD).get(0).steps().keySet()) {
      text.append(
          row(step, Subject.NIGHTS.stream().map(s -> share(s, step)).toArray(String[]::new)));
    }
    return text.toString();
  }

  private static String share(double seconds, Double of) {
    return number("%.2f", of == null ? null : Double.valueOf(seconds / of));
  }

  private static String[] titles() {
    return Subject.NIGHTS.stream().map(Subject::title).toArray(String[]::new);
  }

  private String share(Subject subject, String step) {
    Double seconds = median(subject, result -> result.steps().get(step));
    return seconds == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%.1f (%.0f %%)",
            seconds,
            100 * seconds / median(subject, Measured::seconds));
  }

  /** Every measurement, one a line. */
  void write(Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        CSVPrinter csv = CSVFormat.RFC4180.print(writer)) {
      csv.printRecord("what", "round", "dossiers", "measure", "value");
      for (Subject subject : Subject.values()) {
        List<Measured> rounds = measured.get(subject);
        for (int i = 0; i < rounds.size(); i++) {
          Measured result = rounds.get(i);
          String what = subject.name().toLowerCase(Locale.ROOT);
          csv.printRecord(what, i + 1, dossiers, "seconds", result.seconds());
          csv.printRecord(what, i + 1, dossiers, "program_cpu_seconds", result.programCpu());
          csv.printRecord(what, i + 1, dossiers, "server_cpu_seconds", result.serverCpu());
          csv.printRecord(what, i + 1, dossiers, "peak_rss_megabytes", result.peakMegabytes());
          for (Map.Entry<String, Double> step : result.steps().entrySet()) {
            csv.printRecord(what, i + 1, dossiers, "step " + step.getKey(), step.getValue());
          }
        }
      }
    }
  }

  private Double median(Subject subject, Function<Measured, ? extends Number> measure) {
    return Measured.median(measured.get(subject), measure);
  }

  private static String number(String format, Double value) {
    return value == null ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String row(String first, String... others) {
    StringBuilder row = new StringBuilder("| %-22s |".formatted(first));
    for (String other : others) {
      row.append(" %13s |".formatted(other));
    }
    return row.append('\n').toString();
  }
}
