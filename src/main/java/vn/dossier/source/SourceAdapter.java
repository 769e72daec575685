package vn.dossier.source;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.dossier.classify.Rules;

/**
 * What is particular to one vendor's database: its SQL and its code lists, out of the jobs folder.
 */
public final class SourceAdapter {

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
    return statements.computeIfAbsent(
        statement, key -> jobs.read("source/%s/%s.sql".formatted(name, key)));
  }

  /** The code lists of jobs/rules/ADAPTER.yml. */
  public Rules rules() {
    String file = "rules/%s.yml".formatted(name);
    try {
      return Rules.of(jobs.<Map<String, ?>>yaml(file));
    } catch (IllegalArgumentException e) {
      throw new SetupException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The contract of jobs/source/ADAPTER/contract.yml: table to column to expected type. */
  public Map<String, Map<String, String>> contract() {
    return jobs.yaml("source/%s/contract.yml".formatted(name));
  }

  /** The labels of jobs/source/ADAPTER/labels.yml, which are known to need no rule, by list. */
  Map<String, List<String>> labelsWithoutRule() {
    return jobs.yaml("source/%s/labels.yml".formatted(name));
  }
}
