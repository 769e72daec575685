package vn.dossier.operate.process;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import vn.dossier.nightly.end.QuotedValues;

/** The stack traces of the log file, without the values that messages quote. */
public final class MaskedTraces extends ExtendedWhitespaceThrowableProxyConverter {

  /** The same where there is no log file. */
  public static String of(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return QuotedValues.maskedTrace(trace.toString());
  }

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return QuotedValues.maskedTrace(super.throwableProxyToString(thrown));
  }
}
