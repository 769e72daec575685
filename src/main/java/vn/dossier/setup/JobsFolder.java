package vn.dossier.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The files that an operator may edit: the folder that the setting dossier.jobs names goes first,
 * file by file; what it lacks comes from the defaults in the jar (src/docs/contracts.md).
 */
public final class JobsFolder {

  private static final Logger log = LoggerFactory.getLogger(JobsFolder.class);

  private final Path outside;

  /**
   * @param outside the folder that goes first; null for the defaults alone
   * @throws SetupException when the folder is not there
   */
  public JobsFolder(Path outside) {
    if (outside != null && !Files.isDirectory(outside)) {
      throw new SetupException("dossier.jobs names %s, which is not a folder".formatted(outside));
    }
    this.outside = outside;
  }

  /** Whether the folder or the jar has the file. */
  public boolean has(String file) {
    return outside != null && Files.exists(outside.resolve(file))
        || JobsFolder.class.getResource("/jobs/" + file) != null;
  }

  /**
   * @param file path inside the folder, such as {@code rules/one-stop.yml}
   * @return its text
   * @throws SetupException when neither the folder nor the jar has it
   */
  public String read(String file) {
    Path override = outside == null ? null : outside.resolve(file);
    try {
      if (override != null && Files.exists(override)) {
        log.info("{} comes from {}", file, override);
        return Files.readString(override);
      }
      try (InputStream packed = JobsFolder.class.getResourceAsStream("/jobs/" + file)) {
        if (packed == null) {
          throw new SetupException("There is no file %s in the jobs folder".formatted(file));
        }
        log.debug("{} comes from the program", file);
        return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * @param file path inside the folder
   * @return what the YAML file holds; null when it holds nothing
   * @throws SetupException when it is not there or not readable
   */
  public <T> T yaml(String file) {
    return parsed(file, read(file));
  }

  /**
   * @param file what it is called in messages
   * @throws SetupException when it is not readable
   */
  public static <T> T parsed(String file, String text) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (YAMLException e) {
      String reason = e.getMessage().lines().findFirst().orElse("");
      throw new SetupException("%s is not readable YAML: %s".formatted(file, reason), e);
    }
  }
}
