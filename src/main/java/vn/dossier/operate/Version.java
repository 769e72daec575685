package vn.dossier.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which program this is: name, version, commit, Java. */
final class Version implements IVersionProvider {

  private static final String UNKNOWN = "unknown";

  /** One line; what the build did not know, such as the commit of an archive, is "unknown". */
  @Override
  public String[] getVersion() {
    return new String[] {line(read("/META-INF/build-info.properties"), read("git.properties"))};
  }

  static String line(Properties build, Properties git) {
    return "dossier-etl %s, commit %s, Java %s (%s)"
        .formatted(
            build.getProperty("build.version", UNKNOWN),
            commit(git),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"));
  }

  private static String commit(Properties git) {
    String commit = git.getProperty("git.commit.id.full", UNKNOWN);
    return Boolean.parseBoolean(git.getProperty("git.dirty")) ? commit + " with changes" : commit;
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
