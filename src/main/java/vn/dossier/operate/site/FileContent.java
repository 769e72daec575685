package vn.dossier.operate.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Whether a file already holds what is to be written. */
final class FileContent {

  // When a workbook was made, which its figures do not depend on
  private static final String PROPERTIES = "docProps/core.xml";

  private FileContent() {}

  static boolean isSame(Path file, byte[] content) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] there = Files.readAllBytes(file);
    return Arrays.equals(there, content)
        || file.toString().endsWith(".xlsx") && entries(there).equals(entries(content));
  }

  /** What is in a workbook, but for the times that it holds; empty for a broken one. */
  private static Map<String, ByteBuffer> entries(byte[] workbook) {
    Map<String, ByteBuffer> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.getName().equals(PROPERTIES)) {
          entries.put(entry.getName(), ByteBuffer.wrap(zip.readAllBytes()));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return entries;
  }
}
