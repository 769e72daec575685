package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.encoder.EchoEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log and what it was renamed to are for this account and its group; whatever lay there. */
class LogFileTest {

  @TempDir Path folder;

  @BeforeEach
  void onPosix() {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
  }

  private void log(Path file, boolean rolled) {
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
      log.stop();
    }
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

  @Test
  void whatItMakesIsPrivate() throws IOException {
    log(folder.resolve("var/log/etl.log"), true);

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
