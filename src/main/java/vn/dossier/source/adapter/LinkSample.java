package vn.dossier.source.adapter;

import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.raw.LinkedBy;

/**
 * Whether what children name are dossiers at all: where a SELECT gives another key, every dossier
 * has none, and all shares are 0. That may be true as well, of a site without uploads among others
 * that have many, so nothing is refused for it.
 */
final class LinkSample {

  /** Fewer links may well be strays; so many that all meet nobody deserve a look. */
  static final int SIZE = 1000;

  /** Not papers: those of a time before the system may all name nobody. */
  private static final List<String> SELECTS = List.of("components", "payments");

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  LinkSample(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** A line for each SELECT whose first links all meet no dossier: two small questions each. */
  List<String> doubts() {
    return SELECTS.stream()
        .filter(this::firstMeetNobody)
        .map(select -> said(select, "its first %,d links".formatted(SIZE)))
        .toList();
  }

  /** The same, but only where no later link meets one either: that may pass over the table. */
  List<String> unmet() {
    return SELECTS.stream()
        .filter(this::firstMeetNobody)
        .filter(select -> !anyMeets(select))
        .map(select -> said(select, "its links"))
        .toList();
  }

  private String said(String select, String links) {
    return "%s: none of %s is the %s of a dossier"
        .formatted(adapter.file(select), links, adapter.linkedBy() == LinkedBy.ID ? "id" : "code");
  }

  private boolean firstMeetNobody(String select) {
    List<String> links =
        source.queryForList(
            adapter.sql("some-links-of-" + select),
            adapter.parameters().addValue("limit", SIZE),
            String.class);
    return links.size() == SIZE
        && source
            .queryForList(
                adapter.sql("dossier-links"), adapter.parameters().addValue("links", links))
            .isEmpty();
  }

  private boolean anyMeets(String select) {
    try {
      return !source
          .queryForList(adapter.sql("met-links-of-" + select), adapter.parameters(), Integer.class)
          .isEmpty();
    } catch (DataAccessException e) {
      // A server does not join columns of two collations, which no night does either
      return false;
    }
  }
}
