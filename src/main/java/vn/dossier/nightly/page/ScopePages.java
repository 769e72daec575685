package vn.dossier.nightly.page;

import java.util.List;
import java.util.function.Supplier;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.scope.Scope;
import vn.dossier.source.DossierSource;
import vn.dossier.source.IdRange;
import vn.dossier.source.ReadDossier;
import vn.dossier.source.ScannedChildren;

/**
 * Pages of the dossiers of a range that are in scope, with their children.
 *
 * @param marks of the buckets of which alone they are read; null for all
 * @param none makes what takes the children of a code
 * @param scanned what a pass over all children has found; gives null where there was none
 * @param read takes the checksums of the rows
 * @param limit rows of a page
 */
public record ScopePages<C extends ChildTaker>(
    DossierSource source,
    Scope scope,
    IdRange range,
    byte[] marks,
    Supplier<C> none,
    Supplier<ScannedChildren<C>> scanned,
    ReadRows read,
    int limit)
    implements KeysetReader.Query<ReadDossier<C>> {

  @Override
  public Page<ReadDossier<C>> after(String key) {
    if (!scope.scans()) {
      return Page.empty();
    }
    IdRange rest = key == null ? range : range.from(key);
    List<RawDossier> rows =
        marks == null
            ? source.page(scope, rest, limit, read)
            : source.page(scope, rest, marks, limit, read);
    List<RawDossier> inScope =
        rows.stream().filter(d -> scope.contains(SourceDate.of(d.acceptedAt()))).toList();
    return Page.of(
        rows, RawDossier::id, source.withChildren(inScope, none, scanned.get(), read), limit);
  }
}
