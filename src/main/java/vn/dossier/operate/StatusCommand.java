package vn.dossier.operate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.answer.CurrentStatus;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.output.Output;
import vn.dossier.operate.session.Failure;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.operate.status.RunDetailsReader;
import vn.dossier.operate.status.Status;
import vn.dossier.operate.status.StatusPage;
import vn.dossier.operate.status.StatusText;

/** Tells how the recent runs went and what to type next. */
@Command(
    name = "status",
    description =
        "Shows how last night ended, recent runs with their steps, counts and errors, and what to type next.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

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
            write(context, CurrentStatus.read(context, last));
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
