package vn.dossier.source.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.Untold;
import vn.dossier.classify.rules.Rules;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;

/**
 * What is particular to one vendor's database: its SELECTs and its code lists, out of the jobs
 * folder.
 */
public final class SourceAdapter {

  /** A quoted text, a comment, or a named parameter. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.|'')*'|--[^\\n]*|/\\*.*?\\*/|(?<![:\\w]):(\\w+)", Pattern.DOTALL);

  private final JobsFolder jobs;
  private final String name;
  private final AdapterFolder folder;
  private final AdapterDescription description;
  private final Map<String, Object> settings;
  private final SourceStatements statements;
  private final Map<String, String> own = new ConcurrentHashMap<>();

  /**
   * @param jobs where the files are
   * @param name name of the adapter, such as {@code one-stop}
   * @param settings what is configured for its SELECTs, as text by name
   * @throws SetupException when the folder or a setting is not as it should be
   */
  public SourceAdapter(JobsFolder jobs, String name, Map<String, String> settings) {
    this.jobs = jobs;
    this.name = name;
    this.folder = new AdapterFolder(jobs, name);
    folder.refuseUnread();
    this.description = folder.description();
    this.settings = values(settings);
    this.statements = new SourceStatements(description.linkedBy(), this::select);
  }

  private Map<String, Object> values(Map<String, String> configured) {
    Map<String, Object> values = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>(configured.keySet());
    for (AdapterSetting setting : description.settings()) {
      String set = null;
      for (Map.Entry<String, String> entry : configured.entrySet()) {
        if (setting.isNamed(entry.getKey())) {
          set = entry.getValue();
          unknown.remove(entry.getKey());
        }
      }
      values.put(setting.name(), setting.value(set));
    }
    if (!unknown.isEmpty()) {
      throw new SetupException(
          "dossier.source.settings.%s is unknown: adapter %s has no such setting"
              .formatted(unknown.iterator().next(), name));
    }
    return values;
  }

  private String select(String table) {
    String select = folder.read(table + ".sql");
    if (NamedColumns.hasSemicolon(select)) {
      throw new SetupException(
          "%s has a semicolon: take it out, the program puts its own statement around the SELECT"
              .formatted(file(table)));
    }
    Matcher parameters = PARAMETER.matcher(select);
    while (parameters.find()) {
      String parameter = parameters.group(1);
      if (parameter != null && !settings.containsKey(parameter)) {
        throw new SetupException(
            "%s asks for :%s, which is no setting of adapter.yml: pages, ranges and scope are the program's (see changes.md)"
                .formatted(file(table), parameter));
      }
    }
    return select;
  }

  /** Its name, such as {@code one-stop}. */
  public String name() {
    return name;
  }

  /** The names of all statements. */
  public static List<String> statements() {
    return SourceStatements.names();
  }

  /**
   * A statement at this source: the program's own around the adapter's SELECTs, or the one that the
   * adapter brings for this purpose (own/STATEMENT.sql).
   *
   * @throws SetupException when a SELECT is not there
   */
  public String sql(String statement) {
    return own.computeIfAbsent(
        statement,
        key ->
            folder
                .own(statement)
                .map(text -> statements.write(statement, text))
                .orElseGet(() -> statements.sql(statement)));
  }

  /** New parameters, with the adapter's settings among them. */
  public MapSqlParameterSource parameters() {
    return new MapSqlParameterSource(settings);
  }

  /** What components, payment requests and papers name of their dossier. */
  public LinkedBy linkedBy() {
    return description.linkedBy();
  }

  /** What its rows cannot tell. */
  public Untold untold() {
    return new Untold(description.cannotTell());
  }

  /** Where the SELECT of a name is in the jobs folder. */
  String file(String table) {
    return folder.path(table + ".sql");
  }

  /** Why this adapter cannot find out what changed; nothing when it can. */
  public Optional<String> missingForChanges() {
    return description.checksums()
        ? Optional.empty()
        : Optional.of("adapter %s compares no checksums (adapter.yml)".formatted(name));
  }

  /**
   * Checksum of the statements that decide what is read of dossiers and their kin, and of the
   * settings that they are read with.
   */
  public String statementsChecksum() {
    StringBuilder texts = new StringBuilder(name).append(settings);
    SourceStatements.READING.forEach(statement -> texts.append('\n').append(sql(statement)));
    return DigestUtils.md5Hex(texts.toString());
  }

  /**
   * Checksum of its SELECTs, of the settings that they are read with and of what children name:
   * other ones may give other rows, where a statement of its own for one purpose must give the
   * same.
   */
  public String selectsChecksum() {
    // Not of the files, which may have changed since the statements were written
    StringBuilder texts = new StringBuilder(name).append(settings).append(linkedBy());
    statements.selects().values().forEach(select -> texts.append('\n').append(select));
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

  /**
   * The contract of jobs/source/ADAPTER/contract.yml: table to column to expected type.
   *
   * @throws SetupException when the file holds anything else
   */
  public Map<String, Map<String, String>> contract() {
    return folder.contract();
  }

  /**
   * The columns of jobs/source/ADAPTER/personal.yml, which hold personal data and which nobody need
   * read, by table; empty when the adapter names none.
   *
   * @throws SetupException when the file holds anything but lists by table
   */
  public Map<String, List<String>> personal() {
    return folder.personal();
  }

  /**
   * Each column of personal.yml that SQL of this adapter names, in a condition too, a line each.
   */
  public List<String> personalReads() {
    List<String> reads = new ArrayList<>();
    SqlFiles files = sqlFiles();
    personal()
        .forEach(
            (table, columns) ->
                columns.forEach(
                    column ->
                        files.naming(table, column).stream()
                            .map(file -> "%s names %s.%s".formatted(file, table, column))
                            .forEach(reads::add)));
    return reads;
  }

  /** Its files with SQL. */
  SqlFiles sqlFiles() {
    Map<String, NamedColumns> named = new LinkedHashMap<>();
    Stream.concat(
            CanonicalColumns.all().tables().keySet().stream(),
            statements().stream().map(statement -> "own/" + statement))
        .map(file -> file + ".sql")
        .filter(folder::has)
        .forEach(file -> named.put(file, NamedColumns.of(folder.read(file))));
    return new SqlFiles(named);
  }

  /** The SELECTs that say ORDER BY, which orders nothing where a statement is around them. */
  public List<String> ordered() {
    return sqlFiles().named().entrySet().stream()
        .filter(file -> file.getValue().endsWithOrder())
        .map(Map.Entry::getKey)
        .filter(file -> !file.startsWith("own/"))
        .toList();
  }

  /** The labels of jobs/source/ADAPTER/labels.yml, which are known to need no rule, by list. */
  public Map<String, List<String>> labelsWithoutRule() {
    return folder.labelsWithoutRule();
  }

  /** The texts that its SELECT of dossiers writes itself, such as why a row is a copy. */
  public Set<String> textsOfDossiers() {
    return NamedColumns.texts(folder.read("dossiers.sql"));
  }
}
