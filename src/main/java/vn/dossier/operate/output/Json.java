package vn.dossier.operate.output;

import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers for machines: one document, snake_case keys in the order of the records. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          // Who reads it may take it for another encoding
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** The document of a record. */
  public static String of(Object answer) {
    return MAPPER.writeValueAsString(answer);
  }

  /** The same in one line. */
  public static String line(Object answer) {
    return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer);
  }

  /** Prints the document of a record, which as one text might be too long. */
  public static void print(Object answer) {
    write(System.out, json -> json.writePOJO(answer));
    System.out.println();
  }

  /** A document that is written piece by piece, since its parts are too many to keep. */
  public static void write(OutputStream out, Consumer<JsonGenerator> document) {
    try (JsonGenerator json = MAPPER.writer().createGenerator(out)) {
      document.accept(json);
    }
  }
}
