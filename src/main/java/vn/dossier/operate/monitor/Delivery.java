package vn.dossier.operate.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends by HTTP, and tries a few times: bounded, whatever the other side does. */
final class Delivery {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int TRY_SECONDS = 5;
  private static final long PAUSE_MILLIS = 500;
  private static final int TOO_MANY = 429;

  /**
   * Sends a body.
   *
   * @param body null for none
   * @param contentType of the body; null without one
   * @param tries how often at most
   * @return what is wrong when it was not taken, in words without the address; empty when it was
   */
  Optional<String> send(Target target, String method, String contentType, String body, int tries)
      throws InterruptedException {
    HttpRequest request = request(target, method, contentType, body);
    // Made here, since Java refuses to where its trust store is broken
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    String problem = null;
    for (int i = 0; i < tries; i++) {
      if (i > 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      int status;
      try {
        status = status(client, request);
      } catch (IOException e) {
        problem = "%s: %s".formatted(target.setting(), e.getMessage());
        continue;
      }
      if (status / 100 == 2) {
        return Optional.empty();
      }
      problem = "%s answers with HTTP %d".formatted(target.setting(), status);
      if (status / 100 != 5 && status != TOO_MANY) {
        break;
      }
    }
    return Optional.of(problem);
  }

  private static HttpRequest request(
      Target target, String method, String contentType, String body) {
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.address())
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, content)
            .header("User-Agent", "dossier-etl");
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (target.authorization() != null) {
      request.header("Authorization", target.authorization());
    }
    return request.build();
  }

  // The client's own timeout ends with the headers, and would not see a body that drips; nobody
  // needs the body
  private static int status(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, BodyHandlers.ofInputStream());
    try {
      HttpResponse<InputStream> response = answer.get(TRY_SECONDS, TimeUnit.SECONDS);
      response.body().close();
      return response.statusCode();
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d s".formatted(TRY_SECONDS));
    } catch (ExecutionException e) {
      throw new IOException(inWords(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  // Messages of the client may repeat the address
  private static String inWords(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException
          || t instanceof java.nio.channels.UnresolvedAddressException) {
        return "its host is not known";
      }
      if (t instanceof SSLException) {
        return "its certificate or its TLS is refused";
      }
    }
    if (thrown instanceof HttpConnectTimeoutException) {
      return "no connection within %d s".formatted(CONNECT.toSeconds());
    }
    return thrown instanceof ConnectException
        ? "nobody listens there"
        : "the connection broke (%s)".formatted(thrown.getClass().getSimpleName());
  }
}
