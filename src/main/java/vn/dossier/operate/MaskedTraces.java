package vn.dossier.operate;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import vn.dossier.nightly.QuotedValues;

/** The stack traces of the log file, without the values that messages quote. */
public final class MaskedTraces extends ExtendedWhitespaceThrowableProxyConverter {

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return QuotedValues.maskedTrace(super.throwableProxyToString(thrown));
  }
}
