package vn.dossier.operate.trace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that took time.
 *
 * @param key what distinguishes it within the trace
 * @param parent key of what it was part of; null for the command
 * @param calls whether it waited for a database
 * @param attributes texts and numbers
 * @param error what is wrong with it, in words; null when nothing is
 */
record Span(
    String key,
    String parent,
    String name,
    boolean calls,
    Instant start,
    Instant end,
    Map<String, Object> attributes,
    String error) {

  // Numbers of the protocol
  private static final int INTERNAL = 1;
  private static final int CLIENT = 3;
  private static final int ERROR = 2;

  private static final int HEX_OF_A_SPAN = 16;

  /** As the protocol has it in JSON: ids are hexadecimal, long numbers are texts. */
  Map<String, Object> in(String trace) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("traceId", trace);
    span.put("spanId", id(trace, key));
    if (parent != null) {
      span.put("parentSpanId", id(trace, parent));
    }
    span.put("name", name);
    span.put("kind", calls ? CLIENT : INTERNAL);
    span.put("startTimeUnixNano", nanos(start));
    span.put("endTimeUnixNano", nanos(end));
    span.put("attributes", attributes(attributes));
    span.put("status", error == null ? Map.of() : Map.of("code", ERROR, "message", error));
    return span;
  }

  static List<Map<String, Object>> attributes(Map<String, ?> attributes) {
    return attributes.entrySet().stream()
        .filter(attribute -> attribute.getValue() != null)
        .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
        .toList();
  }

  private static Map<String, Object> attribute(String key, Object value) {
    return Map.of(
        "key",
        key,
        "value",
        value instanceof Number
            ? Map.of("intValue", value.toString())
            : Map.of("stringValue", value.toString()));
  }

  private static String id(String trace, String key) {
    return hex(trace + key).substring(0, HEX_OF_A_SPAN);
  }

  /** 16 bytes, the same for the same text. */
  static String hex(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static String nanos(Instant time) {
    return Long.toString(Duration.between(Instant.EPOCH, time).toNanos());
  }
}
