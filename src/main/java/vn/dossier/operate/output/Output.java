package vn.dossier.operate.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import vn.dossier.operate.process.PrivateFile;
import vn.dossier.operate.process.StopHook;
import vn.dossier.setup.SetupException;

/**
 * Where a command's answer goes: a file, which is there whole or not at all and which others may
 * not read; a device or a pipe; or standard output. A link is not followed, since whoever may write
 * in the folder could let it lead anywhere; but those of this process's own descriptors are, such
 * as /dev/stdout.
 */
public final class Output {

  /** Writes an answer. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final Path DESCRIPTORS = Path.of("/dev/fd");

  private final Path file;

  /**
   * @param file null for standard output
   */
  public Output(Path file) {
    this.file = file;
  }

  /** Writes a text in UTF-8. */
  public void write(String text) {
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @throws SetupException when it cannot be written there
   */
  public void write(Content content) {
    try {
      if (file == null) {
        // What goes wrong with it is found at the end of the command, for whoever prints
        content.writeTo(System.out);
      } else {
        writeToFile(content);
      }
    } catch (IOException e) {
      throw new SetupException("Cannot write %s: %s".formatted(file, reason(e)), e);
    }
  }

  private void writeToFile(Content content) throws IOException {
    BasicFileAttributes there = attributes();
    if (there == null || there.isRegularFile()) {
      replace(content);
    } else if (there.isDirectory()) {
      throw new IOException("it is a folder, name a file in it");
    } else if (!there.isSymbolicLink()) {
      writeThrough(content, file, LinkOption.NOFOLLOW_LINKS);
    } else {
      String descriptor = descriptor();
      if (descriptor == null) {
        throw new IOException(
            "it is a link: name its target %s".formatted(Files.readSymbolicLink(file)));
      } else if (descriptor.equals("1")) {
        content.writeTo(System.out);
      } else {
        // Behind what was written there before
        writeThrough(content, DESCRIPTORS.resolve(descriptor), StandardOpenOption.APPEND);
      }
    }
  }

  /** Null where nothing is. */
  private BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** The number of this process's descriptor that a link stands for, or null. */
  private String descriptor() throws IOException {
    Path direct = file.resolveSibling(Files.readSymbolicLink(file));
    for (Path path : new Path[] {file, direct}) {
      Path folder = path.toAbsolutePath().getParent();
      if (Files.isDirectory(folder)
          && Files.isDirectory(DESCRIPTORS)
          && Files.isSameFile(folder, DESCRIPTORS)) {
        return path.getFileName().toString();
      }
    }
    return null;
  }

  // A device or a pipe is written to, not replaced
  private static void writeThrough(Content content, Path to, OpenOption option) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.WRITE, option))) {
      content.writeTo(out);
    }
  }

  private void replace(Content content) throws IOException {
    // Nobody can tell the name before, and put something there
    Path part = file.resolveSibling(".dossier-etl-%s.part".formatted(UUID.randomUUID()));
    StopHook.removeWhenStopped(part);
    try {
      writeWhole(content, part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
      StopHook.removeWhenStopped(null);
    }
  }

  private static void writeWhole(Content content, Path part) throws IOException {
    try (FileChannel channel = PrivateFile.create(part);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  // Java says no more than the path of what failed
  private String reason(IOException thrown) {
    if (thrown instanceof NoSuchFileException) {
      return "the folder %s does not exist".formatted(folder());
    }
    if (thrown instanceof AccessDeniedException) {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)
          ? "this account has no permission to write to it"
          : "this account has no permission to write in %s".formatted(folder());
    }
    return thrown instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : thrown.getMessage();
  }

  private Path folder() {
    return file.toAbsolutePath().getParent();
  }
}
