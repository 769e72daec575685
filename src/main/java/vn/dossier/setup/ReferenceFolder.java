package vn.dossier.setup;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lists that no database has (data/reference): the folder that the setting dossier.reference names
 * goes first, file by file; what it lacks comes from the defaults in the jar.
 */
public final class ReferenceFolder {

  private final OverridableFolder files;

  /**
   * @param outside the folder that goes first; null for the defaults alone
   * @throws SetupException when the folder is not there
   */
  public ReferenceFolder(Path outside) {
    this.files = new OverridableFolder("dossier.reference", outside, "data/reference/");
  }

  /**
   * @param file name of the file, such as {@code successors.csv}
   * @return its text, without a byte order mark
   */
  public String read(String file) {
    try {
      String text = files.read(file);
      // Excel writes one
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new SetupException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
