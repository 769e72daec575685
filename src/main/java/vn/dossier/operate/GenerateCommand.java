package vn.dossier.operate;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.generate.Changed;
import vn.dossier.generate.FillTarget;
import vn.dossier.generate.Generator;
import vn.dossier.generate.MadeAdapter;
import vn.dossier.generate.row.Generation;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.session.ConnectionSettings;
import vn.dossier.operate.session.Session;
import vn.dossier.operate.session.SettingFiles;
import vn.dossier.setup.SetupException;

/** Makes a source for benchmarks and trials. */
@Command(
    name = "generate",
    description = {
      "Fills an empty schema with made dossiers, or changes a share of those that it has made.",
      "It writes only to the schema that --url names, and only if that is empty or was made by it.",
      "The password comes from DOSSIER_GENERATE_PASSWORD, or from the file that",
      "DOSSIER_GENERATE_PASSWORD_FILE names."
    },
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  private static final String PASSWORD = "dossier.generate.password";
  private static final long MOST_DOSSIERS = 100_000_000;

  private final Session session;

  @ArgGroup(multiplicity = "1")
  private Work work;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "JDBC-URL",
      description = "The schema to fill: jdbc:mysql://host/schema (MariaDB too) or jdbc:h2:...")
  private String url;

  @Option(
      names = "--username",
      defaultValue = "",
      description = "An account that may create tables there.")
  private String username;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same rows; default 1, or the seed of the source.")
  private Long seed;

  @Option(
      names = "--adapter",
      defaultValue = "one-stop",
      paramLabel = "NAME",
      description = "Whose tables: one-stop or opencps (default: ${DEFAULT-VALUE}).")
  private String adapter;

  @Option(
      names = "--months",
      defaultValue = "24",
      description = "How far back dossiers go (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--until",
      paramLabel = "YYYY-MM-DD",
      description =
          "The last day on which anything happens; default yesterday, for changes the next day.")
  private LocalDate until;

  @Option(
      names = "--replace",
      description = "With --dossiers: replace the dossiers that an earlier call has made.")
  private boolean replace;

  /** One of the two. */
  private static final class Work {
    @Option(
        names = "--dossiers",
        required = true,
        paramLabel = "N",
        description = "Fills the schema with so many dossiers.")
    private Long dossiers;

    @Option(
        names = "--change",
        required = true,
        paramLabel = "PERCENT",
        description = "Changes this share of the dossiers, as a day of work does.")
    private Double percent;
  }

  GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    try (ConfigurableApplicationContext context = session.startApart()) {
      Environment environment = context.getEnvironment();
      FillTarget target =
          new FillTarget(
              ConnectionSettings.complete("--url", PASSWORD, url), username, password(environment));
      Generator generator = new Generator(target, MadeAdapter.of(adapter));
      if (work.percent == null) {
        fill(generator, yesterday(environment));
      } else {
        change(generator);
      }
      return ExitCode.OK.number();
    }
  }

  private void fill(Generator generator, LocalDate yesterday) throws SQLException {
    if (work.dossiers < 0 || work.dossiers > MOST_DOSSIERS || months < 1 || months > 240) {
      throw new SetupException(
          "--dossiers goes from 0 to %d, --months from 1 to 240".formatted(MOST_DOSSIERS));
    }
    Generation generation =
        new Generation(
            work.dossiers, seed == null ? 1 : seed, months, until == null ? yesterday : until);
    generator.fill(generation, replace);
    System.out.printf(
        "%,d dossiers of %d months up to %s, seed %d%n",
        generation.dossiers(), generation.months(), generation.end(), generation.seed());
    MadeAdapter.of(adapter)
        .settings()
        .forEach((key, value) -> System.out.printf("Read it with --%s=%s%n", key, value));
  }

  private void change(Generator generator) throws SQLException {
    if (replace) {
      throw new SetupException("--replace goes with --dossiers only");
    }
    if (!adapter.equals(MadeAdapter.ONE_STOP.adapter())) {
      throw new SetupException("--change goes with --adapter one-stop only");
    }
    if (!(work.percent > 0 && work.percent <= 100)) {
      throw new SetupException("--change goes from above 0 to 100");
    }
    Changed changed = generator.change(work.percent, seed, until);
    System.out.printf(
        "%,d dossiers changed and %,d came on %s%n",
        changed.existing(), changed.added(), changed.day());
  }

  private static LocalDate yesterday(Environment environment) {
    ZoneId zone = ZoneId.of(environment.getRequiredProperty("dossier.nightly.zone"));
    return LocalDate.now(Clock.system(zone)).minusDays(1);
  }

  private static String password(Environment environment) {
    Map<String, String> fromFile = SettingFiles.read(environment, List.of(PASSWORD));
    return fromFile.getOrDefault(PASSWORD, environment.getProperty(PASSWORD, ""));
  }
}
