package vn.dossier.operate.site;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.report.site.SiteHistory;

/**
 * What a folder of a site keeps from one writing to the next.
 *
 * @param files that the program put there, by path
 */
record SiteRecord(Set<String> files, SiteHistory history) {

  static final SiteRecord NONE = new SiteRecord(Set.of(), SiteHistory.NONE);

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads what was kept.
   *
   * @throws IllegalArgumentException when it is not what {@link #bytes} wrote
   */
  static SiteRecord parse(byte[] json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      Set<String> files = new TreeSet<>();
      root.required("files").forEach(file -> files.add(file.asString()));
      Map<YearMonth, SiteHistory.Figures> months = new LinkedHashMap<>();
      root.required("months")
          .properties()
          .forEach(
              month ->
                  months.put(
                      YearMonth.parse(month.getKey()),
                      new SiteHistory.Figures(
                          month.getValue().required("digest").asString(),
                          LocalDateTime.parse(month.getValue().required("changed").asString()))));
      return new SiteRecord(files, new SiteHistory(months));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  byte[] bytes() {
    Map<String, Object> months = new LinkedHashMap<>();
    history
        .sorted()
        .forEach(
            (month, figures) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("digest", figures.digest());
              entry.put("changed", figures.changedAt().toString());
              months.put(month.toString(), entry);
            });
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("files", new TreeSet<>(files));
    root.put("months", months);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /** Whether a path that was read stays in the folder. */
  static boolean isInside(String path) {
    return path.matches("[\\w-]+(?:[./][\\w-]+)*");
  }

  /** With these files too: what is put there next must be known even if it is not finished. */
  SiteRecord and(Collection<String> more) {
    Set<String> all = new TreeSet<>(files);
    all.addAll(more);
    return new SiteRecord(all, history);
  }
}
