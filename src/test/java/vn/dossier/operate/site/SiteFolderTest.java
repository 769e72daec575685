package vn.dossier.operate.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.operate.session.BusyException;
import vn.dossier.report.site.SiteHistory;
import vn.dossier.setup.SetupException;

/** A folder that is served while it is written. */
class SiteFolderTest {

  private static final FileTime LONG_AGO = FileTime.from(java.time.Instant.EPOCH);

  private static final SiteHistory HISTORY =
      new SiteHistory(
          Map.of(
              YearMonth.of(2023, 10),
              new SiteHistory.Figures("abc", LocalDateTime.parse("2023-11-01T02:14:00"))));

  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("www");
  }

  /** Writes texts by path; those that begin with an exclamation mark cannot be written. */
  private String write(String... pathsAndTexts) {
    return SiteFolder.write(
        folder(),
        (before, out) -> {
          for (int i = 0; i < pathsAndTexts.length; i += 2) {
            if (pathsAndTexts[i + 1].startsWith("!")) {
              throw new IOException(pathsAndTexts[i + 1].substring(1));
            }
            out.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
          }
          return HISTORY;
        });
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder().relativize(file).toString())
          .filter(name -> !name.startsWith(".dossier-etl-site"))
          .sorted()
          .toList();
    }
  }

  private String content(String path) throws IOException {
    return Files.readString(folder().resolve(path));
  }

  @Test
  void onlyWhatChangedIsWrittenAnew() throws IOException {
    write("2023-09/index.html", "September", "2023-10/index.html", "half", "index.html", "1");
    for (String path : visible()) {
      Files.setLastModifiedTime(folder().resolve(path), LONG_AGO);
    }

    String said =
        write("2023-09/index.html", "September", "2023-10/index.html", "all", "index.html", "1");

    assertThat(said).endsWith("/www: 1 months, 1 files written, 0 removed, 2 left as they were");
    assertThat(Files.getLastModifiedTime(folder().resolve("2023-09/index.html")))
        .isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(folder().resolve("index.html"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(folder().resolve("2023-10/index.html")))
        .isNotEqualTo(LONG_AGO);
    assertThat(content("2023-10/index.html")).isEqualTo("all");
  }

  @Test
  void filesOfMonthsThatAreNoMoreGoAndThoseOfOthersStay() throws IOException {
    write(
        "2023-10/index.html", "a", "2023-10/f.csv", "a", "2099-01/index.html", "b", "i.html", "1");
    Files.writeString(folder().resolve("robots.txt"), "the administrator's");

    write("2023-10/index.html", "a", "2023-10/f.csv", "a", "i.html", "2");

    assertThat(visible())
        .containsExactly("2023-10/f.csv", "2023-10/index.html", "i.html", "robots.txt");
    assertThat(folder().resolve("2099-01")).doesNotExist();
  }

  /** A page is written while readers still see all of the old site, and nothing of the new. */
  @Test
  void untilEverythingIsWrittenReadersSeeTheOldSite() throws IOException {
    write("a.html", "old", "index.html", "old");
    List<String> seen = new ArrayList<>();

    SiteFolder.write(
        folder(),
        (before, out) -> {
          out.put("a.html", "new".getBytes(StandardCharsets.UTF_8));
          out.put("b.html", "new".getBytes(StandardCharsets.UTF_8));
          seen.add(content("a.html") + Files.exists(folder().resolve("b.html")));
          out.put("index.html", "new".getBytes(StandardCharsets.UTF_8));
          seen.add(content("index.html"));
          return HISTORY;
        });

    assertThat(seen).containsExactly("oldfalse", "old");
    assertThat(content("a.html") + content("b.html") + content("index.html"))
        .isEqualTo("newnewnew");
  }

  /** A disk that is full, a warehouse that goes away. */
  @Test
  void whatFailsLeavesTheOldSiteWhole() throws IOException {
    write("a.html", "old", "index.html", "old");

    assertThatThrownBy(() -> write("a.html", "new", "b.html", "!No space left on device"))
        .isInstanceOf(SetupException.class)
        .hasMessage("Cannot write %s: No space left on device", folder());

    assertThat(visible()).containsExactly("a.html", "index.html");
    assertThat(content("a.html")).isEqualTo("old");
  }

  @Test
  void theFrontPageIsNeverMissing() throws Exception {
    write("index.html", "0");
    AtomicBoolean done = new AtomicBoolean();
    List<String> missing = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                try {
                  content("index.html");
                } catch (IOException e) {
                  missing.add(e.toString());
                }
              }
            });
    reader.start();
    for (int i = 1; i <= 50; i++) {
      write("index.html", Integer.toString(i));
    }
    done.set(true);
    reader.join();
    assertThat(missing).isEmpty();
    assertThat(content("index.html")).isEqualTo("50");
  }

  /** Killed between two moves: the files are known, though nobody said so at the end. */
  @Test
  void whatAKilledProcessLeftIsPutRight() throws IOException {
    write("2023-09/index.html", "a", "index.html", "1");
    SiteRecord record = SiteRecord.parse(Files.readAllBytes(folder().resolve(SiteFolder.RECORD)));
    Files.write(
        folder().resolve(SiteFolder.RECORD), record.and(List.of("2099-01/index.html")).bytes());
    Files.createDirectory(folder().resolve("2099-01"));
    Files.writeString(folder().resolve("2099-01/index.html"), "moved before the end");
    Path aside = Files.createDirectory(folder().resolve(".dossier-etl-1.part"));
    Files.writeString(aside.resolve("0"), "never moved");

    write("2023-09/index.html", "a", "index.html", "2");

    assertThat(visible()).containsExactly("2023-09/index.html", "index.html");
    assertThat(aside).doesNotExist();
  }

  /** The first file is in its place when the second cannot be put in its own. */
  @Test
  void whatWasPutInPlaceBeforeAFailureIsKnownToTheNextWriting() throws IOException {
    write("index.html", "1");
    Files.writeString(folder().resolve("b"), "in the way");
    assertThatThrownBy(() -> write("a/index.html", "x", "b/index.html", "x", "index.html", "2"))
        .hasMessageContaining("b is no folder: remove it");
    assertThat(folder().resolve("a/index.html")).exists();

    write("index.html", "2");

    assertThat(visible()).containsExactly("b", "index.html");
  }

  /** No page leads to a file that is not there yet, or to one that is there no more. */
  @Test
  void newFilesComeFirstAndThoseThatAreNoMoreGoLast() throws IOException {
    write("index.html", "old", "gone.html", "old");
    Files.writeString(folder().resolve("b"), "in the way");

    assertThatThrownBy(() -> write("index.html", "new", "b/index.html", "new"))
        .hasMessageContaining("b is no folder: remove it");

    assertThat(content("index.html")).isEqualTo("old");
    assertThat(folder().resolve("gone.html")).exists();
  }

  @Test
  void whenFiguresChangedIsKeptFromOneWritingToTheNext() {
    write("index.html", "1");
    SiteFolder.write(
        folder(),
        (before, out) -> {
          assertThat(before).isEqualTo(HISTORY);
          return before;
        });
  }

  @Test
  void twoAtOnceExcludeEachOther() {
    SiteFolder.write(
        folder(),
        (before, out) -> {
          assertThatThrownBy(() -> write("index.html", "2"))
              .isInstanceOf(BusyException.class)
              .hasMessageContaining("is writing " + folder());
          out.put("index.html", new byte[] {'1'});
          return HISTORY;
        });
    assertThat(folder().resolve("index.html")).hasContent("1");
  }

  @Test
  void aFolderOfOthersAFileAndALinkAreRefused() throws IOException {
    Path own = Files.writeString(Files.createDirectory(folder()).resolve("index.html"), "theirs");
    assertThatThrownBy(() -> write("index.html", "ours"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it holds files of others and no .dossier-etl-site");
    assertThat(own).hasContent("theirs");
    Files.delete(own);
    Files.delete(folder());

    Path target = Files.createDirectory(temporary.resolve("target"));
    Files.createSymbolicLink(folder(), target);
    assertThatThrownBy(() -> write("index.html", "ours"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it is a link: name its target");
    assertThat(target).isEmptyDirectory();
    Files.delete(folder());

    Files.writeString(folder(), "a file");
    assertThatThrownBy(() -> write("index.html", "ours"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it is no folder");
    Files.delete(folder());

    Path deep = temporary.resolve("none").resolve("www");
    assertThatThrownBy(() -> SiteFolder.write(deep, (before, out) -> HISTORY))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("the folder %s does not exist", deep.getParent());
  }

  /** Somebody's link in place of a folder or a file of the site. */
  @Test
  void linksInsideAreNotFollowed() throws IOException {
    write("2023-10/index.html", "a", "a.html", "1", "index.html", "1");
    Path precious = Files.createDirectory(temporary.resolve("precious"));
    Path file = Files.writeString(precious.resolve("index.html"), "precious");
    Files.delete(folder().resolve("a.html"));
    Files.createSymbolicLink(folder().resolve("a.html"), file);

    write("2023-10/index.html", "a", "a.html", "2", "index.html", "1");
    assertThat(folder().resolve("a.html")).isRegularFile().hasContent("2");
    assertThat(Files.isSymbolicLink(folder().resolve("a.html"))).isFalse();

    Files.delete(folder().resolve("2023-10/index.html"));
    Files.delete(folder().resolve("2023-10"));
    Files.createSymbolicLink(folder().resolve("2023-10"), precious);
    assertThatThrownBy(() -> write("2023-10/index.html", "b", "index.html", "1"))
        .hasMessageContaining("2023-10 is no folder: remove it");
    // Of a month that is no more
    write("index.html", "1");
    assertThat(file).hasContent("precious");
  }

  @Test
  void theWebServerMayReadIt() throws IOException {
    assumeThat(temporary.getFileSystem().supportedFileAttributeViews()).contains("posix");
    write("2023-10/index.html", "a", "index.html", "1");
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
      }
    }
  }

  @Test
  void aRecordThatCannotBeReadIsWrittenAgain() throws IOException {
    write("2023-09/index.html", "a", "index.html", "1");
    Files.writeString(folder().resolve(SiteFolder.RECORD), "{\"files\":");
    write("index.html", "2");
    assertThat(SiteRecord.parse(Files.readAllBytes(folder().resolve(SiteFolder.RECORD))).files())
        .containsExactly("index.html");
    // Nobody knows any more whose it was
    assertThat(visible()).contains("2023-09/index.html");
  }

  @Test
  void aRecordThatLeadsOutOfTheFolderRemovesNothing() throws IOException {
    write("index.html", "1");
    Path precious = Files.writeString(temporary.resolve("precious"), "precious");
    Files.writeString(
        folder().resolve(SiteFolder.RECORD),
        "{\"files\":[\"../precious\",\"%s\",\"index.html\"],\"months\":{}}".formatted(precious));
    write("index.html", "2");
    assertThat(precious).hasContent("precious");
  }

  /** A workbook holds when it was made. */
  @Test
  void aWorkbookThatDiffersInItsTimesAloneStays() throws Exception {
    byte[] first = workbook(1);
    Thread.sleep(2100);
    byte[] again = workbook(1);
    byte[] other = workbook(2);
    assertThat(again).isNotEqualTo(first);
    Path file = Files.write(temporary.resolve("a.xlsx"), first);

    assertThat(FileContent.isSame(file, again)).isTrue();
    assertThat(FileContent.isSame(file, other)).isFalse();
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(FileContent.isSame(file, again)).isFalse();
    Files.write(file, java.util.Arrays.copyOf(first, first.length / 2));
    assertThat(FileContent.isSame(file, again)).isFalse();
  }

  private static byte[] workbook(int value) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("a").createRow(0).createCell(0).setCellValue(value);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }
}
