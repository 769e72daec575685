package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.h2.tools.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;
import vn.dossier.testing.night.Answer;

/** Who has the warehouse when it is an H2 file. */
class H2FileGuardTest {

  private static final Clock ONE_O_CLOCK =
      Clock.fixed(Instant.parse("2023-10-31T01:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path owner;
  private final Map<String, Object> settings = new HashMap<>();

  @BeforeEach
  void configure() {
    owner = folder.resolve("warehouse.mv.db.owner");
    settings.put("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("warehouse"));
    settings.put("spring.datasource.username", "sa");
    settings.put("spring.datasource.password", "");
    settings.put("dossier.source.url", "jdbc:h2:file:" + folder.resolve("source"));
    settings.put("dossier.source.username", "sa");
    settings.put("dossier.source.password", "");
  }

  @Test
  void theFileTellsWhoHasItForAsLongAsItIsOpen() throws IOException {
    Properties self = new Properties();
    try (H2FileGuard file = new H2FileGuard("nightly --full", ONE_O_CLOCK)) {
      open(file);
      self.load(new StringReader(Files.readString(owner)));
    }

    assertThat(self)
        .containsEntry("command", "nightly --full")
        .containsEntry("pid", Long.toString(ProcessHandle.current().pid()))
        .containsEntry("since", "2023-10-31T01:00:00Z")
        .containsKey("host");
    assertThat(owner).doesNotExist();
  }

  @Test
  void aCommandThatFailsLeavesNoFileBehind() {
    assertThat(Answer.to(settings, "status").code()).isEqualTo(2);
    assertThat(folder.resolve("warehouse.mv.db")).exists();
    assertThat(owner).doesNotExist();
  }

  @Test
  void inMemoryThereIsNoFile() {
    settings.put("spring.datasource.url", "jdbc:h2:mem:x");
    try (H2FileGuard file = new H2FileGuard("nightly", ONE_O_CLOCK)) {
      open(file);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aSecondProcessIsTurnedAwayAndToldWhoHasIt() throws Exception {
    Process other = otherProcess();
    try {
      Files.writeString(
          owner,
          "command=nightly\npid=%d\nhost=%s\nsince=2023-10-31T01:00:00+07:00\n"
              .formatted(other.pid(), H2FileGuard.host()));

      Answer rejects = Answer.to(settings, "rejects");
      assertThat(rejects.code()).isEqualTo(3);
      assertThat(rejects.err()).contains("nightly (pid " + other.pid()).hasLineCount(1);

      Answer status = Answer.to(settings, "status");
      assertThat(status.code()).isEqualTo(1);
      assertThat(status.err()).contains("nightly (pid " + other.pid());
      assertThat(owner).exists();
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
  }

  @Test
  void theNoteOfAProcessThatDiedNamesNobody() throws Exception {
    Process other = otherProcess();
    try {
      Files.writeString(
          owner, "command=nightly\npid=999999999\nhost=%s\n".formatted(H2FileGuard.host()));

      assertThat(Answer.to(settings, "rejects").err())
          .contains("in use by another process")
          .doesNotContain("nightly");
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
  }

  private void open(H2FileGuard file) {
    GenericApplicationContext context = new GenericApplicationContext();
    MockEnvironment environment = new MockEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.setEnvironment(environment);
    file.initialize(context);
  }

  /** H2's own shell, which keeps the file open until its standard input ends. */
  private Process otherProcess() throws Exception {
    Path h2 = Path.of(Shell.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                h2.toString(),
                "org.h2.tools.Shell",
                "-url",
                settings.get("spring.datasource.url").toString(),
                "-user",
                "sa",
                "-password",
                "")
            .redirectErrorStream(true)
            .start();
    StringBuilder welcome = new StringBuilder();
    while (welcome.indexOf("sql>") < 0) {
      int next = process.getInputStream().read();
      assertThat(next).as("the shell ended: %s", welcome).isNotNegative();
      welcome.append((char) next);
    }
    return process;
  }
}
