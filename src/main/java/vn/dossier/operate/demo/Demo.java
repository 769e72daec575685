package vn.dossier.operate.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import vn.dossier.generate.FillTarget;
import vn.dossier.generate.Generator;
import vn.dossier.generate.MadeAdapter;
import vn.dossier.generate.row.Generation;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.source.connect.SourceProperties;

/** A night over sample rows and its bulletin, for a newcomer: everything happens under var/. */
public final class Demo {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  /** From a year before the month that the bulletin compares with. */
  private static final Generation MADE = new Generation(4_000, 1, 18, NIGHT);

  private final Session session;

  public Demo(Session session) {
    this.session = session;
  }

  /** Gives the exit code. */
  public int run(MadeAdapter adapter) {
    return adapter == MadeAdapter.ONE_STOP
        ? session.runDemo(context -> run(context, SampleSource::build))
        : session.runDemo(
            Path.of("var", "demo-" + adapter.adapter()),
            adapter.settings(),
            context -> run(context, source -> make(source, adapter)));
  }

  /** Makes the rows, unless an earlier demo has made them to the end. */
  private static void make(SourceProperties source, MadeAdapter adapter) {
    try {
      new Generator(new FillTarget(source.url(), source.username(), source.password()), adapter)
          .fillOnce(MADE);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The demo's source cannot be made", e);
    }
  }

  private static int run(ApplicationContext context, Consumer<SourceProperties> source) {
    source.accept(context.getBean(SourceProperties.class));
    RunStarter runs = context.getBean(RunStarter.class);
    RunRestarter reruns = context.getBean(RunRestarter.class);
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    Outcome outcome =
        context
            .getBean(RunGuard.class)
            .alone(
                "demo",
                () -> {
                  reruns.recover(null);
                  return runs.nightly(NIGHT, today, false, false, null);
                });
    int code = new RunReport(context, System.out).print(outcome);
    if (code == 0) {
      System.out.println();
      System.out.print(
          context
              .getBean(TextBulletin.class)
              .render(
                  context.getBean(BulletinReader.class).read(YearMonth.from(NIGHT)), Language.VI));
    }
    return code;
  }
}
