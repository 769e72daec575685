package vn.dossier.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import org.slf4j.LoggerFactory;

/**
 * What every measurement begins with: a server, an unpacked program, and its archive of classes.
 */
abstract class Trial implements AutoCloseable {

  static final String SOURCE = "benchmark_source";
  static final String WAREHOUSE = "benchmark_warehouse";

  /** What a server of today gives to a schema of which nothing is said. */
  static final String COLLATION = "utf8mb4_uca1400_ai_ci";

  /** Under which the peers keep their tables. */
  static final String BYTEWISE = "utf8mb4_nopad_bin";

  final Settings settings;
  final Server server;
  final Program program;

  /** Starts the server; settings as of {@link Settings}. */
  Trial() throws IOException, SQLException, ManagedProcessException {
    // Outside Spring nobody else sets a level
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    settings = Settings.read();
    server = Server.start(settings);
    program = new Program(settings, server);
  }

  @Override
  public void close() throws ManagedProcessException {
    server.close();
  }

  /**
   * Unpacks the program, makes a source and a warehouse with its tables, and of them the archive.
   *
   * @return the last day of the source
   */
  LocalDate prepare(String source, long dossiers, String warehouse)
      throws IOException, SQLException, InterruptedException {
    System.out.printf(
        "%d cores, MariaDB %s, %,d dossiers, java %s%n",
        Runtime.getRuntime().availableProcessors(),
        server.version(),
        settings.dossiers(),
        String.join(" ", settings.javaOptions()));
    program.extract();
    generate(source, dossiers);
    server.renew(warehouse, COLLATION);
    program.run(source, warehouse, "migrate");
    program.archive(source, warehouse);
    return Settings.end();
  }

  /** Makes a source. */
  void generate(String schema, long dossiers)
      throws IOException, SQLException, InterruptedException {
    server.renew(schema, COLLATION);
    Measured measured = generate(schema, "--dossiers", Long.toString(dossiers), Settings.end());
    System.out.printf("generated %,d dossiers in %.1f s%n", dossiers, measured.seconds());
  }

  /** A day of work on 1 % of the source's dossiers. */
  void change(LocalDate day) throws IOException, InterruptedException {
    generate(SOURCE, "--change", "1", day);
  }

  private Measured generate(String schema, String what, String of, LocalDate until)
      throws IOException, InterruptedException {
    return program.run(
        schema,
        WAREHOUSE,
        "generate",
        what,
        of,
        "--months",
        Integer.toString(Settings.MONTHS),
        "--until",
        until.toString(),
        "--url",
        server.url() + schema,
        "--username",
        server.username());
  }
}
