package vn.dossier.testing.page;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What axe-core has to say against a page: rules of WCAG 2 (A, AA) and good practice. */
public final class Axe {

  private Axe() {}

  /**
   * What is broken, each rule with the elements that break it. Skips the test without axe-core.
   *
   * @param opened as a person sees it: what is folded away is not looked at
   */
  public static List<?> violations(Chromium.Opened opened) throws IOException {
    String axe = Files.readString(NodePackages.file("axe-core", "axe.min.js"));
    opened.page().evaluate(axe + "; undefined");
    return (List<?>)
        opened
            .page()
            .evaluate(
                """
                () => axe.run(document).then(found => found.violations.map(v =>
                  v.id + ' (' + v.help + '): '
                    + v.nodes.slice(0, 5).map(n => n.html.slice(0, 150)).join(' | ')))
                """);
  }
}
