package vn.dossier.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured: system properties, all of them optional.
 *
 * @param dossiers {@code benchmark.dossiers}: how many the source holds at first
 * @param rounds {@code benchmark.rounds}: how often each is measured, up to 5
 * @param url {@code benchmark.url}: JDBC URL of a server without a schema, for one's own; its
 *     account, which may create databases, from DOSSIER_BENCHMARK_USERNAME and _PASSWORD
 * @param pool {@code benchmark.pool}: memory for pages of a server of its own, as {@code 3G}; a
 *     quarter of the machine's
 * @param peers {@code benchmark.peers}: whether rebuild and plain job are measured as well, and all
 *     compared; without them it takes half the time. {@link Floor} leaves out the jobs with all
 *     tables then
 * @param spark {@code benchmark.spark}: which ways of Spark SQL are measured as well, beside the
 *     other peers: {@code facts} (the profile {@code spark}), {@code aggregates}, both with a comma
 *     between, or {@code none}
 * @param javaOptions {@code benchmark.java}: options of the measured JVM, those that jobs/schedule
 *     ships
 * @param folder where everything is written
 */
record Settings(
    long dossiers,
    int rounds,
    String url,
    String pool,
    boolean peers,
    List<Subject> spark,
    List<String> javaOptions,
    Path folder) {

  /** Months of dossiers: the window of a night is the business year and the one before. */
  static final int MONTHS = 23;

  /** Of the options of jobs/schedule those that time and memory depend on. */
  private static final String OF_THE_SCHEDULES =
      """
      -Xmx320m -XX:+UseSerialGC
      -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000
      -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=1000000
      """;

  static Settings read() {
    int rounds = Integer.getInteger("benchmark.rounds", 3);
    if (rounds < 1 || rounds > 5) {
      // Beyond, the nights would reach the next year, and leave a year's dossiers behind
      throw new IllegalArgumentException("benchmark.rounds goes from 1 to 5");
    }
    return new Settings(
        Long.getLong("benchmark.dossiers", 200_000),
        rounds,
        System.getProperty("benchmark.url", ""),
        System.getProperty("benchmark.pool", ""),
        Boolean.parseBoolean(System.getProperty("benchmark.peers", "true")),
        Arrays.stream(System.getProperty("benchmark.spark", "none").split(","))
            .flatMap(Settings::spark)
            .toList(),
        Arrays.stream(System.getProperty("benchmark.java", OF_THE_SCHEDULES).split("\\s+"))
            .filter(option -> !option.isBlank())
            .toList(),
        Path.of("target", "benchmark").toAbsolutePath());
  }

  private static Stream<Subject> spark(String way) {
    if (!way.equals("none") && !SparkPeer.isBuilt()) {
      throw new IllegalStateException("Spark is not there: type -Pbenchmark,spark");
    }
    return switch (way) {
      case "none" -> Stream.of();
      case "facts" -> Stream.of(Subject.SPARK_FACTS);
      case "aggregates" -> Stream.of(Subject.SPARK_AGGREGATES);
      default ->
          throw new IllegalArgumentException(
              "benchmark.spark is facts, aggregates, facts,aggregates or none");
    };
  }

  /** Today, where the dossiers are. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
  }

  /**
   * The last day of the source at first, chosen so that 23 months before it and the nights after it
   * lie in the window of every night: each reads the whole source, as the rebuild does.
   */
  static LocalDate end() {
    return LocalDate.of(today().getYear() - 1, 12, 20);
  }
}
