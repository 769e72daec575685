package vn.dossier.testing.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server that is told things, and behaves as a test wants it to. */
public final class Receiver implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  /** What it does when somebody asks. */
  public enum Manner {
    OK,
    /** HTTP 503. */
    OVERLOADED,
    /** HTTP 404. */
    NOT_FOUND,
    /** Takes the request and answers nothing. */
    SILENT,
    /** Answers, and sends a body that never ends. */
    DRIPPING
  }

  /** What somebody sent. */
  public record Request(
      String method, String path, String contentType, String authorization, String body) {}

  private final HttpServer server;
  private final Manner manner;
  private final List<Request> requests = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public Receiver(Manner manner) {
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "receiver");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it is, with a path. */
  public String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body);
    synchronized (requests) {
      requests.add(request);
      requests.notifyAll();
    }
    try (exchange) {
      switch (manner) {
        case OK -> exchange.sendResponseHeaders(200, -1);
        case OVERLOADED -> exchange.sendResponseHeaders(503, -1);
        case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
        case SILENT -> awaitTheEnd();
        case DRIPPING -> drip(exchange);
      }
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream drops = exchange.getResponseBody();
    try {
      do {
        drops.write('.');
        drops.flush();
      } while (!closed.await(100, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was sent so far. */
  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Forgets what was sent. */
  public void clear() {
    synchronized (requests) {
      requests.clear();
    }
  }

  /** Waits for something that is sent. */
  public Request await(Predicate<Request> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (requests) {
      while (requests.stream().noneMatch(wanted)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("Nobody sent it, but " + requests);
        }
        try {
          requests.wait(100);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return requests.stream().filter(wanted).findFirst().orElseThrow();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
