package vn.dossier.operate.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import vn.dossier.operate.process.PrivateFile;

/** A file that grows by a line for each event, for this account and its group. */
public final class LineageFile {

  private LineageFile() {}

  /** Appends events. */
  public static void append(Path file, List<String> events) throws IOException {
    PrivateFile.createOrRestrict(file);
    Files.write(file, events, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }
}
