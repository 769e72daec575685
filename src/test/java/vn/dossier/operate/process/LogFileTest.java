package vn.dossier.operate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.encoder.EchoEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log and what it was renamed to are for this account and its group; whatever lay there. */
class LogFileTest {

  @TempDir Path folder;

  /** Whether what was logged last is in a file. */
  private boolean isKept;

  @BeforeEach
  void onPosix() {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
  }

  private List<Status> log(Path file, boolean rolled) {
    ContextBase context = new ContextBase();
    LogFile<String> log = new LogFile<>();
    log.setContext(context);
    log.setFile(file.toString());
    EchoEncoder<String> encoder = new EchoEncoder<>();
    encoder.setContext(context);
    encoder.start();
    log.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(log);
    rolling.setFileNamePattern(file + ".%i");
    rolling.start();
    log.setRollingPolicy(rolling);
    SizeBasedTriggeringPolicy<String> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.start();
    log.setTriggeringPolicy(trigger);
    log.start();
    try {
      log.doAppend("a line");
      if (rolled) {
        log.rollover();
        log.doAppend("a line");
      }
    } finally {
      isKept = LogFile.isOpen();
      log.stop();
    }
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() > Status.INFO)
        .toList();
  }

  private Map<String, String> permissions() throws IOException {
    Map<String, String> permissions = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(found -> !found.equals(folder)).toList()) {
        permissions.put(
            folder.relativize(path).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      }
    }
    return permissions;
  }

  /** Spring Boot would end the program for any problem that the logging system notes. */
  @ParameterizedTest
  @CsvSource({
    "a-folder, it is a folder",
    "a-file/below/etl.log, a-file",
    "/dev/full, No space left on device"
  })
  void whatCannotBeWrittenIsSaidInOneLineAndStopsNobody(String name, String reason)
      throws IOException {
    Files.createDirectory(folder.resolve("a-folder"));
    Files.writeString(folder.resolve("a-file"), "");
    assumeThat(name.startsWith("/") && !Files.exists(Path.of(name))).isFalse();
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(log(folder.resolve(name), false)).isEmpty();
    } finally {
      System.setErr(err);
    }
    assertThat(isKept).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement(STRING)
        .startsWith("Cannot write the log " + folder.resolve(name) + " (")
        .contains(reason)
        .endsWith("): log lines go only to standard error");
  }

  @Test
  void whatItMakesIsPrivate() throws IOException {
    log(folder.resolve("var/log/etl.log"), true);

    assertThat(isKept).isTrue();
    assertThat(permissions())
        .containsOnlyKeys("var", "var/log", "var/log/etl.log", "var/log/etl.log.1")
        .allSatisfy((name, permissions) -> assertThat(permissions).endsWith("---"))
        .allSatisfy((name, permissions) -> assertThat(permissions).matches(".{4}-.{4}"));
    assertThat(folder.resolve("var/log/etl.log")).hasContent("a line");
  }

  @Test
  void whatAnEarlierVersionLeftOpenIsClosed() throws IOException {
    for (String name : new String[] {"etl.log", "etl.log.2026-11-01.0.gz", "others.log"}) {
      Path file = Files.writeString(folder.resolve(name), "before\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    log(folder.resolve("etl.log"), false);

    assertThat(permissions())
        .containsEntry("etl.log", "rw-r-----")
        .containsEntry("etl.log.2026-11-01.0.gz", "rw-r-----")
        .containsEntry("others.log", "rw-r--r--");
    assertThat(folder.resolve("etl.log")).hasContent("before\na line");
  }

  /** An operator may want the log to go to standard error, say, or to another disk. */
  @Test
  void whatALinkLeadsToKeepsItsPermissions() throws IOException {
    Path target = Files.writeString(folder.resolve("elsewhere"), "");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    Path link = Files.createSymbolicLink(folder.resolve("etl.log"), target);

    log(link, false);

    assertThat(target).hasContent("a line");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r--r--");
  }
}
