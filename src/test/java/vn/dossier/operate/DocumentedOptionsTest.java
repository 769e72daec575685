package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** operations.md has every option of every command, in a row of that command. */
class DocumentedOptionsTest {

  @Test
  void operationsNamesEveryOption() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src", "docs", "operations.md")).stream()
            .dropWhile(line -> !line.equals("## Commands, all of them"))
            .filter(line -> line.startsWith("| `"))
            .toList();
    TreeSet<String> missing = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    look(
        CommandLineInterface.commandLine(new CommandLineInterface(null), null),
        "",
        rows,
        found,
        missing);
    assertThat(missing).isEmpty();
    assertThat(found).contains("nightly --date", "rejects replay --reason", "export --agency");
  }

  private static void look(
      CommandLine command,
      String name,
      List<String> rows,
      TreeSet<String> found,
      TreeSet<String> missing) {
    String said =
        String.join(
            "\n", rows.stream().filter(row -> row.matches(".*`%s[ `].*".formatted(name))).toList());
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!name.isEmpty() && !option.usageHelp() && !option.versionHelp()) {
        String line = name + " " + option.longestName();
        boolean there = said.matches("(?s).*[\\[` ]%s(?![a-z-]).*".formatted(option.longestName()));
        (there ? found : missing).add(line);
      }
    }
    command
        .getSubcommands()
        .forEach(
            (sub, child) ->
                look(child, name.isEmpty() ? sub : name + " " + sub, rows, found, missing));
  }
}
