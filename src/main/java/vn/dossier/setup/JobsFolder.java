package vn.dossier.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The files that an operator may edit: the folder that the setting dossier.jobs names goes first,
 * file by file; what it lacks comes from the defaults in the jar (src/docs/contracts.md).
 */
public final class JobsFolder {

  private final OverridableFolder files;

  /**
   * @param outside the folder that goes first; null for the defaults alone
   * @throws SetupException when the folder is not there
   */
  public JobsFolder(Path outside) {
    this.files = new OverridableFolder("dossier.jobs", outside, "jobs/");
  }

  /** Whether the folder or the jar has the file. */
  public boolean has(String file) {
    return files.has(file);
  }

  /**
   * The names of the files that the operator's folder, and not the jar, has right in a folder of
   * it.
   *
   * @param folder path inside the folder, such as {@code source/one-stop}
   * @return in order; empty when there is none
   */
  public List<String> own(String folder) {
    try {
      return files.own(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * @param file path inside the folder, such as {@code rules/one-stop.yml}
   * @return its text
   * @throws SetupException when neither the folder nor the jar has it
   */
  public String read(String file) {
    try {
      return files.read(file);
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
