package vn.dossier.operate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.dryrun.RulesDryRun;
import vn.dossier.operate.answer.Compared;
import vn.dossier.operate.answer.ComparedText;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.session.Session;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.warehouse.compare.RulesCompared;

/** Tells what other rules would change. */
@Command(
    name = "compare",
    description = "Shows what other rules would change in the stored facts; writes nothing.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\:+-]+");

  private final Session session;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description = "A changed copy of the file of code lists, as jobs/rules/one-stop.yml.")
  private Path file;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Only dossiers accepted in this month; default: all up to the last date.")
  private YearMonth month;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Rules other = SourceAdapter.rules(file);
    return session.look(
        context -> {
          RulesCompared would =
              context.getBean(RunGuard.class).undisturbed(() -> compared(context, other));
          Compared answer = new Compared(file.toString(), would, apply(would, context));
          System.out.print(
              json ? Json.of(answer) + System.lineSeparator() : ComparedText.render(answer));
          return 0;
        });
  }

  private RulesCompared compared(ApplicationContext context, Rules other) {
    if (month != null) {
      context.getBean(BulletinReader.class).requireFacts(month, month);
    }
    return context.getBean(RulesDryRun.class).of(other, month);
  }

  // Where a jobs folder is set the rules go there, else into one that begins to go first
  private String apply(RulesCompared would, ApplicationContext context) {
    String folder = context.getEnvironment().getProperty("dossier.jobs", "jobs");
    Path place = Path.of(folder, context.getBean(SourceAdapter.class).rulesFile());
    LocalDate from =
        month != null || would.firstAccepted() == null ? would.from() : would.firstAccepted();
    String copy =
        place.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())
            ? ""
            : "mkdir -p %s && cp %s %s && "
                .formatted(
                    quoted(place.getParent().toString()),
                    quoted(file.toString()),
                    quoted(place.toString()));
    return "%sjava -jar dossier-etl.jar backfill --from %s --to %s --dossier.jobs=%s"
        .formatted(copy, from, would.to(), quoted(folder));
  }

  private static String quoted(String path) {
    return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
