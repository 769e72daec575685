package vn.dossier.operate.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import vn.dossier.nightly.end.ExitCode;

/**
 * The process's standard output, in UTF-8 whatever the host's locale. It remembers why it took no
 * more, since a {@link PrintStream} keeps that to itself.
 */
public final class StandardOutput extends OutputStream {

  private static volatile IOException failure;

  private final OutputStream descriptor = new FileOutputStream(FileDescriptor.out);

  private StandardOutput() {}

  /** From now on System.out and System.err speak UTF-8. */
  public static void install() {
    System.setOut(utf8(new StandardOutput()));
    System.setErr(utf8(new FileOutputStream(FileDescriptor.err)));
  }

  private static PrintStream utf8(OutputStream out) {
    return new PrintStream(new BufferedOutputStream(out), true, StandardCharsets.UTF_8);
  }

  /**
   * Says in one line when an answer did not get out whole. Nobody who closed a pipe early, such as
   * head, misses anything.
   *
   * @param exitCode of the command
   * @return the same, or that of wrong setup where it would be 0
   */
  public static int confirm(int exitCode) {
    if (!System.out.checkError() || isPipeClosed()) {
      return exitCode;
    }
    System.err.printf(
        "Cannot write standard output: %s. The answer is incomplete; what the command did stands%n",
        failure == null ? "it is closed, or the disk behind it is full" : failure.getMessage());
    return exitCode == ExitCode.OK.number() ? ExitCode.SETUP.number() : exitCode;
  }

  private static boolean isPipeClosed() {
    return failure != null && closedPipe().equals(failure.getMessage());
  }

  // What the system says of one, which may be in the host's language
  private static String closedPipe() {
    try {
      Pipe pipe = Pipe.open();
      try (WritableByteChannel sink = pipe.sink()) {
        pipe.source().close();
        sink.write(ByteBuffer.allocate(1));
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
    return "Broken pipe";
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      // Else an answer could have a hole where a disk was full for a moment
      throw new IOException(failure);
    }
    try {
      descriptor.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
