package vn.dossier.report.figure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** All targets ever set (data/reference/targets.csv), past and future ones included. */
public record Targets(List<Target> all) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  public Targets {
    all = List.copyOf(all);
  }

  /**
   * Reads the columns indicator, level, target (percent) and valid_from (ISO date).
   *
   * @throws IllegalArgumentException names the line that cannot be read
   */
  public static Targets read(Reader csv) {
    List<Target> targets = new ArrayList<>();
    try (CSVParser rows = FORMAT.parse(csv)) {
      for (CSVRecord row : rows) {
        targets.add(target(row, rows.getCurrentLineNumber()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Targets(targets);
  }

  private static Target target(CSVRecord row, long line) {
    try {
      return new Target(
          Indicator.ofCode(row.get("indicator")),
          ReportedLevel.valueOf(row.get("level")),
          new BigDecimal(row.get("target")),
          LocalDate.parse(row.get("valid_from")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "targets, line %s: expected indicator, level, target in percent, valid_from; found %s"
              .formatted(line, String.join(",", row)),
          e);
    }
  }

  /**
   * The latest target of each indicator and level that is valid on that day, in file order; of two
   * set for the same day the later line.
   */
  public Collection<Target> inForce(LocalDate day) {
    record Scope(Indicator indicator, ReportedLevel level) {}
    Map<Scope, Target> inForce = new LinkedHashMap<>();
    for (Target target : all) {
      if (!target.validFrom().isAfter(day)) {
        inForce.merge(
            new Scope(target.indicator(), target.level()),
            target,
            (one, other) -> other.validFrom().isBefore(one.validFrom()) ? one : other);
      }
    }
    return inForce.values();
  }
}
