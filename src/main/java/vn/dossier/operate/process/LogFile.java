package vn.dossier.operate.process;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The rolling log file, which nobody but this account and its group may read, whatever the umask.
 * Files that were rolled before keep their permissions when they are renamed, but not when they are
 * packed: so those beside it are looked at as well. A file that cannot be written stops no command:
 * one line on standard error says so, where log lines go as well.
 *
 * @param <E> what is logged
 */
public final class LogFile<E> extends RollingFileAppender<E> {

  private static volatile boolean open;

  /** Whether what is logged now is kept in a file. */
  public static boolean isOpen() {
    return open;
  }

  @Override
  public void openFile(String name) {
    Path file = Path.of(name).toAbsolutePath();
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      PrivateFile.createFolders(file.getParent());
      restrictThoseBeside(file);
      if (!Files.exists(file)) {
        PrivateFile.createOrRestrict(file);
      }
      open = true;
      setOutputStream(new Lines(file));
    } catch (IOException e) {
      report(file, e);
      setOutputStream(OutputStream.nullOutputStream());
    }
  }

  @Override
  public void stop() {
    if (isStarted()) {
      open = false;
    }
    super.stop();
  }

  private void restrictThoseBeside(Path file) {
    String name = file.getFileName().toString();
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(file.getParent())) {
      for (Path path : beside) {
        String other = path.getFileName().toString();
        if (other.equals(name) || other.startsWith(name + ".")) {
          PrivateFile.restrict(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Of another account, say: no reason to go without a log
      addInfo("Others may be able to read log files beside %s".formatted(file), e);
    }
  }

  private static void report(Path file, IOException reason) {
    open = false;
    System.err.printf(
        "Cannot write the log %s (%s): log lines go only to standard error%n",
        file, inWords(file, reason));
  }

  // Java says no more than the path of what failed, or says it again
  private static String inWords(Path file, IOException thrown) {
    if (thrown instanceof AccessDeniedException denied) {
      return "this account has no permission for %s".formatted(denied.getFile());
    }
    if (thrown instanceof FileAlreadyExistsException other) {
      return "%s is not a folder".formatted(other.getFile());
    }
    if (thrown instanceof NoSuchFileException missing) {
      return "%s cannot be made".formatted(missing.getFile());
    }
    String message = String.valueOf(thrown.getMessage());
    String again = file + " (";
    return message.startsWith(again) && message.endsWith(")")
        ? message.substring(again.length(), message.length() - 1)
        : message;
  }

  /** Says once when the disk takes no more, and tries every line all the same. */
  private static final class Lines extends OutputStream {

    private final Path file;
    private final OutputStream out;
    private boolean reported;

    Lines(Path file) throws IOException {
      this.file = file;
      this.out = new FileOutputStream(file.toFile(), true);
    }

    @Override
    public void write(int letter) {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] line, int from, int length) {
      try {
        out.write(line, from, length);
        open = true;
      } catch (IOException e) {
        open = false;
        if (!reported) {
          reported = true;
          report(file, e);
        }
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
