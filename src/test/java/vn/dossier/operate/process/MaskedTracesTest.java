package vn.dossier.operate.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The log file tells how a failure came about, and no value that its messages quote. */
class MaskedTracesTest {

  @Test
  void aStackTraceHasItsLinesAndNoQuotedValue() {
    LoggerContext context = new LoggerContext();
    MaskedTraces traces = new MaskedTraces();
    traces.setContext(context);
    traces.start();
    Throwable thrown =
        new IllegalStateException(
            "wrong: 'Nguyen'", new NumberFormatException("For input string: \"Nguyen\nVan A\""));
    LoggingEvent event =
        new LoggingEvent("x", context.getLogger("x"), Level.ERROR, "failed", thrown, null);

    assertThat(traces.convert(event))
        .doesNotContain("Nguyen", "Van A")
        .contains("wrong: 'N***n(6)'", "For input string: \"N***A(12)\"", "\tat vn.dossier");
  }

  @Test
  void theLogFileIsWrittenWithThem() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/logback-spring.xml")))
        .containsSubsequence(
            "LOG_EXCEPTION_CONVERSION_WORD\" value=\"%maskedEx\"",
            "logback/defaults.xml", "${FILE_LOG_PATTERN}");
  }
}
