package vn.dossier.report.site;

import java.io.IOException;

/** Takes the files of a site. */
@FunctionalInterface
public interface SiteSink {

  /**
   * Takes a file; one comes after those that it leads to, the page that the site begins with last.
   *
   * @param path from the folder of the site, with slashes; it holds no text of a source
   */
  void put(String path, byte[] content) throws IOException;
}
