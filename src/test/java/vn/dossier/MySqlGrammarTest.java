package vn.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.apache.shardingsphere.sql.parser.autogen.MySQLStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.MySQLStatementParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.measure.Measures;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.warehouse.schema.Vendor;

/**
 * No MySQL 8 server runs these tests, so its grammar at least must know every statement: those of
 * the migrations, those beside their users, those that operators edit or paste, and the texts in
 * the program that are statements as they stand.
 */
class MySqlGrammarTest {

  private static final String PROGRAM = "src/main/java/vn/dossier/";

  /** Whole only around the SELECTs of an adapter. */
  private static final Path AROUND_SELECTS =
      Path.of("src/main/resources/vn/dossier/source/adapter");

  /** Statements that this grammar does not know, and why they may stay. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "jobs/benchmark/rebuild.sql 32",
          "EXECUTE IMMEDIATE of MariaDB; the benchmark runs nowhere else",
          PROGRAM
              + "operate/check/WarehouseCheck.java: "
              + "ALTER TABLE ... CONVERT TO CHARACTER SET utf8mb4 COLLATE one of",
          "what a person is told to type",
          PROGRAM
              + "operate/session/DatabaseSettings.java: "
              + "SET SESSION wait_timeout = LEAST(@@SESSION.wait_timeout, 40),",
          "the beginning of a statement",
          PROGRAM + "warehouse/changes/MissedDossiers.java: SELECT COUNT(*) FROM (",
          "the beginning of a statement",
          PROGRAM
              + "warehouse/schema/AddedColumn.java: "
              + "ALTER TABLE filled_in ADD COLUMN filled_in filled_in",
          "the type of the column is filled in",
          PROGRAM + "warehouse/schema/MySqlComments.java: ALTER TABLE `filled_in` filled_in",
          "the changes are filled in");

  private static final Map<String, String> FRAGMENTS =
      Map.of("cells", "stage", "aside", "", "in-place", "--", "name", "dossier_daily");

  /** A quoted text, a comment, or a named parameter. */
  private static final Pattern PARAMETER =
      Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|--[^\\n]*|(?<![:\\w]):(\\w+)");

  private static final Pattern QUOTED_OR_END =
      Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|--[^\\n]*|;");

  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:(?:SELECT|WITH|INSERT INTO|INSERT IGNORE INTO|REPLACE INTO|DELETE FROM|LOAD DATA"
              + "|SHOW|SET|TRUNCATE|(?:ALTER|CREATE|DROP) (?:TABLE|VIEW|INDEX))\\s+\\S+|UPDATE\\s.+?"
              + "\\sSET\\s).*",
          Pattern.DOTALL);

  private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

  /** Where a name or a list is filled in. */
  private static final Pattern FILLED_IN = Pattern.compile("%(?:\\d\\$)?[sd]");

  private static List<String> errors(String sql) {
    // The quick way of guessing, which may refuse what the thorough one takes
    List<String> errors = errors(sql, PredictionMode.SLL);
    return errors.isEmpty() ? errors : errors(sql, PredictionMode.LL);
  }

  private static List<String> errors(String sql, PredictionMode mode) {
    List<String> errors = new ArrayList<>();
    BaseErrorListener listener =
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            errors.add("line %d:%d %s".formatted(line, column, message));
          }
        };
    MySQLStatementLexer lexer = new MySQLStatementLexer(CharStreams.fromString(sql));
    lexer.removeErrorListeners();
    lexer.addErrorListener(listener);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    MySQLStatementParser parser = new MySQLStatementParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(listener);
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(mode);
    parser.execute();
    if (tokens.LA(1) != Token.EOF) {
      errors.add("stops before " + tokens.LT(1).getText());
    }
    return errors;
  }

  /** Statements by file and number. */
  private static Map<String, String> statements(Path folder) {
    Map<String, String> statements = new LinkedHashMap<>();
    for (Path file : files(folder, ".sql")) {
      List<String> split = split(filledIn(text(file)));
      for (int i = 0; i < split.size(); i++) {
        statements.put(file + " " + (i + 1), split.get(i));
      }
    }
    return statements;
  }

  private static List<String> split(String script) {
    // A semicolon within a text ends nothing
    String marked =
        QUOTED_OR_END
            .matcher(script)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group().equals(";")
                            ? "\0"
                            : found.group().startsWith("--") ? "" : found.group()));
    return Stream.of(marked.split("\0")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static String filledIn(String sql) {
    String whole =
        Measures.all()
            .fragments()
            .with(FRAGMENTS)
            .expand("a statement", sql.replace("${tableOptions}", Vendor.MYSQL.tableOptions()));
    return PARAMETER
        .matcher(whole)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : "?"));
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.startsWith(AROUND_SELECTS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refused are those that are known to be, and no others. */
  private static void areOfMySql(Map<String, String> statements) {
    Map<String, List<String>> refused = new TreeMap<>();
    statements.forEach(
        (name, sql) -> {
          List<String> errors = errors(sql);
          if (!errors.isEmpty()) {
            refused.put(name, errors);
          }
        });
    assertThat(refused.keySet())
        .as(refused.toString())
        .isEqualTo(
            KNOWN.keySet().stream().filter(statements::containsKey).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/db/migration/common",
        "src/main/resources/db/migration/mysql",
        "src/main/resources/vn",
        "jobs"
      })
  void everyStatementOfAFileIsOneOfMySql(String folder) {
    Map<String, String> statements = statements(Path.of(folder));

    assertThat(statements).isNotEmpty();
    areOfMySql(statements);
  }

  @Test
  void everyStatementAtASourceIsOneOfMySql() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (SourceAdapter adapter :
        List.of(
            new SourceAdapter(new JobsFolder(null), "one-stop", Map.of()),
            new SourceAdapter(new JobsFolder(null), "opencps", Map.of("sites", "20")))) {
      for (String statement : SourceAdapter.statements()) {
        List<String> split = split(filledIn(adapter.sql(statement)));
        assertThat(split).as(statement).hasSize(1);
        statements.put(adapter.name() + " " + statement, split.get(0));
      }
    }
    areOfMySql(statements);
  }

  @Test
  void everyStatementInTheProgramIsOneOfMySql() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (Path file : files(Path.of("src", "main", "java"), ".java")) {
      String source = text(file);
      String withoutBlocks = TEXT_BLOCK.matcher(source).replaceAll("");
      Stream.concat(
              TEXT_BLOCK.matcher(source).results(),
              LITERAL.matcher(JOINT.matcher(withoutBlocks).replaceAll("")).results())
          .map(MySqlGrammarTest::sql)
          .filter(sql -> STATEMENT.matcher(sql).matches())
          .forEach(sql -> statements.put(file + ": " + sql.strip(), filledIn(sql)));
    }

    assertThat(statements).hasSizeGreaterThan(300);
    areOfMySql(statements);
  }

  private static String sql(MatchResult text) {
    return FILLED_IN.matcher(text.group(1)).replaceAll("filled_in").replace("\\\\", "\\");
  }

  /** The grammar is of use only if it refuses what other servers alone know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INT",
        "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING",
        "MERGE INTO t USING s ON (t.a = s.a) WHEN MATCHED THEN UPDATE SET b = 1",
        "CREATE SEQUENCE s",
        "SELECT a FROM t FETCH FIRST 3 ROWS ONLY"
      })
  void whatMySqlDoesNotKnowIsRefused(String sql) {
    assertThat(errors(sql)).isNotEmpty();
  }
}
