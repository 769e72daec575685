package vn.dossier.operate.site;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;
import vn.dossier.operate.session.BusyException;

/** Makes a folder ours to write, for one process at a time, and clears what a dead one left. */
final class ClaimedFolder {

  /** Whose folder it is; also what is locked. */
  static final String MARKER = ".dossier-etl-site";

  private static final String PARTS = ".dossier-etl-*.part";

  private static final String NOTE =
      "dossier-etl report --site writes this folder: it replaces its own files and leaves others as"
          + " they are.\n";

  private ClaimedFolder() {}

  /**
   * Claims a folder, which is made when it is not there, until the channel is closed.
   *
   * @throws IOException when it is no folder of a site
   * @throws BusyException when another process is writing it
   */
  static FileChannel claim(Path folder) throws IOException {
    require(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(MARKER), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      lock(channel, folder);
      removeLeftovers(folder);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void require(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(
          "it is a link: name its target %s".formatted(Files.readSymbolicLink(folder)));
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      PublicFile.createFolder(folder);
    } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no folder");
    }
    if (!Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
        if (there.iterator().hasNext()) {
          throw new IOException(
              "it holds files of others and no %s: name an empty folder, or one that this command wrote"
                  .formatted(MARKER));
        }
      }
      mark(folder);
    }
  }

  private static void mark(Path folder) throws IOException {
    try {
      PublicFile.create(folder.resolve(MARKER), NOTE.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      // By another process at the same moment; the lock decides
    }
  }

  // Held until the channel is closed, by the end of the process at the latest
  private static void lock(FileChannel channel, Path folder) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new BusyException(
          "Another report --site is writing %s: wait for its end".formatted(folder));
    }
  }

  /** What a process that was killed had written aside. */
  private static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PARTS)) {
      for (Path leftover : leftovers) {
        FileSystemUtils.deleteRecursively(leftover);
      }
    }
  }
}
