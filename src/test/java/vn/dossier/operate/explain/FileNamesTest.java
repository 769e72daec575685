package vn.dossier.operate.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.Dossiers;

/** Names of files are hidden, and whether a part holds a file can still be seen. */
class FileNamesTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "/kq/Nguyen Van Mau.pdf,… … …",
        "a.pdf##b.pdf,…##…",
        "##,##",
        " ## , ## ",
        "##a.pdf,##…",
        "a#b,…#…"
      })
  void namesAreHidden(String files, String shown) {
    assertThat(FileNames.hidden(Dossiers.dossier().resultFiles(files).build()).resultFiles())
        .isEqualTo(shown);
  }
}
