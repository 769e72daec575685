package vn.dossier.operate.report;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.operate.output.Output;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.operate.site.PageWithFiles;
import vn.dossier.operate.site.SiteFolder;
import vn.dossier.report.DictionaryReader;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.decision766.CountingMethodsReport;
import vn.dossier.report.decision766.MonthlyReport;
import vn.dossier.report.decision766.ScoreReport;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.published.PublishedReport;
import vn.dossier.report.site.Site;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.TableReport;

/** Tells the bulletin of a month. */
@Command(
    name = "report",
    description = "Prints the bulletin of a month from published figures, or the data dictionary.",
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

  @Mixin private ReportOptions asked;

  @Option(
      names = "--site",
      paramLabel = "FOLDER",
      description =
          "Write all months as a site for a web server, in Vietnamese and English, into this folder;"
              + " only what changed is written anew.")
  private Path site;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (site != null) {
      return writeSite();
    }
    asked.check();
    return session.look(
        context -> {
          Schema.require(context);
          write(context);
          return 0;
        });
  }

  private int writeSite() {
    boolean alone =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .allMatch(option -> option.longestName().equals("--site"));
    if (!alone) {
      throw new ParameterException(
          spec.commandLine(), "--site goes without other options: it writes all months");
    }
    return session.look(
        context -> {
          Schema.require(context);
          Site pages = context.getBean(Site.class);
          System.out.println(SiteFolder.write(site, pages::write));
          return 0;
        });
  }

  private void write(ApplicationContext context) {
    if (asked.asPublished != null) {
      writeAsPublished(context.getBean(PublishedReport.class), context.getBean(Clock.class));
      return;
    }
    BulletinReader bulletins = context.getBean(BulletinReader.class);
    if (asked.ways || asked.score) {
      // Says which months there are when this one has no figures
      Bulletin bulletin = bulletins.read(asked.month);
      write(
          bulletin,
          asked.ways
              ? context.getBean(CountingMethodsReport.class)
              : context.getBean(ScoreReport.class));
      return;
    }
    switch (asked.format) {
      case text ->
          new Output(asked.output)
              .write(
                  context
                      .getBean(TextBulletin.class)
                      .render(bulletins.read(asked.month, asked.basis()), asked.language()));
      case html -> writePage(context, bulletins);
      case dictionary -> dictionary(context.getBean(DictionaryReader.class));
      default -> {
        // Says which months there are when this one has no figures
        bulletins.read(asked.month, asked.basis());
        if (asked.format == ReportOptions.Format.xlsx) {
          FiguresWorkbook workbook = context.getBean(FiguresWorkbook.class);
          new Output(asked.output)
              .write(out -> workbook.write(asked.month, asked.basis(), asked.language(), out));
        } else {
          TableReport tables = context.getBean(TableReport.class);
          new Output(asked.output)
              .write(
                  out ->
                      tables.figures(
                          asked.month,
                          asked.basis(),
                          asked.rows.of(),
                          asked.kind(),
                          asked.byteOrderMark,
                          out));
        }
      }
    }
  }

  private void writePage(ApplicationContext context, BulletinReader bulletins) {
    HtmlBulletin pages = context.getBean(HtmlBulletin.class);
    if (asked.files) {
      new PageWithFiles(
              bulletins,
              context.getBean(TableReport.class),
              context.getBean(FiguresWorkbook.class),
              pages)
          .write(asked.output, asked.month, asked.basis(), asked.language());
    } else {
      new Output(asked.output)
          .write(pages.render(bulletins.readDetails(asked.month, asked.basis()), asked.language()));
    }
  }

  private void write(Bulletin bulletin, MonthlyReport report) {
    switch (asked.format) {
      case text ->
          new Output(asked.output).write(report.document(bulletin, asked.language()).text());
      case html ->
          new Output(asked.output).write(report.document(bulletin, asked.language()).html());
      default ->
          new Output(asked.output)
              .write(
                  out ->
                      report.table(
                          asked.month, asked.language(), asked.kind(), asked.byteOrderMark, out));
    }
  }

  private void writeAsPublished(PublishedReport report, Clock clock) {
    if (asked.asPublished.isAfter(LocalDate.now(clock))) {
      throw new ParameterException(
          spec.commandLine(), "--as-published %s has not come yet".formatted(asked.asPublished));
    }
    switch (asked.format) {
      case text ->
          new Output(asked.output)
              .write(report.document(asked.month, asked.asPublished, asked.language()).text());
      case html ->
          new Output(asked.output)
              .write(report.document(asked.month, asked.asPublished, asked.language()).html());
      default ->
          new Output(asked.output)
              .write(
                  out ->
                      report.table(
                          asked.month, asked.asPublished, asked.kind(), asked.byteOrderMark, out));
    }
  }

  private void dictionary(DictionaryReader dictionary) {
    boolean page = asked.output != null && asked.output.toString().endsWith(".html");
    new Output(asked.output)
        .write(page ? dictionary.html(asked.language()) : dictionary.markdown(asked.language()));
  }
}
