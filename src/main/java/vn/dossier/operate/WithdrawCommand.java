package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.Withdrawal;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;

/** Takes back what was published too far ahead. */
@Command(
    name = "withdraw",
    description =
        "Takes back what was published from a business date on; the figures are those of the date"
            + " before it, read and counted again.",
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "The first business date to take back; not more than 31 days ago.")
  private LocalDate date;

  WithdrawCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          Withdrawal withdrawal = context.getBean(Withdrawal.class);
          LocalDate today = LocalDate.now(context.getBean(Clock.class));
          Outcome outcome =
              context.getBean(RunGuard.class).timed("withdraw", () -> withdrawal.from(date, today));
          return new RunReport(context, System.out).print(outcome);
        });
  }
}
