package vn.dossier.report.layout;

import java.util.List;

/**
 * What stands around a page of a site: where it leads, and what it takes from files beside it
 * instead of holding it itself.
 *
 * @param root from the page to the folder of the site; blank in it
 * @param canonical its address; blank when the site does not know its own
 * @param alternates the page in each language
 * @param pages of the site in the page's language
 * @param otherLanguage the same page in the other language, named in that
 * @param before the month before that has a page; null when there is none
 * @param after the month after that has a page; null when there is none
 * @param banner what must be seen first; blank for nothing
 * @param files what can be downloaded
 * @param licence under which; null when nothing is said of it
 */
public record SiteFrame(
    String root,
    String canonical,
    List<Alternate> alternates,
    List<Link> pages,
    Alternate otherLanguage,
    Link before,
    Link after,
    String banner,
    List<Link> files,
    Link licence) {

  public SiteFrame {
    alternates = List.copyOf(alternates);
    pages = List.copyOf(pages);
    files = List.copyOf(files);
  }

  /**
   * @param href blank for a text alone
   * @param here whether it leads to the page itself
   */
  public record Link(String text, String href, boolean here) {

    public Link(String text, String href) {
      this(text, href, false);
    }
  }

  /**
   * @param language its code
   */
  public record Alternate(String language, String text, String href) {}

  /** Whether another month has a page. */
  public boolean hasNeighbours() {
    return before != null || after != null;
  }
}
