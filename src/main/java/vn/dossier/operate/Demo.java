package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.context.ApplicationContext;
import vn.dossier.nightly.Outcome;
import vn.dossier.nightly.Reruns;
import vn.dossier.nightly.Runs;
import vn.dossier.report.BulletinReader;
import vn.dossier.report.Language;
import vn.dossier.report.TextBulletin;
import vn.dossier.source.SourceProperties;

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
    Runs runs = context.getBean(Runs.class);
    Reruns reruns = context.getBean(Reruns.class);
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    Outcome outcome =
        context
            .getBean(RunGuard.class)
            .alone(
                "demo",
                () -> {
                  reruns.recover(null);
                  return runs.nightly(NIGHT, today, false, false);
                });
    int code = new RunReport(context, System.out).tell(outcome);
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
