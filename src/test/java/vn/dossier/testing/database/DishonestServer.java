package vn.dossier.testing.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A server that answers statements by asking for a file of the client's host: all of them, or, in
 * front of an honest one, those that a test chooses.
 */
public final class DishonestServer implements AutoCloseable {

  /** Protocol 4.1, local files, several results; no TLS, so that the client goes without. */
  private static final int ABILITIES = 0xA2_83 | 0x0A << 16;

  private final ServerSocket socket;
  private final Path wanted;
  private final String honest;
  private final Predicate<List<String>> twisted;

  /** What clients have typed, and what they have sent when they were asked for the file. */
  private final List<String> statements = new CopyOnWriteArrayList<>();

  private final List<String> sent = new CopyOnWriteArrayList<>();

  private DishonestServer(Path wanted, String honest, Predicate<List<String>> twisted) {
    this.wanted = wanted;
    this.honest = honest;
    this.twisted = twisted;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** One that lets anybody in and answers nothing else. */
  public static DishonestServer alone(Path wanted) {
    return new DishonestServer(wanted, null, null);
  }

  /**
   * One in front of an honest server.
   *
   * @param honest URL of it
   * @param twisted whether to answer the last of a connection's statements so far
   */
  public static DishonestServer before(
      String honest, Path wanted, Predicate<List<String>> twisted) {
    return new DishonestServer(wanted, honest, twisted);
  }

  /** Its URL, with the database of the honest one. */
  public String url() {
    return honest == null
        ? "jdbc:mysql://127.0.0.1:%d/x?socketTimeout=20000".formatted(socket.getLocalPort())
        : "jdbc:mysql://127.0.0.1:%d%s?socketTimeout=20000&sslMode=DISABLED"
            .formatted(socket.getLocalPort(), address().getPath());
  }

  private URI address() {
    return URI.create(honest.substring("jdbc:".length()));
  }

  public List<String> statements() {
    return statements;
  }

  /** What it got, one text for each time that it asked. */
  public List<String> sent() {
    return sent;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "dishonest server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Wire wire = new Wire(client.getInputStream(), client.getOutputStream());
      if (honest == null) {
        greet(wire);
        answer(wire);
      } else {
        relay(client, wire);
      }
    } catch (IOException e) {
      // The client has had enough
    }
  }

  private void greet(Wire client) throws IOException {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.write(10);
    hello.writeBytes("8.0.36\0".getBytes(StandardCharsets.US_ASCII));
    hello.writeBytes(new byte[] {1, 0, 0, 0});
    hello.writeBytes("saltsalt\0".getBytes(StandardCharsets.US_ASCII));
    hello.writeBytes(new byte[] {(byte) ABILITIES, (byte) (ABILITIES >> 8), 45, 2, 0});
    hello.writeBytes(new byte[] {(byte) (ABILITIES >> 16), 0, 21});
    hello.writeBytes(new byte[10]);
    hello.writeBytes("saltsaltsalt\0mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
    client.write(0, hello.toByteArray());
    client.ok(client.read().sequence() + 1, false);
  }

  private void answer(Wire client) throws IOException {
    for (Wire.Packet typed = client.read(); typed != null; typed = client.read()) {
      if (typed.isQuery()) {
        statements.add(typed.statement());
        twist(client);
      } else {
        client.ok(1, false);
      }
    }
  }

  // Whoever sent something is asked once more, by a second result of the same statement
  private void twist(Wire client) throws IOException {
    int next = take(client, 1);
    if (honest != null && !sent.get(sent.size() - 1).isEmpty()) {
      client.ok(next, true);
      next = take(client, next + 1);
    }
    client.ok(next, false);
  }

  private int take(Wire client, int sequence) throws IOException {
    Wire.Packet got = client.ask(sequence, wanted.toString());
    sent.add(new String(got.payload(), StandardCharsets.UTF_8));
    return got.sequence() + 1;
  }

  private void relay(Socket socket, Wire client) throws IOException {
    List<String> typed = new CopyOnWriteArrayList<>();
    try (Socket server = new Socket(address().getHost(), address().getPort())) {
      start(
          () -> {
            try (socket) {
              server.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException e) {
              // One of the two has hung up
            }
          });
      Wire honestServer = new Wire(server.getInputStream(), server.getOutputStream());
      for (Wire.Packet packet = client.read(); packet != null; packet = client.read()) {
        if (packet.isQuery()) {
          typed.add(packet.statement());
          statements.add(packet.statement());
          if (twisted.test(typed)) {
            twist(client);
            continue;
          }
        }
        honestServer.write(packet.sequence(), packet.payload());
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
