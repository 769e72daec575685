package vn.dossier.operate.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders that this account writes and its group may read, and nobody else, whatever the
 * umask (which may forbid more). On a file system without permissions they are plain ones.
 */
public final class PrivateFile {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-x---");

  private PrivateFile() {}

  /**
   * Creates a file and opens it for writing.
   *
   * @throws FileAlreadyExistsException when something is there, be it a link to nowhere
   */
  public static FileChannel create(Path file) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, permissions(file, FILE));
  }

  /**
   * Creates a folder and those above it that are missing; those that are there stay as they are.
   */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, FOLDER));
  }

  /** Creates an empty file, or takes from one that is there what others may do with it. */
  public static void createOrRestrict(Path file) throws IOException {
    try {
      create(file).close();
    } catch (FileAlreadyExistsException e) {
      restrict(file);
    }
  }

  /**
   * Takes from a file what others may do with it. Whatever is no file, such as a link or a device,
   * stays as it is.
   */
  static void restrict(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return;
    }
    PosixFileAttributes now = view.readAttributes();
    Set<PosixFilePermission> kept = EnumSet.copyOf(FILE);
    kept.retainAll(now.permissions());
    if (now.isRegularFile() && !kept.equals(now.permissions())) {
      view.setPermissions(kept);
    }
  }

  private static FileAttribute<?>[] permissions(Path file, Set<PosixFilePermission> permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
