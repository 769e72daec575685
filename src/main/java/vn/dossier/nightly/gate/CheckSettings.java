package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;

/** The checks that jobs/checks.yml asks for. */
public final class CheckSettings {

  private static final String FILE = "checks.yml";

  private final Map<MeasuredCheck, CheckSetting> settings = new EnumMap<>(MeasuredCheck.class);

  private CheckSettings() {}

  /**
   * Reads the file.
   *
   * @throws SetupException one line that names the file and the key that is unknown or wrong
   */
  public static CheckSettings of(JobsFolder jobs) {
    CheckSettings read = new CheckSettings();
    // A copy may be older than a check that an emptied source must not pass
    Object own = new JobsFolder(null).yaml(FILE);
    keys(own, "it")
        .forEach(
            (name, content) -> {
              if (MeasuredCheck.of(String.valueOf(name))
                  .filter(MeasuredCheck::stands)
                  .isPresent()) {
                read.take(name, content);
              }
            });
    Object yaml = jobs.yaml(FILE);
    // A file of comments alone asks for no check
    if (yaml != null) {
      keys(yaml, "it").forEach(read::take);
    }
    return read;
  }

  /** What is said of a check; one that nobody speaks of has no thresholds. */
  CheckSetting of(MeasuredCheck check) {
    return settings.getOrDefault(check, new CheckSetting(null, null, Map.of()));
  }

  /** The checks with their thresholds, for people. */
  @Override
  public String toString() {
    return settings.entrySet().stream()
        .filter(entry -> entry.getValue().asked())
        .map(entry -> entry.getKey().text() + thresholds(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String thresholds(CheckSetting setting) {
    return (setting.warn() == null ? "" : " warn " + setting.warn().toPlainString())
        + (setting.error() == null ? "" : " error " + setting.error().toPlainString());
  }

  private void take(Object name, Object content) {
    MeasuredCheck check =
        MeasuredCheck.of(String.valueOf(name))
            .orElseThrow(() -> wrong(String.valueOf(name), "is unknown"));
    Map<?, ?> keys = keys(content, check.text());
    List<String> known =
        Stream.concat(Stream.of("warn", "error"), check.options().stream()).toList();
    for (Object key : keys.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw wrong(check.text() + "." + key, "is unknown");
      }
    }
    CheckSetting standing = settings.get(check);
    BigDecimal warn = threshold(check, keys, "warn", standing == null ? null : standing.warn());
    BigDecimal error = threshold(check, keys, "error", standing == null ? null : standing.error());
    if (warn != null && error != null && error.compareTo(warn) < 0) {
      throw wrong(check.text() + ".error", "is less than warn");
    }
    Map<String, Integer> options = new HashMap<>();
    for (String option : check.options()) {
      options.put(
          option,
          standing != null && !keys.containsKey(option)
              ? Integer.valueOf(standing.option(option))
              : Integer.valueOf(whole(check, keys, option)));
    }
    settings.put(check, new CheckSetting(warn, error, options));
  }

  private static Map<?, ?> keys(Object content, String path) {
    if (content instanceof Map<?, ?> keys) {
      return keys;
    }
    throw wrong(path, "must hold keys");
  }

  private static BigDecimal threshold(
      MeasuredCheck check, Map<?, ?> keys, String key, BigDecimal standing) {
    if (!keys.containsKey(key)) {
      return standing;
    }
    // So YAML reads the word off
    if (Boolean.FALSE.equals(keys.get(key))) {
      return null;
    }
    if (keys.get(key) instanceof Number number) {
      // Neither NaN nor an infinity is a decimal
      try {
        BigDecimal threshold = new BigDecimal(number.toString());
        if (threshold.signum() >= 0) {
          return threshold;
        }
      } catch (NumberFormatException e) {
        throw new SetupException(notANumber(check, key, number), e);
      }
    }
    throw new SetupException(notANumber(check, key, keys.get(key)));
  }

  private static String notANumber(MeasuredCheck check, String key, Object value) {
    return line(
        check.text() + "." + key,
        "must be a number of at least 0, or off, not %s".formatted(value));
  }

  private static int whole(MeasuredCheck check, Map<?, ?> keys, String key) {
    if (keys.get(key) instanceof Integer number && number >= 1) {
      return number;
    }
    throw wrong(
        check.text() + "." + key,
        "must be a whole number of at least 1, not %s".formatted(keys.get(key)));
  }

  private static SetupException wrong(String key, String fault) {
    return new SetupException(line(key, fault));
  }

  private static String line(String key, String fault) {
    return "%s: %s %s".formatted(FILE, key, fault).replaceAll("\\R", " ");
  }
}
