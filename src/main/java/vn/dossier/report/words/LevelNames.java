package vn.dossier.report.words;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;

/** What levels are called, and from when to when (data/reference/levels.csv): levels end. */
public final class LevelNames {

  /**
   * A level under one name.
   *
   * @param from its first day
   * @param to its last day
   * @param vietnamese its name within a sentence
   * @param english the same in English
   * @param holdsVietnamese which agencies belong to it; blank where the name says so
   * @param holdsEnglish the same in English
   */
  record Name(
      ReportedLevel level,
      LocalDate from,
      LocalDate to,
      String vietnamese,
      String english,
      String holdsVietnamese,
      String holdsEnglish) {

    String in(Language language) {
      return language == Language.VI ? vietnamese : english;
    }

    String holds(Language language) {
      return language == Language.VI ? holdsVietnamese : holdsEnglish;
    }

    private boolean isValid(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  private static final List<String> COLUMNS =
      List.of("level", "valid_from", "valid_to", "name_vi", "name_en", "holds_vi", "holds_en");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          // A first line of anything is told below
          .setAllowMissingColumnNames(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .get();

  private final List<Name> names;

  private LevelNames(List<Name> names) {
    this.names = List.copyOf(names);
  }

  /**
   * Reads the list; blank dates are open ends.
   *
   * @throws IllegalArgumentException one line that says what cannot be read, overlaps or is missing
   */
  public static LevelNames read(String csv) {
    List<Name> names = new ArrayList<>();
    try (CSVParser rows = FORMAT.parse(new StringReader(csv))) {
      if (!rows.getHeaderNames().containsAll(COLUMNS)) {
        throw new IllegalArgumentException(
            "levels.csv: the first line must be " + String.join(",", COLUMNS));
      }
      for (CSVRecord row : rows) {
        Name name = name(row, rows.getCurrentLineNumber());
        if (names.stream().anyMatch(other -> overlap(other, name))) {
          throw new IllegalArgumentException(
              "levels.csv: %s has two names on one day".formatted(name.level()));
        }
        names.add(name);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("levels.csv is not readable CSV: " + e.getMessage(), e);
    }
    for (ReportedLevel level : ReportedLevel.values()) {
      if (level != ReportedLevel.ALL && names.stream().noneMatch(n -> n.level() == level)) {
        throw new IllegalArgumentException("levels.csv: there is no name of " + level);
      }
    }
    return new LevelNames(names);
  }

  private static Name name(CSVRecord row, long line) {
    try {
      Name name =
          new Name(
              ReportedLevel.valueOf(row.get("level")),
              day(row.get("valid_from"), LocalDate.MIN),
              day(row.get("valid_to"), LocalDate.MAX),
              row.get("name_vi"),
              row.get("name_en"),
              row.get("holds_vi"),
              row.get("holds_en"));
      if (name.to().isBefore(name.from())
          || name.vietnamese().isEmpty()
          || name.english().isEmpty()) {
        throw new IllegalArgumentException("names are missing, or the dates are turned round");
      }
      return name;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "levels.csv, line %d: expected a level, dates (2025-07-01) or blanks, and names; found %s"
              .formatted(line, String.join(",", row.toList())),
          e);
    }
  }

  private static LocalDate day(String text, LocalDate open) {
    return text.isEmpty() ? open : LocalDate.parse(text);
  }

  private static boolean overlap(Name one, Name other) {
    return one.level() == other.level()
        && !one.from().isAfter(other.to())
        && !other.from().isAfter(one.to());
  }

  /** Its name on a day: the valid one, else the last before it, else the first after it. */
  Name on(ReportedLevel level, LocalDate day) {
    return valid(level, day)
        .or(
            () ->
                named(level).stream()
                    .filter(name -> name.to().isBefore(day))
                    .max(Comparator.comparing(Name::to)))
        .orElseGet(() -> named(level).stream().min(Comparator.comparing(Name::from)).orElseThrow());
  }

  /** Empty when the level has ended, or has not begun. */
  Optional<Name> valid(ReportedLevel level, LocalDate day) {
    return named(level).stream().filter(name -> name.isValid(day)).findFirst();
  }

  /**
   * A name as it is shown.
   *
   * @param valid from when to when; blank for always
   * @param holds blank where the name says so
   */
  public record Shown(String name, String valid, String holds) {}

  /** Every name that a level has or had, in the order of the list; the same of two levels once. */
  public List<Shown> all(Wording wording) {
    List<Shown> shown = new ArrayList<>();
    for (Name name : names) {
      Shown next =
          new Shown(
              wording.capital(name.in(wording.language())),
              valid(name, wording),
              wording.capital(name.holds(wording.language())));
      if (shown.stream()
          .noneMatch(s -> s.name().equals(next.name()) && s.valid().equals(next.valid()))) {
        shown.add(next);
      }
    }
    return shown;
  }

  private static String valid(Name name, Wording wording) {
    boolean begins = name.from().isAfter(LocalDate.MIN);
    boolean ends = name.to().isBefore(LocalDate.MAX);
    if (begins && ends) {
      return wording.text("valid_from_to", wording.date(name.from()), wording.date(name.to()));
    }
    return begins
        ? wording.text("valid_from", wording.date(name.from()))
        : ends ? wording.text("valid_to", wording.date(name.to())) : "";
  }

  private List<Name> named(ReportedLevel level) {
    return names.stream().filter(name -> name.level() == level).toList();
  }

  @Override
  public String toString() {
    return "%d names of levels".formatted(names.size());
  }
}
