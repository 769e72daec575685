package vn.dossier.report.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import vn.dossier.report.layout.SiteFrame.Link;

/**
 * What a site says of itself.
 *
 * @param url where its folder is served, with a slash at its end; blank when that is not known, and
 *     addresses are relative
 * @param licence an address or a name; blank when nothing is said
 * @param area the province as an address of a gazetteer, or its name; blank when nothing is said
 */
public record SiteSettings(String url, String licence, String area) {

  /**
   * Reads what was set; null is blank.
   *
   * @throws IllegalArgumentException one line that names the setting and says what it must be
   */
  public static SiteSettings of(String url, String licence, String area) {
    return new SiteSettings(address(url), text(licence), text(area));
  }

  private static String address(String url) {
    String text = text(url);
    if (text.isEmpty()) {
      return "";
    }
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null
          && (scheme.equals("https") || scheme.equals("http"))
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return text.endsWith("/") ? text : text + "/";
      }
    } catch (URISyntaxException e) {
      // Said below
    }
    throw new IllegalArgumentException(
        "dossier.report.site-url must be like https://data.example.gov.vn/figures/, without user, ?"
            + " and #");
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  /** Whether a text is the address of something. */
  static boolean isAddress(String text) {
    return text.matches("https?://\\S+");
  }

  /** Null when nothing is said. */
  Link licenceLink() {
    return licence.isEmpty() ? null : new Link(licence, isAddress(licence) ? licence : "");
  }
}
