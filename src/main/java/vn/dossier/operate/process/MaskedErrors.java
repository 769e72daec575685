package vn.dossier.operate.process;

import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import vn.dossier.nightly.end.QuotedValues;

/** The errors of a structured log, without the values that messages quote. */
public final class MaskedErrors implements StructuredLoggingJsonMembersCustomizer<Object> {

  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor(
        ValueProcessor.of(String.class, QuotedValues::maskedTrace)
            .whenHasPath(MaskedErrors::isOfError));
  }

  // ecs: error.message, error.stack_trace; logstash: stack_trace; gelf: _error_..., full_message
  private static boolean isOfError(MemberPath path) {
    String name = path.toUnescapedString();
    return name.contains("error") || name.equals("stack_trace") || name.equals("full_message");
  }
}
