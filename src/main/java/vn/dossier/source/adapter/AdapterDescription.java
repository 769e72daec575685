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
 */
record AdapterDescription(LinkedBy linkedBy, boolean checksums, List<AdapterSetting> settings) {

  private static final Set<String> KEYS = Set.of("link", "checksums", "settings");

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
        settings(file, keys.get("settings")));
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
}
