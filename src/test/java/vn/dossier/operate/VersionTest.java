package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dossier.testing.night.Answer;

/** Which program answered, for whoever reports what went wrong. */
class VersionTest {

  private static final String LINE =
      "dossier-etl \\S+, commit \\S+( with changes)?, Java %s \\(.*\\)";

  @Test
  void everyCommandTellsTheVersion() {
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z-]+) ")
            .matcher(Answer.to(Map.of(), "help").out())
            .results()
            .map(command -> command.group(1))
            .toList();
    assertThat(commands).contains("help", "generate-completion", "nightly", "train");
    for (String command : commands) {
      tellsTheVersion(command, "--version");
    }
    tellsTheVersion("rejects", "replay", "-V");
    tellsTheVersion("status", "-V");
    tellsTheVersion("-V");
  }

  private static void tellsTheVersion(String... typed) {
    Answer answer = Answer.to(Map.of(), typed);

    assertThat(answer.code()).isZero();
    assertThat(answer.out().lines())
        .singleElement()
        .asString()
        .matches(LINE.formatted(Pattern.quote(System.getProperty("java.version"))));
  }

  @Test
  void whatTheBuildCouldNotTellIsUnknown() {
    assertThat(Version.line(new Properties(), new Properties()))
        .startsWith("dossier-etl unknown, commit unknown, Java ");
  }

  @Test
  void changesThatAreInNoCommitAreSaid() {
    Properties git = new Properties();
    git.setProperty("git.commit.id.full", "1a2b3c");
    git.setProperty("git.dirty", "true");

    assertThat(Version.line(new Properties(), git)).contains("commit 1a2b3c with changes,");
  }
}
