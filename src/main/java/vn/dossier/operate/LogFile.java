package vn.dossier.operate;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rolling log file, which nobody but this account and its group may read, whatever the umask.
 * Files that were rolled before keep their permissions when they are renamed, but not when they are
 * packed: so those beside it are looked at as well.
 *
 * @param <E> what is logged
 */
public final class LogFile<E> extends RollingFileAppender<E> {

  @Override
  public void openFile(String name) throws IOException {
    Path file = Path.of(name).toAbsolutePath();
    PrivateFile.createFolders(file.getParent());
    restrictThoseBeside(file);
    if (!Files.exists(file)) {
      PrivateFile.createOrRestrict(file);
    }
    super.openFile(name);
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
      addWarn("Others may be able to read log files beside %s".formatted(file), e);
    }
  }
}
