package vn.dossier.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that no database has (data/reference): the folder that the setting dossier.reference names
 * goes first, file by file; what it lacks comes from the defaults in the jar.
 */
public final class ReferenceFolder {

  private static final Logger log = LoggerFactory.getLogger(ReferenceFolder.class);

  private final Path outside;

  /**
   * @param outside the folder that goes first; null for the defaults alone
   * @throws SetupException when the folder is not there
   */
  public ReferenceFolder(Path outside) {
    if (outside != null && !Files.isDirectory(outside)) {
      throw new SetupException(
          "dossier.reference names %s, which is not a folder".formatted(outside));
    }
    this.outside = outside;
  }

  /**
   * @param file name of the file, such as {@code successors.csv}
   * @return its text, without a byte order mark
   */
  public String read(String file) {
    Path override = outside == null ? null : outside.resolve(file);
    try {
      if (override != null && Files.exists(override)) {
        log.info("{} comes from {}", file, override);
        return unmarked(Files.readString(override));
      }
      try (InputStream packed =
          ReferenceFolder.class.getResourceAsStream("/data/reference/" + file)) {
        if (packed == null) {
          throw new SetupException("There is no file %s in data/reference".formatted(file));
        }
        return unmarked(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new SetupException("Cannot read %s: %s".formatted(override, e.getMessage()), e);
    }
  }

  // Excel writes one
  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
