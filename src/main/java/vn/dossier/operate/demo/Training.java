package vn.dossier.operate.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.source.connect.SourceProperties;

/**
 * A first night, a second that recounts everything, and the bulletin, on H2; then the classes that
 * only a server needs are loaded by name, for there is none.
 */
public final class Training {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  /** The program, the driver of MySQL and MariaDB, and what migrates them. */
  private static final List<String> OF_A_SERVER =
      List.of("vn/dossier/", "com/mysql/cj/", "org/flywaydb/database/mysql/");

  private Training() {}

  /** Gives the exit code. */
  public static int run(ApplicationContext context) {
    SampleSource.build(context.getBean(SourceProperties.class));
    int code = context.getBean(RunGuard.class).alone("train", () -> nights(context));
    if (code == 0) {
      bulletin(context);
      greetByTls();
      OF_A_SERVER.forEach(Training::load);
    }
    return code;
  }

  private static int nights(ApplicationContext context) {
    RunStarter runs = context.getBean(RunStarter.class);
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    RunReport report =
        new RunReport(
            context,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    int code = report.print(runs.nightly(NIGHT, today, false, false, null));
    if (code != ExitCode.OK.number()) {
      return code;
    }
    Outcome second = runs.nightly(NIGHT.plusDays(1), today, true, false, null);
    return report.print(second);
  }

  private static void bulletin(ApplicationContext context) {
    BulletinReader bulletins = context.getBean(BulletinReader.class);
    YearMonth month = YearMonth.from(NIGHT);
    context.getBean(TextBulletin.class).render(bulletins.read(month), Language.VI);
    context
        .getBean(HtmlBulletin.class)
        .render(bulletins.readDetails(month, Basis.AS_WAS), Language.VI);
  }

  private static void greetByTls() {
    try {
      var client = SSLContext.getDefault().createSSLEngine();
      client.setUseClientMode(true);
      client.beginHandshake();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot begin a connection with TLS", e);
    }
  }

  private static void load(String folder) {
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + folder + "**/*.class")) {
        String path = resource.getURL().getPath();
        String name = path.substring(path.lastIndexOf(folder), path.length() - ".class".length());
        load(Training.class.getClassLoader(), name.replace('/', '.'));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(ClassLoader loader, String name) {
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      // Its optional parts need libraries that do not travel along, and no night needs them
    }
  }
}
