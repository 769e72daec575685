package vn.dossier.source.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.setup.SetupException;

/**
 * What an adapter says of its source beside the SELECTs (adapter.yml).
 *
 * @param linkedBy what children name of their dossier
 * @param checksums whether nights compare checksums of the SELECTs
 * @param settings what the SELECTs ask for
 * @param cannotTell indicators and measures of which no figure may be shown
 */
record AdapterDescription(
    LinkedBy linkedBy, boolean checksums, List<AdapterSetting> settings, Set<String> cannotTell) {

  /** The indicators of measures.yml, and measures that no indicator is a share of. */
  static final Set<String> FIGURES =
      Set.of(
          "online",
          "online_766",
          "digitised",
          "digitised_766",
          "reused",
          "result_digitised",
          "cashless",
          "non_cash",
          "on_time",
          "same_day",
          "exempt",
          "refunds",
          "receipts",
          "historical_results");

  private static final Set<String> KEYS = Set.of("link", "checksums", "settings", "cannot-tell");

  /**
   * @param file where it stands, for messages
   * @throws SetupException when a key is missing, unknown or not as it should be
   */
  static AdapterDescription of(String file, Object yaml) {
    if (!(yaml instanceof Map<?, ?> keys)) {
      throw new SetupException("%s: holds no keys".formatted(file));
    }
    Set<String> unknown = new TreeSet<>();
    keys.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new SetupException("%s: %s is unknown".formatted(file, String.join(", ", unknown)));
    }
    return new AdapterDescription(
        linkedBy(file, keys.get("link")),
        checksums(file, keys.get("checksums")),
        settings(file, keys.get("settings")),
        cannotTell(file, keys.get("cannot-tell")));
  }

  private static LinkedBy linkedBy(String file, Object said) {
    return Arrays.stream(LinkedBy.values())
        .filter(linkedBy -> linkedBy.name().toLowerCase(Locale.ROOT).equals(said))
        .findFirst()
        .orElseThrow(() -> new SetupException("%s: link must be id or code".formatted(file)));
  }

  private static boolean checksums(String file, Object said) {
    if (said instanceof Boolean checksums) {
      return checksums;
    }
    throw new SetupException("%s: checksums must be true or false".formatted(file));
  }

  private static List<AdapterSetting> settings(String file, Object said) {
    List<AdapterSetting> settings = new ArrayList<>();
    if (said instanceof Map<?, ?> names) {
      try {
        names.forEach((name, keys) -> settings.add(AdapterSetting.of(String.valueOf(name), keys)));
      } catch (IllegalArgumentException e) {
        throw new SetupException("%s: %s".formatted(file, e.getMessage()), e);
      }
    } else if (said != null) {
      throw new SetupException("%s: settings must be names with keys".formatted(file));
    }
    return List.copyOf(settings);
  }

  private static Set<String> cannotTell(String file, Object said) {
    Set<String> names = new TreeSet<>();
    if (said instanceof List<?> list) {
      list.forEach(name -> names.add(String.valueOf(name)));
    } else if (said != null) {
      throw new SetupException("%s: cannot-tell must be a list".formatted(file));
    }
    for (String name : names) {
      if (!FIGURES.contains(name)) {
        throw new SetupException(
            "%s: cannot-tell: %s is none of %s"
                .formatted(file, name, String.join(", ", new TreeSet<>(FIGURES))));
      }
    }
    return names;
  }
}
