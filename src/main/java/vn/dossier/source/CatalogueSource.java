package vn.dossier.source;

import java.util.List;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.raw.RawAgency;
import vn.dossier.classify.raw.RawField;
import vn.dossier.classify.raw.RawProcedure;
import vn.dossier.source.adapter.SourceAdapter;

/** The catalogues: agencies, procedures and their fields, deleted rows too. */
public final class CatalogueSource {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  /**
   * @param source gives its rows one by one: a catalogue is kept once, and not by the driver too
   */
  CatalogueSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** All agencies as stored. */
  public List<RawAgency> agencies() {
    return source.query(
        adapter.sql("all-agencies"),
        adapter.parameters(),
        (rs, n) ->
            new RawAgency(
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("parent_code"),
                rs.getString("identifier_code"),
                rs.getString("catalog"),
                rs.getString("receipt_provider"),
                rs.getString("in_statistics"),
                rs.getString("active"),
                rs.getString("created_at"),
                rs.getString("last_modified_at"),
                rs.getString("deleted_at")));
  }

  /** All procedures as stored. */
  public List<RawProcedure> procedures() {
    return source.query(
        adapter.sql("all-procedures"),
        adapter.parameters(),
        (rs, n) ->
            new RawProcedure(
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("field_code"),
                rs.getString("service_level"),
                rs.getString("has_fee"),
                rs.getString("no_result"),
                rs.getString("in_use"),
                rs.getString("created_at"),
                rs.getString("last_modified_at"),
                rs.getString("deleted_at")));
  }

  /** All fields as stored. */
  public List<RawField> fields() {
    return source.query(
        adapter.sql("all-fields"),
        adapter.parameters(),
        (rs, n) -> new RawField(rs.getString("code"), rs.getString("name")));
  }
}
