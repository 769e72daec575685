package vn.dossier.benchmark.plain;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same into empty tables, by LOAD DATA LOCAL out of memory where the other upserts in batches.
 * As with INSERT IGNORE, of rows with one key the first stays.
 */
public class LoadDataBatch extends WholeBatch {

  @Bean
  @Override
  ItemWriter<Fact> writer(JdbcTemplate target) throws Exception {
    Consumer<List<Object[]>> facts = rows(target, "fact");
    return chunk -> facts.accept(chunk.getItems().stream().map(this::values).toList());
  }

  @Override
  Consumer<List<Object[]>> rows(JdbcTemplate target, String kind) throws Exception {
    String load = text("whole/load-" + kind + ".sql");
    return rows -> {
      if (rows.isEmpty()) {
        return;
      }
      StringBuilder lines = new StringBuilder();
      rows.forEach(row -> append(lines, row));
      byte[] data = lines.toString().getBytes(StandardCharsets.UTF_8);
      target.execute(
          (Statement statement) -> {
            statement
                .unwrap(JdbcStatement.class)
                .setLocalInfileInputStream(new ByteArrayInputStream(data));
            return statement.executeUpdate(load);
          });
    };
  }

  private static void append(StringBuilder lines, Object[] row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        lines.append('\t');
      }
      if (row[i] == null) {
        lines.append("\\N");
      } else if (row[i] instanceof Boolean flag) {
        lines.append(flag ? '1' : '0');
      } else if (row[i] instanceof String text) {
        lines.append(text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
      } else {
        lines.append(row[i]);
      }
    }
    lines.append('\n');
  }
}
