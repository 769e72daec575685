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
 * @param buckets of which alone they are read; null for all
 * @param limit rows of a page
 */
record ScopePages(
    DossierSource source, Scope scope, IdRange range, List<Integer> buckets, int limit)
    implements KeysetReader.Query<RawDossier> {

  @Override
  public Page<RawDossier> after(String key) {
    if (!scope.scans() || buckets != null && buckets.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    IdRange rest = key == null ? range : range.from(key);
    List<RawDossier> rows =
        buckets == null
            ? source.page(scope, rest, limit)
            : source.page(scope, rest, buckets, limit);
    List<RawDossier> inScope =
        rows.stream().filter(d -> scope.contains(SourceDate.of(d.acceptedAt()))).toList();
    return Page.of(rows, source.withChildren(inScope), limit, RawDossier::id);
  }
}
