package vn.dossier.operate.session;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.yaml.snakeyaml.error.YAMLException;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.QuotedValues;
import vn.dossier.report.figure.NoFactsException;
import vn.dossier.report.published.NotPublishedException;
import vn.dossier.setup.SetupErrors;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.warehouse.fence.FencedOutException;
import vn.dossier.warehouse.fence.StillWritingException;

/**
 * What an exception means to the person or scheduler who gets it.
 *
 * @param code exit code of src/docs/contracts.md
 * @param line one line that says what to do
 */
public record Failure(ExitCode code, String line) {

  /** SQL state class of a connection that cannot be made, or is gone. */
  private static final String NO_CONNECTION = "08";

  private static final String IN_THE_LOG = " (the log has more)";

  // Spring Boot has no type for a location that names neither a folder nor a file of a kind it
  // knows
  private static final String NO_SUCH_IMPORT = "Unable to load config data from";

  // In a URL that a driver repeats: password=..., or //user:password@host
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password\\w*=)[^&;,\\s]*|(//[^/@:\\s]*:)[^/@\\s]*(?=@)");

  public static Failure of(Throwable thrown) {
    Throwable root = thrown;
    SQLException noConnection = null;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof BusyException) {
        return new Failure(ExitCode.BUSY, t.getMessage());
      }
      if (t instanceof FencedOutException || t instanceof StillWritingException) {
        return new Failure(ExitCode.FAILED, t.getMessage());
      }
      if (t instanceof SetupException
          || t instanceof NoFactsException
          || t instanceof NotPublishedException
          || t instanceof IllegalArgumentException && thrown instanceof BeansException) {
        return new Failure(ExitCode.SETUP, firstLine(t));
      }
      if (t instanceof BindException bind) {
        return new Failure(ExitCode.SETUP, line(bind));
      }
      if (t instanceof ConfigDataNotFoundException missing) {
        return new Failure(
            ExitCode.SETUP,
            "spring.config.import: the %s does not exist"
                .formatted(missing.getReferenceDescription()));
      }
      if (t instanceof ConfigDataException) {
        return new Failure(ExitCode.SETUP, "spring.config.import: " + firstLine(t));
      }
      if (t instanceof IllegalStateException && message(t).startsWith(NO_SUCH_IMPORT)) {
        return new Failure(
            ExitCode.SETUP,
            "spring.config.import: " + message(t.getCause() == null ? t : t.getCause()));
      }
      if (t instanceof YAMLException yaml) {
        return new Failure(
            ExitCode.SETUP, "A file of settings is not readable YAML: " + oneLine(yaml));
      }
      if (t instanceof SQLException sql) {
        if (H2FileGuard.isInUse(sql)) {
          return new Failure(ExitCode.BUSY, H2FileGuard.describe(sql));
        }
        if (SetupErrors.isNoEntry(sql)) {
          return new Failure(ExitCode.SETUP, named(sql));
        }
        if (SetupErrors.isNotThere(sql)) {
          return new Failure(ExitCode.SETUP, firstLine(sql));
        }
        if (noConnection == null && state(sql).startsWith(NO_CONNECTION)) {
          noConnection = sql;
        }
      }
      root = t;
    }
    String cause = "%s: %s".formatted(root.getClass().getSimpleName(), firstLine(root));
    return new Failure(
        ExitCode.FAILED,
        noConnection == null
            ? cause + IN_THE_LOG
            : "%s (%s)".formatted(named(noConnection), cause));
  }

  /** Whether what is said is not all that helps: the log has the stack trace. */
  public boolean isUnexpected() {
    return line.endsWith(IN_THE_LOG);
  }

  /** The line where there is no log file. */
  public String lineWithoutLog() {
    return isUnexpected() ? line.substring(0, line.length() - IN_THE_LOG.length()) : line;
  }

  private static String line(BindException wrong) {
    Throwable root = wrong;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "%s: %s".formatted(wrong.getName(), firstLine(root));
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  // Its first line says what was being read; where and what is wrong follows
  private static String oneLine(YAMLException wrong) {
    return wrong.getMessage().replaceAll("\\s+", " ");
  }

  // There are two databases, and the source names itself
  private static String named(SQLException thrown) {
    String line = firstLine(thrown);
    return line.startsWith(SourcePool.NAME) ? line : "The warehouse: " + line;
  }

  private static String state(SQLException thrown) {
    return thrown.getSQLState() == null ? "" : thrown.getSQLState();
  }

  private static String firstLine(Throwable thrown) {
    String line = thrown.getMessage() == null ? "no message" : QuotedValues.firstLine(thrown);
    return SECRET.matcher(line).replaceAll("$1$2***");
  }
}
