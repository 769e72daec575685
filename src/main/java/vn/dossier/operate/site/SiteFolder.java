package vn.dossier.operate.site;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import vn.dossier.operate.process.StopHook;
import vn.dossier.operate.session.BusyException;
import vn.dossier.report.site.SiteHistory;
import vn.dossier.report.site.SiteSink;
import vn.dossier.setup.SetupException;

/**
 * A folder that a web server serves all the time. What changed is written aside first, whole; then
 * each file is put in place by one move: new ones, then those that replace others, the front page
 * last; what leads nowhere any more is removed at the end. A folder swapped as a whole would need a
 * link, which many servers do not follow, and would give every file a new time.
 */
public final class SiteFolder implements SiteSink, AutoCloseable {

  static final String RECORD = ".dossier-etl-site.json";

  private static final Logger log = LoggerFactory.getLogger(SiteFolder.class);

  /** Work on the folder. */
  @FunctionalInterface
  public interface Work {
    SiteHistory write(SiteHistory before, SiteSink out) throws IOException;
  }

  private final Path folder;
  private final FileChannel channel;
  private final SiteRecord before;
  private final Path aside;

  // By path, where its content lies aside; null for a file that is there already
  private final Map<String, Path> files = new LinkedHashMap<>();
  private int written;

  private SiteFolder(Path folder, FileChannel channel, SiteRecord before) {
    this.folder = folder;
    this.channel = channel;
    this.before = before;
    this.aside = folder.resolve(".dossier-etl-%s.part".formatted(UUID.randomUUID()));
  }

  /**
   * Brings a folder up to date.
   *
   * @return what was done, in one line
   * @throws SetupException when it is no folder of a site, or cannot be written
   * @throws BusyException when another process is writing it
   */
  public static String write(Path to, Work work) {
    Path folder = to.toAbsolutePath().normalize();
    try (SiteFolder site = open(folder)) {
      SiteHistory after = work.write(site.before.history(), site);
      return site.publish(after);
    } catch (IOException e) {
      throw new SetupException("Cannot write %s: %s".formatted(folder, reason(e, folder)), e);
    }
  }

  private static SiteFolder open(Path folder) throws IOException {
    FileChannel channel = ClaimedFolder.claim(folder);
    try {
      return new SiteFolder(folder, channel, record(folder));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SiteRecord record(Path folder) throws IOException {
    Path file = folder.resolve(RECORD);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return SiteRecord.NONE;
    }
    try {
      return SiteRecord.parse(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      log.warn(
          "{} cannot be read: files of months that are no more stay, and all months count as"
              + " changed now",
          file);
      return SiteRecord.NONE;
    }
  }

  /** Keeps a file aside when it differs from the one that is there. */
  @Override
  public void put(String path, byte[] content) throws IOException {
    Path part = null;
    if (!FileContent.isSame(folder.resolve(path), content)) {
      if (written == 0) {
        StopHook.removeWhenStopped(aside);
        Files.createDirectory(aside);
      }
      part = aside.resolve(Integer.toString(written++));
      PublicFile.create(part, content);
    }
    files.put(path, part);
  }

  private String publish(SiteHistory after) throws IOException {
    List<String> gone = new ArrayList<>(new TreeSet<>(before.files()));
    gone.removeAll(files.keySet());
    SiteRecord record = new SiteRecord(files.keySet(), after);
    // Whoever is interrupted from here on leaves no file that the next does not know
    keep(before.and(files.keySet()));
    List<String> replaced = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (file.getValue() == null) {
        continue;
      }
      if (Files.exists(folder.resolve(file.getKey()), LinkOption.NOFOLLOW_LINKS)) {
        replaced.add(file.getKey());
      } else {
        move(file.getKey());
      }
    }
    for (String path : replaced) {
      move(path);
    }
    for (String path : gone) {
      remove(path);
    }
    keep(record);
    return "%s: %,d months, %,d files written, %,d removed, %,d left as they were"
        .formatted(folder, after.months().size(), written, gone.size(), files.size() - written);
  }

  private void move(String path) throws IOException {
    Path to = folder.resolve(path);
    createFolders(folder.relativize(to.getParent()));
    Files.move(files.get(path), to, StandardCopyOption.ATOMIC_MOVE);
  }

  // A link put in place of a folder could lead anywhere
  private void createFolders(Path path) throws IOException {
    Path inside = folder;
    for (Path name : path) {
      inside = inside.resolve(name);
      if (!Files.exists(inside, LinkOption.NOFOLLOW_LINKS)) {
        PublicFile.createFolder(inside);
      } else if (!Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("%s is no folder: remove it".formatted(inside));
      }
    }
  }

  private void remove(String path) throws IOException {
    Path file = folder.resolve(path);
    if (!SiteRecord.isInside(path) || isBehindALink(file)) {
      return;
    }
    Files.deleteIfExists(file);
    for (Path parent = file.getParent();
        !parent.equals(folder) && isEmpty(parent);
        parent = parent.getParent()) {
      Files.delete(parent);
    }
  }

  private boolean isBehindALink(Path file) {
    for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
      if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (DirectoryStream<Path> there = Files.newDirectoryStream(directory)) {
      return !there.iterator().hasNext();
    }
  }

  private void keep(SiteRecord record) throws IOException {
    byte[] content = record.bytes();
    Path file = folder.resolve(RECORD);
    if (FileContent.isSame(file, content)) {
      return;
    }
    Path part = folder.resolve(".dossier-etl-%s.part".formatted(UUID.randomUUID()));
    PublicFile.create(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      FileSystemUtils.deleteRecursively(aside);
      StopHook.removeWhenStopped(null);
    }
  }

  // Java says no more than the path of what failed
  private static String reason(IOException thrown, Path folder) {
    if (thrown instanceof NoSuchFileException) {
      return "the folder %s does not exist".formatted(folder.toAbsolutePath().getParent());
    }
    if (thrown instanceof AccessDeniedException denied) {
      return "this account has no permission to write %s".formatted(denied.getFile());
    }
    return thrown instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : thrown.getMessage();
  }
}
