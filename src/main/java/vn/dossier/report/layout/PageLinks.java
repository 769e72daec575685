package vn.dossier.report.layout;

import java.util.List;
import vn.dossier.report.layout.SiteFrame.Link;

/**
 * Where a page that stands alone leads: to what lies in its folder.
 *
 * @param files what can be downloaded
 * @param before the page of a month before; null when none is there
 * @param after the page of a month after; null when none is there
 */
public record PageLinks(List<Link> files, Link before, Link after) {

  public PageLinks {
    files = List.copyOf(files);
  }

  /** Whether another month has a page. */
  public boolean hasNeighbours() {
    return before != null || after != null;
  }
}
