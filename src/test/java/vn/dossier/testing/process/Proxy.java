package vn.dossier.testing.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A network between a process and a server: it may be slow, and it may be cut. */
public final class Proxy implements AutoCloseable {

  private final String host;
  private final int port;
  private final long millis;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /**
   * @param url of the server, jdbc:mysql://host:port/...
   * @param millis by which every answer is late
   */
  public Proxy(String url, long millis) throws IOException {
    String[] address = url.replaceFirst("jdbc:mysql://", "").replaceFirst("/.*", "").split(":");
    this.host = address[0];
    this.port = Integer.parseInt(address[1]);
    this.millis = millis;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** The same URL through this network. */
  public String through(String url) {
    return url.replaceFirst("//[^/]*/", "//127.0.0.1:%d/".formatted(door.getLocalPort()));
  }

  /** From now on nothing gets through, in either direction; nobody is told. */
  public void cut() {
    cut = true;
  }

  /** The network is back; what was under way is gone. */
  public void restore() {
    sockets.forEach(Proxy::close);
    sockets.clear();
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        AtomicBoolean asked = new AtomicBoolean();
        start(() -> pump(client, server, () -> asked.set(true)));
        start(
            () ->
                pump(
                    server,
                    client,
                    () -> {
                      // The first bytes of an answer; the rest of it follows at once
                      if (asked.getAndSet(false) && millis > 0) {
                        LifeOfANight.sleep(millis);
                      }
                    }));
      }
    } catch (IOException e) {
      // Closed
    }
  }

  private void pump(Socket from, Socket to, Runnable before) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      boolean cutMeanwhile = false;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        cutMeanwhile |= cut;
        if (!cutMeanwhile) {
          before.run();
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    } catch (IOException e) {
      // Whoever reads finds out
    } finally {
      if (!cut) {
        close(from);
        close(to);
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Gone already
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(Proxy::close);
  }
}
