package vn.dossier.benchmark.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the tables of the source, makes views of them, and writes some of these; what each holds is
 * said in the SQL beside. Started as a process of its own: PEER_SOURCE_URL, PEER_TARGET_URL (with
 * the tables, empty), PEER_USERNAME, PEER_PASSWORD, PEER_UNTIL, PEER_AS_OF and PEER_FACTS (whether
 * the facts are written, too) are its settings.
 */
public final class SparkSql {

  private static final int THREADS = 2;

  /** Each held in memory at once by one of the threads. */
  private static final int RANGES = 16;

  /** Of an id, a UUID. */
  private static final int DIGITS = 8;

  /** Views that are made of each other, in their order. */
  private static final List<String> VIEWS =
      List.of(
          "dim_agency",
          "dim_procedure",
          "national_procedure",
          "components",
          "payments",
          "fact_dossier",
          "fact_dossier_daily",
          "fact_dossier_monthly",
          "fact_completion_daily");

  /** Those of which more than one other is made. */
  private static final List<String> KEPT =
      List.of("dim_agency", "dim_procedure", "fact_dossier", "fact_dossier_daily");

  /** Of the facts, what no aggregate needs. */
  private static final String[] OF_FACTS_ALONE = {
    "dossier_id",
    "dossier_code",
    "due_date",
    "status_code",
    "service_level",
    "is_open",
    "amount_transfer",
    "amount_cash"
  };

  private final SparkSession spark;
  private final Properties account = new Properties();
  private final boolean facts = Boolean.parseBoolean(System.getenv("PEER_FACTS"));

  private SparkSql(SparkSession spark) {
    this.spark = spark;
    account.put("user", System.getenv("PEER_USERNAME"));
    account.put("password", System.getenv("PEER_PASSWORD"));
    // How MySQL's driver is told to stream
    account.put("fetchsize", Integer.toString(Integer.MIN_VALUE));
    account.put("batchsize", "1000");
  }

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[%d]".formatted(THREADS))
            .config("spark.ui.enabled", false)
            // The default, 200, is made for clusters
            .config("spark.sql.shuffle.partitions", RANGES)
            .getOrCreate()) {
      spark.sparkContext().setLogLevel("WARN");
      new SparkSql(spark).load();
    }
  }

  private void load() throws IOException {
    readRanges("dossier", "ho_so");
    readRanges("component", "thanh_phan_ho_so");
    readRanges("payment", "yeu_cau_thanh_toan");
    read("agency");
    read("procedure_row");
    for (String view : VIEWS) {
      Dataset<Row> rows =
          spark.sql(
              text("view/" + view),
              Map.of(
                  "until", LocalDate.parse(System.getenv("PEER_UNTIL")),
                  "as_of", LocalDate.parse(System.getenv("PEER_AS_OF"))));
      if (view.equals("fact_dossier") && !facts) {
        rows = rows.drop(OF_FACTS_ALONE);
      }
      (KEPT.contains(view) ? rows.cache() : rows).createOrReplaceTempView(view);
    }
    write("dim_agency", "agency_key");
    write("dim_procedure", "procedure_key");
    if (facts) {
      write("fact_dossier", "dossier_id");
    }
    write("fact_dossier_daily", "accepted_date", "agency_key", "procedure_key");
    write("fact_dossier_monthly", "month_start", "agency_key", "procedure_key");
    write("fact_completion_daily", "finished_date", "agency_key", "procedure_key");
  }

  private void read(String name) throws IOException {
    spark.read().jdbc(source(), query(name), account).createOrReplaceTempView(name);
  }

  private void readRanges(String name, String table) throws IOException {
    spark.read().jdbc(source(), query(name), ranges(table), account).createOrReplaceTempView(name);
  }

  /** Conditions that cut evenly between the first digits of the least and the greatest id. */
  private String[] ranges(String table) {
    Row ends =
        spark
            .read()
            .jdbc(
                source(),
                "(SELECT MIN(id) AS least, MAX(id) AS greatest FROM " + table + ") ends",
                account)
            .first();
    long least = Long.parseLong(ends.getString(0).substring(0, DIGITS), 16);
    long greatest = Long.parseLong(ends.getString(1).substring(0, DIGITS), 16);
    List<String> cuts =
        IntStream.range(1, RANGES)
            .mapToObj(i -> "'%08x'".formatted(least + (greatest - least) * i / RANGES))
            .toList();
    return IntStream.range(0, RANGES)
        .mapToObj(
            i ->
                (i == 0 ? "TRUE" : "id >= " + cuts.get(i - 1))
                    + (i == RANGES - 1 ? "" : " AND id < " + cuts.get(i)))
        .toArray(String[]::new);
  }

  /** Each thread writes in the order of the key, as InnoDB stores. */
  private void write(String table, String... key) {
    spark
        .table(table)
        .coalesce(THREADS)
        .sortWithinPartitions(key[0], Arrays.copyOfRange(key, 1, key.length))
        .write()
        .mode(SaveMode.Append)
        .jdbc(System.getenv("PEER_TARGET_URL"), table, account);
  }

  private static String source() {
    return System.getenv("PEER_SOURCE_URL");
  }

  private static String query(String name) throws IOException {
    return "(" + text("source/" + name) + ") " + name;
  }

  private static String text(String name) throws IOException {
    try (InputStream sql = SparkSql.class.getResourceAsStream(name + ".sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
