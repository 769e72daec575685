package vn.dossier.operate.process;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.util.StringUtils;

/** Writes lines as text, or in the structured format that logging.structured.format.* asks for. */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {

  private String format;
  private String pattern;
  private Charset charset = StandardCharsets.UTF_8;
  private Encoder<ILoggingEvent> lines;

  /**
   * @param format ecs, logstash, gelf or the name of a class; blank for text
   */
  public void setFormat(String format) {
    this.format = format;
  }

  /**
   * @param pattern of a line of text
   */
  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  public void setCharset(Charset charset) {
    this.charset = charset;
  }

  @Override
  public void start() {
    lines = StringUtils.hasText(format) ? structured() : text();
    lines.setContext(context);
    try {
      lines.start();
    } catch (IllegalArgumentException e) {
      // How lines look stops no command
      System.err.println(
          "logging.structured.format.* must be ecs, logstash or gelf: log lines are text");
      lines = text();
      lines.setContext(context);
      lines.start();
    }
    super.start();
  }

  private Encoder<ILoggingEvent> structured() {
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setFormat(format);
    encoder.setCharset(charset);
    return encoder;
  }

  private Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(pattern);
    encoder.setCharset(charset);
    return encoder;
  }

  @Override
  public void stop() {
    lines.stop();
    super.stop();
  }

  @Override
  public byte[] headerBytes() {
    return lines.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return lines.encode(event);
  }

  @Override
  public byte[] footerBytes() {
    return lines.footerBytes();
  }
}
