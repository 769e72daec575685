package vn.dossier.nightly;

import java.util.List;
import vn.dossier.classify.RawDossier;
import vn.dossier.classify.Scope;
import vn.dossier.classify.SourceDate;
import vn.dossier.nightly.KeysetReader.Page;
import vn.dossier.source.DossierSource;
import vn.dossier.source.IdRange;

/**
 * Pages of the dossiers of a range that are in scope, with their children.
 *
 * @param buckets only dossiers of these, possibly of none; null for all
 * @param limit rows of a page
 */
record ScopePages(
    DossierSource source, Scope scope, IdRange range, List<Integer> buckets, int limit)
    implements KeysetReader.Query<RawDossier> {

  @Override
  public Page<RawDossier> after(String key) {
    if (!scope.scans()) {
      return new Page<>(List.of(), null);
    }
    List<RawDossier> rows = page(key == null ? range : range.from(key));
    List<RawDossier> inScope =
        rows.stream().filter(d -> scope.contains(SourceDate.of(d.acceptedAt()))).toList();
    return Page.of(rows, source.withChildren(inScope), limit, RawDossier::id);
  }

  private List<RawDossier> page(IdRange rest) {
    if (buckets == null) {
      return source.page(scope, rest, limit);
    }
    return buckets.isEmpty() ? List.of() : source.page(scope, rest, buckets, limit);
  }
}
