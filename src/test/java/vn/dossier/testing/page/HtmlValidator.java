package vn.dossier.testing.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The validator of the W3C (Nu Html Checker), for many files at once: its start takes seconds. */
public final class HtmlValidator {

  private HtmlValidator() {}

  /** Errors and warnings, one a line. Skips the test without the package vnu-jar. */
  public static List<String> problems(Collection<Path> pages) throws IOException {
    Path jar = NodePackages.file("vnu-jar", "build/dist/vnu.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It guesses the language from the text, and names of columns are English
    command.addAll(List.of("-jar", jar.toString(), "--no-langdetect"));
    pages.forEach(page -> command.add(page.toAbsolutePath().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
