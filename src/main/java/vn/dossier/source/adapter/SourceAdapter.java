package vn.dossier.source.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import vn.dossier.classify.rules.Rules;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;

/**
 * What is particular to one vendor's database: its SQL and its code lists, out of the jobs folder.
 */
public final class SourceAdapter {

  private static final List<String> READING =
      List.of(
          "dossiers",
          "changed-dossiers",
          "dossiers-by-id",
          "components",
          "payments",
          "collected-payments",
          "changed-payments",
          "digitised-papers",
          "changed-papers",
          "dossier-codes",
          "padded-dossier-codes",
          "fingerprint-dossiers",
          "fingerprint-components",
          "fingerprint-payments",
          "fingerprint-papers",
          "bucket-dossiers",
          "bucket-components",
          "bucket-payments");

  /** What only a night needs that reads what changed. */
  private static final List<String> READING_CHANGES =
      List.of(
          "fingerprint-dossiers",
          "fingerprint-components",
          "fingerprint-payments",
          "fingerprint-papers",
          "bucket-dossiers",
          "bucket-components",
          "bucket-payments",
          "changed-dossiers",
          "changed-payments",
          "changed-papers");

  private final JobsFolder jobs;
  private final String name;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  /**
   * @param jobs where the files are
   * @param name name of the adapter, such as {@code one-stop}
   */
  public SourceAdapter(JobsFolder jobs, String name) {
    this.jobs = jobs;
    this.name = name;
  }

  /** The statement of jobs/source/ADAPTER/STATEMENT.sql. */
  public String sql(String statement) {
    return statements.computeIfAbsent(statement, key -> jobs.read(file(key)));
  }

  private String file(String statement) {
    return "source/%s/%s.sql".formatted(name, statement);
  }

  /** Why this adapter cannot find out what changed; nothing when it can. */
  public Optional<String> missingForChanges() {
    return READING_CHANGES.stream()
        .filter(statement -> !jobs.has(file(statement)))
        .findFirst()
        .map(statement -> "adapter %s has no %s.sql".formatted(name, statement));
  }

  /** Checksum of the adapter's statements that decide what is read of dossiers and their kin. */
  public String statementsChecksum() {
    StringBuilder texts = new StringBuilder(name);
    READING.forEach(statement -> texts.append('\n').append(sql(statement)));
    return DigestUtils.md5Hex(texts.toString());
  }

  /** The code lists of jobs/rules/ADAPTER.yml. */
  public Rules rules() {
    return rules(rulesFile(), jobs.yaml(rulesFile()));
  }

  /** Where the code lists are in the jobs folder: rules/ADAPTER.yml. */
  public String rulesFile() {
    return "rules/%s.yml".formatted(name);
  }

  /**
   * The code lists of another file.
   *
   * @throws SetupException when it cannot be read, or is no such file
   */
  public static Rules rules(Path file) {
    try {
      return rules(file.toString(), JobsFolder.parsed(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException e) {
      throw new SetupException("There is no file " + file, e);
    } catch (IOException e) {
      throw new SetupException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Rules rules(String file, Object yaml) {
    if (!(yaml instanceof Map<?, ?>)) {
      throw new SetupException("%s: holds no keys".formatted(file));
    }
    try {
      @SuppressWarnings("unchecked") // keys that are no text are refused one by one
      Map<String, ?> keys = (Map<String, ?>) yaml;
      return Rules.of(keys);
    } catch (IllegalArgumentException e) {
      throw new SetupException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The contract of jobs/source/ADAPTER/contract.yml: table to column to expected type. */
  public Map<String, Map<String, String>> contract() {
    return jobs.yaml("source/%s/contract.yml".formatted(name));
  }

  /**
   * The columns of jobs/source/ADAPTER/personal.yml, which hold personal data and which nobody need
   * read, by table; empty when the adapter names none.
   */
  public Map<String, List<String>> personal() {
    String file = "source/%s/personal.yml".formatted(name);
    return jobs.has(file) ? jobs.yaml(file) : Map.of();
  }

  /** The labels of jobs/source/ADAPTER/labels.yml, which are known to need no rule, by list. */
  public Map<String, List<String>> labelsWithoutRule() {
    return jobs.yaml("source/%s/labels.yml".formatted(name));
  }
}
