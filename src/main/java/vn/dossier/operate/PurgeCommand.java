package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.purge.Purge;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;

/** Removes old run history. */
@Command(
    name = "purge",
    description = "Removes old run history, but never etl_run or the last success of a night.",
    mixinStandardHelpOptions = true)
final class PurgeCommand implements Callable<Integer> {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  // What checks of a night compare with, and a person looks back on, stays
  private static final int LEAST_DAYS = 30;
  private static final int DAYS_OF_A_MONTH = 30;

  private final Session session;

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "PERIOD",
      description = "Days, months or years, at least 30 days: 400d, 13m, 2y.")
  private Period olderThan;

  PurgeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          LocalDateTime before = LocalDateTime.now(context.getBean(Clock.class)).minus(olderThan);
          Purge purge = context.getBean(Purge.class);
          Purge.Removed removed =
              context.getBean(RunGuard.class).timed("purge", () -> purge.olderThan(before));
          System.out.printf(
              "Removed what ended before %s: %,d executions with %,d rows about them,"
                  + " %,d rows of quarantine history, %,d changes of verdicts, %,d starts%n",
              MINUTE.format(before),
              removed.executions(),
              removed.details(),
              removed.rejects(),
              removed.verdicts(),
              removed.starts());
          if (removed.stopped()) {
            System.err.println("The purge was stopped: the same command continues it");
            return ExitCode.STOPPED.number();
          }
          return ExitCode.OK.number();
        });
  }

  static Period period(String text) {
    try {
      Period period = Period.parse("P" + text);
      if (!period.isNegative()) {
        if (period.toTotalMonths() * DAYS_OF_A_MONTH + period.getDays() < LEAST_DAYS) {
          throw new TypeConversionException(
              "'%s' is too short: what is younger than %d days is kept"
                  .formatted(text, LEAST_DAYS));
        }
        return period;
      }
    } catch (DateTimeParseException e) {
      // Said below
    }
    throw new TypeConversionException("'%s' is not a period such as 400d".formatted(text));
  }
}
