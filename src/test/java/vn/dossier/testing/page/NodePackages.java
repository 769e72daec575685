package vn.dossier.testing.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of packages of Node that .ci/run fetches. */
final class NodePackages {

  private static final Path FOLDER = Path.of("target", "clients", "node_modules");

  private NodePackages() {}

  /** Skips the test where the package is missing. */
  static Path file(String name, String inside) {
    Path file = FOLDER.resolve(name).resolve(inside);
    assumeTrue(
        Files.isRegularFile(file),
        "No %s, so nobody checks the pages by it: npm install --ignore-scripts --prefix target/clients %s"
            .formatted(name, name));
    return file.toAbsolutePath();
  }
}
