package vn.dossier.source;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.source.adapter.SourceAdapter;

/** How new the newest row is that the source shows; what lies in the future does not count. */
public final class SourceFreshness {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  SourceFreshness(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** The newest accepted date up to a day; cheap. */
  public Optional<LocalDate> accepted(LocalDate asOf) {
    String newest =
        source.queryForObject(adapter.sql("newest-accepted"), until(asOf), String.class);
    return Optional.ofNullable(SourceDate.of(newest).date());
  }

  /** The newest date of creation or change up to a day; reads the whole table. */
  public Optional<LocalDate> changed(LocalDate asOf) {
    return source
        .query(
            adapter.sql("newest-change"),
            until(asOf),
            (rs, n) -> Stream.of(rs.getString("created_at"), rs.getString("modified_at")))
        .stream()
        .flatMap(dates -> dates)
        .map(date -> SourceDate.of(date).date())
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo);
  }

  private MapSqlParameterSource until(LocalDate asOf) {
    return adapter.parameters().addValue("afterAsOf", asOf.plusDays(1).atStartOfDay());
  }
}
