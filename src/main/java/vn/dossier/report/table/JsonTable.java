package vn.dossier.report.table;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A table as an array of objects, keys in the order of the columns. */
final class JsonTable implements TableWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .build();

  private final JsonGenerator json;
  private List<String> columns = List.of();

  JsonTable(OutputStream out) {
    json = MAPPER.createGenerator(out, JsonEncoding.UTF8);
    json.writeStartArray();
  }

  @Override
  public void header(List<String> names) {
    columns = List.copyOf(names);
  }

  @Override
  public void row(List<?> values) {
    json.writeRaw('\n');
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeName(columns.get(i));
      write(values.get(i));
    }
    json.writeEndObject();
  }

  private void write(Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  @Override
  public void close() {
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
