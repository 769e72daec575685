package vn.dossier.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of the jar, before each of which goes one of the same name in a folder of the operator. */
final class OverridableFolder {

  private static final Logger log = LoggerFactory.getLogger(OverridableFolder.class);

  /** Whether the jar has a file: it stays as it is, and a search goes through all libraries. */
  private static final Map<String, Boolean> PACKED = new ConcurrentHashMap<>();

  private final Path outside;
  private final String packed;

  /** Files of the operator that the log has named. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param setting that names the folder, for messages
   * @param outside the folder; null for the jar alone
   * @param packed where the jar has the files, such as {@code jobs/}
   * @throws SetupException when the folder is not there
   */
  OverridableFolder(String setting, Path outside, String packed) {
    if (outside != null && !Files.isDirectory(outside)) {
      throw new SetupException("%s names %s, which is not a folder".formatted(setting, outside));
    }
    this.outside = outside;
    this.packed = packed;
  }

  boolean has(String file) {
    return outside != null && Files.exists(outside.resolve(file))
        || PACKED.computeIfAbsent(
            packed + file, path -> OverridableFolder.class.getResource("/" + path) != null);
  }

  /** The names of the operator's files right in a folder, in order; none when it is not there. */
  List<String> own(String folder) throws IOException {
    if (outside == null || !Files.isDirectory(outside.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outside.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * @throws SetupException when neither the folder nor the jar has the file
   */
  String read(String file) throws IOException {
    if (outside != null && Files.exists(outside.resolve(file))) {
      if (told.add(file)) {
        log.info("{} comes from {}", file, outside.resolve(file));
      }
      return Files.readString(outside.resolve(file));
    }
    try (InputStream content = OverridableFolder.class.getResourceAsStream("/" + packed + file)) {
      if (content == null) {
        throw new SetupException(
            outside == null
                ? "There is no file %s%s".formatted(packed, file)
                : "There is no file %s, and the program brings none"
                    .formatted(outside.resolve(file)));
      }
      log.debug("{} comes from the program", file);
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
