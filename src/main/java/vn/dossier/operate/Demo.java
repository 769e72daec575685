package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.context.ApplicationContext;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.demo.SampleSource;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.source.connect.SourceProperties;

/** A night of the sample province, for a newcomer: everything happens under var/. */
final class Demo {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  private final Session session;

  Demo(Session session) {
    this.session = session;
  }

  int run() {
    return session.runDemo(Demo::run);
  }

  private static int run(ApplicationContext context) {
    SampleSource.build(context.getBean(SourceProperties.class));
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
