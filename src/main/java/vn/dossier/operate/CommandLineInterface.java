package vn.dossier.operate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import vn.dossier.generate.MadeAdapter;
import vn.dossier.nightly.end.ExhaustedMemory;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.operate.demo.Demo;
import vn.dossier.operate.monitor.Monitor;
import vn.dossier.operate.output.StandardOutput;
import vn.dossier.operate.process.LogFile;
import vn.dossier.operate.process.MaskedTraces;
import vn.dossier.operate.process.StopHook;
import vn.dossier.operate.report.ExportCommand;
import vn.dossier.operate.report.ReportCommand;
import vn.dossier.operate.session.Failure;
import vn.dossier.operate.session.Session;

/** Parses what was typed, runs it, and maps what happens to an exit code and one line. */
@Command(
    name = "dossier-etl",
    description = "Turns raw dossiers into the public figures of a province.",
    footer = {
      "",
      "Without a command: the demo, on its own databases under var/.",
      "Settings follow the command: --dossier.jobs=FOLDER, or in the environment: DOSSIER_SOURCE_URL, ...",
      "",
      "Exit codes: 0 loaded, 1 failed, 2 something must be changed first, 3 another run is active,",
      "            4 a check failed and nothing was published, 5 stopped on request"
    },
    mixinStandardHelpOptions = true,
    subcommands = {HelpCommand.class, GenerateCompletion.class})
public final class CommandLineInterface implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(CommandLineInterface.class);

  // Spring's own settings, which picocli must not see as unknown options
  private static final Pattern SETTING =
      Pattern.compile("--(dossier|spring|logging|debug|trace)(\\..*)?(=.*)?");

  private final Session session;
  private int exitCode;

  CommandLineInterface(Session session) {
    this.session = session;
  }

  /** Runs one command and ends the process. */
  public static void main(Class<?> application, String[] arguments) {
    StandardOutput.install();
    ExhaustedMemory.watch();
    StopHook.install();
    try {
      StopHook.endProcess(run(application, arguments));
    } catch (Error e) {
      // Else the hook would take the end of the main thread for a stop on request
      StopHook.endProcess(answer(e));
    }
  }

  /**
   * Runs one command.
   *
   * @param initializers further ones for Spring, for tests
   * @return the exit code of the process
   */
  public static int run(
      Class<?> application, String[] arguments, ApplicationContextInitializer<?>... initializers) {
    // What fails before Spring has set the log up must not be printed by a log that nobody set up
    LoggingSystem.get(application.getClassLoader()).beforeInitialize();
    String[] typed = select(arguments, false);
    String line = typed.length == 0 ? "demo" : String.join(" ", typed);
    Session session =
        new Session(
            application, line, select(arguments, true), new Monitor(), List.of(initializers));
    CommandLineInterface root = new CommandLineInterface(session);
    CommandLine commandLine = commandLine(root, session);
    tellVersion(commandLine);
    return StandardOutput.confirm(commandLine.execute(typed));
  }

  static CommandLine commandLine(CommandLineInterface root, Session session) {
    return new CommandLine(root)
        .addSubcommand(new NightlyCommand(session))
        .addSubcommand(new BackfillCommand(session))
        .addSubcommand(new RerunCommand(session))
        .addSubcommand(new RecoverCommand(session))
        .addSubcommand(new WithdrawCommand(session))
        .addSubcommand(new WorkerCommand(session))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(
            new CommandLine(new RejectsCommand(session)).addSubcommand(new ReplayCommand(session)))
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(new CheckCommand(session))
        .addSubcommand(new AdapterCommand(session))
        .addSubcommand(new ReportCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new MigrateCommand(session))
        .addSubcommand(new PurgeCommand(session))
        .addSubcommand(new GenerateCommand(session))
        .addSubcommand(new TrainCommand(session))
        .addSubcommand(new DemoCommand(session))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .registerConverter(LocalDate.class, text -> parsed(text, LocalDate::parse, "2023-10-31"))
        .registerConverter(Period.class, PurgeCommand::period)
        .registerConverter(StepName.class, RerunCommand::step)
        .registerConverter(YearMonth.class, text -> parsed(text, YearMonth::parse, "2023-10"))
        .setExecutionExceptionHandler((thrown, command, result) -> answer(thrown))
        .setParameterExceptionHandler(CommandLineInterface::wrongUsage)
        .setExecutionStrategy(
            result -> {
              int code = new CommandLine.RunLast().execute(result);
              return code == 0 ? root.exitCode : code;
            });
  }

  /** On every command, also on picocli's own. */
  private static void tellVersion(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.versionProvider(new Version());
    if (spec.findOption("--version") == null) {
      spec.addOption(
          OptionSpec.builder("-V", "--version")
              .versionHelp(true)
              .description("Print version information and exit.")
              .build());
    }
    command.getSubcommands().values().forEach(CommandLineInterface::tellVersion);
  }

  /** The demo, when no command is typed. */
  @Override
  public void run() {
    exitCode = new Demo(session).run(MadeAdapter.ONE_STOP);
  }

  private static <T> T parsed(String text, Function<String, T> parser, String example) {
    try {
      return parser.apply(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'%s' is not like %s".formatted(text, example));
    }
  }

  private static String[] select(String[] arguments, boolean settings) {
    return Arrays.stream(arguments)
        .filter(argument -> SETTING.matcher(argument).matches() == settings)
        .toArray(String[]::new);
  }

  private static int answer(Throwable thrown) {
    ExhaustedMemory.endIfIn(thrown);
    Failure failure = Failure.of(thrown);
    log.error("The command failed", thrown);
    if (LogFile.isOpen()) {
      System.err.println(failure.line());
    } else {
      System.err.println(failure.lineWithoutLog());
      if (failure.isUnexpected()) {
        System.err.print(MaskedTraces.of(thrown));
      }
    }
    return failure.code().number();
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    System.err.printf(
        "%s: try dossier-etl help%n", wrong.getMessage().lines().findFirst().orElse(""));
    return CommandLine.ExitCode.USAGE;
  }
}
