package vn.dossier.operate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.MissedNights;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.operate.lock.WarehouseLock;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.output.Output;
import vn.dossier.operate.session.Failure;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.operate.status.LastNight;
import vn.dossier.operate.status.PublishedDays;
import vn.dossier.operate.status.RunDetailsReader;
import vn.dossier.operate.status.Status;
import vn.dossier.operate.status.Status.Gap;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.StatusPage;
import vn.dossier.operate.status.StatusReader;
import vn.dossier.operate.status.StatusText;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.StartStore;

/** Tells how the recent runs went and what to type next. */
@Command(
    name = "status",
    description =
        "Shows how last night ended, recent runs with their steps, counts and errors, and what to type next.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final int RUNS_FOR_THE_VERDICT = 10;
  private static final int STARTS_FOR_THE_VERDICT = 50;

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--last",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many runs; default: ${DEFAULT-VALUE}.")
  private int last;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  /** Formats of the answer. */
  enum Format {
    text,
    json,
    html
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private Path output;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (last < 1) {
      throw new ParameterException(spec.commandLine(), "--last must be at least 1");
    }
    try {
      return session.runLazily(
          context -> {
            Schema.require(context);
            write(context, read(context));
            return ExitCode.OK.number();
          });
    } catch (RuntimeException e) {
      return unlessInUse(e);
    }
  }

  private void write(ApplicationContext context, Status status) {
    String answer =
        switch (json ? Format.json : format) {
          case text -> width().fold(StatusText.render(status));
          case json -> Json.of(status) + System.lineSeparator();
          case html ->
              StatusPage.render(
                  status,
                  new RunDetailsReader(context.getBean(JdbcTemplate.class)),
                  LocalDateTime.now(context.getBean(Clock.class)));
        };
    new Output(output).write(answer);
  }

  private LineWidth width() {
    return output == null ? LineWidth.ofStandardOutput() : LineWidth.ANY;
  }

  private Status read(ApplicationContext context) {
    JdbcTemplate warehouse = context.getBean(JdbcTemplate.class);
    boolean held = WarehouseLock.isHeld(warehouse, context.getBean(DataSourceProperties.class));
    NextCommand next = context.getBean(NextCommand.class);
    LocalDateTime now = LocalDateTime.now(context.getBean(Clock.class));
    LocalDate night = now.toLocalDate().minusDays(1);
    PublishedDays days = new PublishedDays(warehouse);
    List<LocalDate> published = days.dates();
    List<Gap> gaps =
        PublishedDays.gaps(published, night, context.getBean(MissedNights.class), next, held);
    StatusReader reader =
        new StatusReader(
            warehouse, context.getBean(RunStore.class), next, context.getBean(Clock.class));
    List<Run> runs = reader.runs(Math.max(last, RUNS_FOR_THE_VERDICT), held);
    List<Start> starts =
        new StartStore(warehouse)
            .last(Math.max(last, STARTS_FOR_THE_VERDICT)).stream()
                .map(start -> Start.of(start, held))
                .toList();
    Lock lock = WarehouseLock.holder(warehouse, held);
    LastNight lastNight =
        new LastNight(
            now,
            !published.isEmpty(),
            published.contains(night),
            commands(gaps, runs, next.toLoad(night, "nightly", held)),
            lock,
            reader.progress(runs),
            runs,
            starts);
    return new Status(
        lastNight.verdict(),
        days.freshness(),
        gaps,
        lock,
        starts.stream().limit(last).toList(),
        runs.stream().limit(last).toList());
  }

  // The last gap is the one that ends with last night; before the first publish there is none
  private static List<String> commands(List<Gap> gaps, List<Run> runs, List<String> usual) {
    if (!gaps.isEmpty()) {
      return gaps.get(gaps.size() - 1).nextCommands();
    }
    return runs.isEmpty() || runs.get(0).nextCommands().isEmpty()
        ? usual
        : runs.get(0).nextCommands();
  }

  // Status starts no run, so a warehouse that a run has open is no reason to say "busy"
  private static int unlessInUse(RuntimeException thrown) {
    Failure failure = Failure.of(thrown);
    if (failure.code() != ExitCode.BUSY) {
      throw thrown;
    }
    System.err.println(failure.line());
    return ExitCode.FAILED.number();
  }
}
