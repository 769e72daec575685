package vn.dossier.testing.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key and certificate for the tests' server. Without one it makes an RSA key at every start,
 * which takes ten seconds.
 *
 * @param key file of the private key
 * @param certificate file of the certificate
 */
public record ServerCertificate(Path key, Path certificate) {

  private static final String PASSWORD = "changeit";

  /** Makes one in a folder. */
  public static ServerCertificate in(Path folder) throws IOException {
    Path store = folder.resolve("server.p12");
    keytool(store);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return new ServerCertificate(
          pem(
              folder.resolve("server-key.pem"),
              "PRIVATE KEY",
              keys.getKey("server", PASSWORD.toCharArray()).getEncoded()),
          pem(
              folder.resolve("server-cert.pem"),
              "CERTIFICATE",
              keys.getCertificate("server").getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
  }
}
