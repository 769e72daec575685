package vn.dossier.operate.monitor;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.dossier.setup.SetupException;

/**
 * Where something is sent. Addresses are secrets: messages name the setting alone.
 *
 * @param setting that names it
 * @param address without an account
 * @param authorization the header of the account that the address held; null for none
 */
public record Target(String setting, URI address, String authorization) {

  /**
   * @throws SetupException when the text is no address of http or https
   */
  static Target of(String setting, String text) {
    try {
      URI given = new URI(text.strip());
      if (given.getHost() != null
          && given.getRawFragment() == null
          && ("http".equalsIgnoreCase(given.getScheme())
              || "https".equalsIgnoreCase(given.getScheme()))) {
        return new Target(setting, withoutAccount(given), authorization(given.getUserInfo()));
      }
    } catch (URISyntaxException e) {
      // Its message repeats the address
    }
    throw new SetupException(
        "%s is no address: write http://host/path or https://host/path".formatted(setting));
  }

  private static URI withoutAccount(URI given) throws URISyntaxException {
    return given.getRawUserInfo() == null
        ? given
        : new URI(given.toString().replaceFirst("//[^/@]*@", "//"));
  }

  private static String authorization(String account) {
    return account == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with a path behind its own; a query stays at the end. */
  Target at(String path) {
    String text = address.toString();
    int query = text.indexOf('?');
    String base = query < 0 ? text : text.substring(0, query);
    String rest = query < 0 ? "" : text.substring(query);
    return new Target(
        setting, URI.create(base.replaceFirst("/+$", "") + path + rest), authorization);
  }

  /** Never the address. */
  @Override
  public String toString() {
    return setting;
  }
}
