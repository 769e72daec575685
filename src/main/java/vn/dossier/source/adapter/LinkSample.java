package vn.dossier.source.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.raw.LinkedBy;

/**
 * Whether what children name are dossiers at all: where a SELECT gives another key, every dossier
 * has none, and all shares are 0. Some links are looked up; only where none of many meets a dossier
 * are all asked.
 */
final class LinkSample {

  /** Fewer links may well be strays; so many that all meet nobody are no accident. */
  static final int SIZE = 1000;

  /** Not papers: those of a time before the system may all name nobody. */
  private static final List<String> SELECTS = List.of("components", "payments");

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  LinkSample(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** A line for each SELECT whose links all meet no dossier. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String select : SELECTS) {
      List<String> links =
          source.queryForList(
              adapter.sql("some-links-of-" + select),
              adapter.parameters().addValue("limit", SIZE),
              String.class);
      if (links.size() == SIZE && !meet(links) && !anyMeets(select) && anyDossier()) {
        faults.add(
            "%s: none of its links is the %s of a dossier"
                .formatted(
                    adapter.file(select), adapter.linkedBy() == LinkedBy.ID ? "id" : "code"));
      }
    }
    return faults;
  }

  private boolean meet(List<String> links) {
    return !source
        .queryForList(adapter.sql("dossier-links"), adapter.parameters().addValue("links", links))
        .isEmpty();
  }

  // A source that was emptied is found by its counts
  private boolean anyDossier() {
    return Objects.requireNonNull(
        source.queryForObject(
            adapter.sql("ids-of-dossiers"),
            adapter.parameters(),
            (rs, n) -> rs.getLong("found") > 0));
  }

  private boolean anyMeets(String select) {
    return Objects.requireNonNull(
        source.queryForObject(
            adapter.sql("links-of-" + select),
            adapter.parameters(),
            (rs, n) -> rs.getLong("met") > 0));
  }
}
