package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Installation;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.RunningJar;

/** What becomes of an answer: on a full disk, in a pipe, without a locale, on a terminal. */
class StandardOutputIT {

  private static final String LOST = "Cannot write standard output: ";

  @TempDir private static Path folder;

  @BeforeAll
  static void runTheDemo() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    Ended ended = shell("exec \"$@\"");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  /** Runs a script of a shell, to which "$@" starts the program. */
  private static Ended shell(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(Installation.command(List.of()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(Jar::isSetting);
    return new RunningJar(builder.start(), List.of(arguments)).end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--version",
        "help nightly",
        "generate-completion",
        "status",
        "rejects --json",
        "explain %s",
        "report --month 2023-10",
        "export --table fact_dossier --month 2023-10",
        "nightly --date 2023-10-31"
      })
  void aFullDiskIsTwoAndOneLine(String command) throws IOException {
    Ended ended = shell("exec \"$@\" > /dev/full", typed(command));

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err().lines().filter(line -> line.startsWith(LOST)))
        .as(ended.err())
        .singleElement()
        .asString()
        .contains("No space left on device");
  }

  /** The reader has gone before the first line is written, and left nothing unread. */
  @ParameterizedTest
  @ValueSource(strings = {"status", "export --table fact_dossier --month 2023-10"})
  void aClosedPipeIsNothingToSpeakOf(String command) throws IOException {
    Ended ended = shell("{ \"$@\"; echo $? > code; } | true", typed(command));

    assertThat(folder.resolve("code")).hasContent("0");
    assertThat(ended.err()).doesNotContain(LOST, "Broken pipe");
  }

  /** As cron and containers start it. */
  @Test
  void withoutALocaleBothStreamsSpeakUtf8() throws IOException {
    Ended report = shell("LC_ALL=C exec \"$@\"", "report", "--month", "2023-10");
    Files.writeString(folder.resolve("application.yml"), "dossier.source.password-file: /mật-khẩu");
    Ended refused = shell("LC_ALL=C exec \"$@\"", "nightly");
    Files.delete(folder.resolve("application.yml"));

    assertThat(report.out()).contains("BẢN TIN THÁNG 10/2023");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("/mật-khẩu");
    assertThat(Files.readString(folder.resolve("var/log/dossier-etl.log"))).contains("/mật-khẩu");
  }

  @Test
  void aTerminalGetsNarrowLinesAndAPipeWholeOnes() throws IOException {
    assumeThat(Path.of("/usr/bin/script")).exists();
    String[] explain = typed("explain %s");

    Ended piped = shell("exec \"$@\"", explain);
    // One word to script, which starts a shell by itself
    Ended seen = shell("exec script -qec \"stty cols 100; $*\" /dev/null < /dev/null", explain);

    assertThat(piped.out().lines()).anyMatch(line -> line.length() > 120);
    assertThat(seen.code()).as(seen.out()).isZero();
    assertThat(seen.out().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
    assertThat(words(seen.out())).contains(words(piped.out()));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String[] typed(String command) throws IOException {
    String words = command.formatted(command.contains("%s") ? dossier() : "");
    return words.isEmpty() ? new String[0] : words.split(" ");
  }

  private static String dossier() throws IOException {
    return Files.readAllLines(Path.of("data/sample/ho_so.csv")).get(1).split("\",\"")[1];
  }
}
