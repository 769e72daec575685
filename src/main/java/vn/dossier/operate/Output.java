package vn.dossier.operate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.dossier.source.SetupException;

/**
 * Where a command's answer goes: a file, which is there whole or not at all, or standard output.
 */
final class Output {

  /** Writes an answer. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Path file;

  /**
   * @param file null for standard output
   */
  Output(Path file) {
    this.file = file;
  }

  /** Writes a text in UTF-8. */
  void write(String text) {
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @throws SetupException when the file cannot be written
   */
  void write(Content content) {
    try {
      if (file == null) {
        content.writeTo(System.out);
        System.out.flush();
      } else if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A device or a pipe is written to, not replaced
        write(content, file);
      } else {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
          write(content, part);
          Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw new SetupException("Cannot write %s: %s".formatted(file, reason(e)), e);
    }
  }

  // Java says no more than the path of what failed
  private String reason(IOException thrown) {
    Path folder = file.toAbsolutePath().getParent();
    if (thrown instanceof NoSuchFileException) {
      return "the folder %s does not exist".formatted(folder);
    }
    if (thrown instanceof AccessDeniedException) {
      return "this account has no permission to write in %s".formatted(folder);
    }
    return thrown instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : thrown.getMessage();
  }

  private static void write(Content content, Path to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      content.writeTo(out);
    }
  }
}
