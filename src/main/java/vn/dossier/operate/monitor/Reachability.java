package vn.dossier.operate.monitor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether somebody listens at an address. Nothing is asked there: to a monitor each request is a
 * sign of life, and to a chat a message.
 */
public final class Reachability {

  private static final int MILLIS = 5000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private Reachability() {}

  /** What is wrong, in words without the address; empty when nothing is. */
  public static Optional<String> problem(Target target) {
    URI address = target.address();
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? HTTPS : HTTP;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      if (secure) {
        shakeHands(socket, address.getHost(), port);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(inWords(e));
    }
  }

  private static void shakeHands(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  // Java's own message may repeat the host
  private static String inWords(IOException thrown) {
    if (thrown instanceof UnknownHostException) {
      return "its host is not known";
    }
    return thrown instanceof SSLException
        ? "its certificate or its TLS is refused"
        : "nobody listens there (%s)".formatted(thrown.getClass().getSimpleName());
  }
}
