package vn.dossier.operate.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.operate.process.PrivateFile;
import vn.dossier.operate.process.StopHook;
import vn.dossier.setup.SetupException;

/** Where an answer goes, and what it never touches on its way. */
class OutputTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("bulletin.html");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.writeString(file(), "yesterday's, and longer");

    new Output(file()).write("today's");

    assertThat(file()).hasContent("today's");
    assertThat(names()).containsExactly("bulletin.html");
  }

  /** Files of a user, and links of somebody who wants them overwritten, under a name to guess. */
  @Test
  void whatLiesUnderTheNameWithPartIsNobodysBusiness() throws IOException {
    Path own = Files.writeString(folder.resolve("bulletin.html.part"), "the user's own");
    new Output(file()).write("answer");
    assertThat(own).hasContent("the user's own");

    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.delete(own);
    Files.createSymbolicLink(own, precious);
    new Output(file()).write("another answer");

    assertThat(precious).hasContent("precious");
    assertThat(own).isSymbolicLink();
    assertThat(file()).isRegularFile().hasContent("another answer");
  }

  /** What is half written lies beside the answer under a name that differs every time. */
  @Test
  void theNameOfWhatIsHalfWrittenCannotBeTold() throws IOException {
    Files.writeString(file(), "before");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      new Output(file())
          .write(
              out -> {
                assertThat(file()).hasContent("before");
                names().stream().filter(name -> !name.equals("bulletin.html")).forEach(seen::add);
              });
      Files.writeString(file(), "before");
    }
    assertThat(seen).hasSize(2).doesNotHaveDuplicates();
    assertThat(seen).allMatch(name -> name.matches("\\.dossier-etl-[0-9a-f-]{36}\\.part"));
  }

  @Test
  void aFileIsCreatedOnlyWhereNothingIs() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("new"));

    for (Path there : List.of(precious, link, dangling)) {
      assertThatThrownBy(() -> PrivateFile.create(there).close()).isInstanceOf(IOException.class);
    }
    assertThat(precious).hasContent("precious");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"precious", "nothing"})
  void aLinkIsNotFollowed(String target) throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createSymbolicLink(file(), folder.resolve(target));

    assertThatThrownBy(() -> new Output(file()).write("answer"))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Cannot write %s: it is a link: name its target %s", file(), folder.resolve(target));
    assertThat(precious).hasContent("precious");
    assertThat(names()).containsExactly("bulletin.html", "precious");
  }

  @Test
  void aFolderIsNotWrittenTo() throws IOException {
    Files.createDirectory(file());

    assertThatThrownBy(() -> new Output(file()).write("answer"))
        .isInstanceOf(SetupException.class)
        .hasMessage("Cannot write %s: it is a folder, name a file in it", file());
    assertThat(names()).containsExactly("bulletin.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.io.IOException", "java.lang.IllegalStateException"})
  void anAnswerThatFailsLeavesWhatWasThere(String failure) throws IOException {
    Files.writeString(file(), "yesterday's");

    assertThatThrownBy(
            () ->
                new Output(file())
                    .write(
                        out -> {
                          out.write(new byte[100_000]);
                          if (failure.equals("java.io.IOException")) {
                            throw new IOException("No space left on device");
                          }
                          throw new IllegalStateException("No space left on device");
                        }))
        .hasMessageContaining("No space left on device");
    assertThat(file()).hasContent("yesterday's");
    assertThat(names()).containsExactly("bulletin.html");
  }

  @Test
  void aSignalTakesWhatIsHalfWrittenAlong() {
    assertThatThrownBy(
            () ->
                new Output(file())
                    .write(
                        out -> {
                          assertThat(names()).hasSize(1);
                          StopHook.removeUnfinished();
                          assertThat(names()).isEmpty();
                        }))
        .isInstanceOf(SetupException.class);
    assertThat(file()).doesNotExist();
  }

  @Test
  void othersMayNotReadIt() throws IOException {
    onPosix();
    new Output(file()).write("answer");
    assertThat(permissions(file())).isIn("rw-r-----", "rw-------");

    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
    new Output(file()).write("answer");
    assertThat(permissions(file())).isIn("rw-r-----", "rw-------");
  }

  @Test
  void aPipeIsWrittenToAndStaysAPipe() throws Exception {
    onPosix();
    assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor()).isZero();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(file());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    new Output(file()).write("answer");

    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
    assertThat(Files.isRegularFile(file())).isFalse();
    assertThat(names()).containsExactly("bulletin.html");
  }

  @Test
  void aDeviceIsWrittenToAndStaysADevice() throws IOException {
    onPosix();
    new Output(Path.of("/dev/null")).write("answer");

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void standardOutputHasNamesToo(String name) {
    onPosix();
    assumeThat(Path.of(name)).exists();
    PrintStream before = System.out;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    System.setOut(new PrintStream(seen, true));
    try {
      new Output(Path.of(name)).write("answer");
    } finally {
      System.setOut(before);
    }
    assertThat(seen).hasToString("answer");
  }

  /** Whoever prints, and whatever: the command's exit code says it. */
  @Test
  void standardOutputThatTakesNothingIsNotBelieved() throws IOException {
    onPosix();
    PrintStream before = System.out;
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      System.setOut(new PrintStream(full));
      new Output(null).write("answer");
      assertThat(StandardOutput.confirm(0)).isEqualTo(2);
      assertThat(StandardOutput.confirm(4)).isEqualTo(4);
    } finally {
      System.setOut(before);
    }
  }

  /** Such as the Java's own archives, which know neither permissions nor links. */
  @Test
  void aFileSystemWithoutPermissionsIsGoodEnough() throws IOException {
    URI archive = URI.create("jar:" + folder.resolve("archive.zip").toUri());
    try (FileSystem plain = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      assertThat(plain.supportedFileAttributeViews()).doesNotContain("posix");
      Path answer = plain.getPath("/reports/bulletin.html");
      PrivateFile.createFolders(answer.getParent());
      PrivateFile.createOrRestrict(answer);
      PrivateFile.createOrRestrict(answer);

      new Output(answer).write("answer");

      assertThat(Files.readString(answer)).isEqualTo("answer");
      try (Stream<Path> files = Files.list(answer.getParent())) {
        assertThat(files).hasSize(1);
      }
    }
  }

  private void onPosix() {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
  }
}
