package vn.dossier.operate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.dossier.operate.check.AdapterCheck;
import vn.dossier.operate.check.AdapterCheck.Tried;
import vn.dossier.operate.check.InspectionText;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.session.Session;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;
import vn.dossier.source.AdapterTrial;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.source.connect.SourceProperties;

/** Helps whoever writes an adapter for another vendor's database. */
@Command(
    name = "adapter",
    description = "Tries the adapter of another vendor's database.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check [FOLDER]")
final class AdapterCommand {

  private final Session session;

  AdapterCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "check",
      description =
          "Runs its SELECTs at the configured source: columns, types, ids, links, labels, plans, and a sample of 100 dossiers.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              paramLabel = "FOLDER",
              arity = "0..1",
              description =
                  "As jobs/source/NAME; its code lists are jobs/rules/NAME.yml. Default: the configured adapter.")
          Path folder) {
    Path jobs = folder == null ? null : jobs(folder);
    return session.runLazily(
        context ->
            check(
                folder == null
                    ? context.getBean(SourceAdapter.class)
                    : new SourceAdapter(
                        new JobsFolder(jobs),
                        folder.getFileName().toString(),
                        context.getBean(SourceProperties.class).settings()),
                context));
  }

  private static int check(SourceAdapter adapter, ApplicationContext context) {
    SourcePool source = context.getBean(SourcePool.class);
    Tried tried =
        new AdapterCheck(
                adapter,
                new AdapterTrial(source, adapter),
                new SourceContract(source, adapter),
                source.getJdbcUrl().startsWith("jdbc:mysql:"))
            .run(LocalDate.now(context.getBean(Clock.class)));
    System.out.print(LineWidth.ofStandardOutput().fold(InspectionText.render(tried.answer())));
    tried.sample().forEach(System.out::println);
    return tried.answer().exitCode();
  }

  private static Path jobs(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    Path source = whole.getParent();
    if (!Files.isDirectory(whole) || source == null || !source.endsWith("source")) {
      throw new SetupException(
          "%s is no folder of an adapter: name one as jobs/source/NAME".formatted(folder));
    }
    return source.getParent();
  }
}
