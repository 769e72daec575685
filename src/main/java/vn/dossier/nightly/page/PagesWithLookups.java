package vn.dossier.nightly.page;

import java.util.List;
import java.util.function.Function;
import vn.dossier.nightly.page.KeysetReader.Page;

/**
 * Pages whose items get what is looked up for all of them at once: read ahead, it is looked up
 * while the page before them is written.
 *
 * @param lookUp gives an item for each of a page, in their order
 */
public record PagesWithLookups<R, T>(KeysetReader.Query<R> pages, Function<List<R>, List<T>> lookUp)
    implements KeysetReader.Query<T> {

  @Override
  public Page<T> after(String key) {
    Page<R> page = pages.after(key);
    return new Page<>(lookUp.apply(page.items()), page.last());
  }
}
