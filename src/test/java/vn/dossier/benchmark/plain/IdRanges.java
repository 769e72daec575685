package vn.dossier.benchmark.plain;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ranges of ids, which are UUIDs: even cuts between the first digits of the least and greatest. */
final class IdRanges implements Partitioner {

  private static final int DIGITS = 8;

  private final JdbcTemplate source;
  private final String table;

  IdRanges(JdbcTemplate source, String table) {
    this.source = source;
    this.table = table;
  }

  @Override
  public Map<String, ExecutionContext> partition(int ranges) {
    BigInteger least = digits(source.queryForObject("SELECT MIN(id) FROM " + table, String.class));
    BigInteger end =
        digits(source.queryForObject("SELECT MAX(id) FROM " + table, String.class))
            .add(BigInteger.ONE);
    Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
    for (int i = 0; i < ranges; i++) {
      ExecutionContext context = new ExecutionContext();
      context.putString("from", cut(least, end, i, ranges));
      context.putString("to", cut(least, end, i + 1, ranges));
      contexts.put("range" + i, context);
    }
    return contexts;
  }

  private static BigInteger digits(String id) {
    return new BigInteger(id.substring(0, DIGITS), 16);
  }

  // Behind the last of all ids there may be no digits left
  private static String cut(BigInteger least, BigInteger end, int place, int of) {
    BigInteger cut =
        end.subtract(least)
            .multiply(BigInteger.valueOf(place))
            .divide(BigInteger.valueOf(of))
            .add(least);
    return cut.bitLength() > 4 * DIGITS ? "g" : "%08x".formatted(cut);
  }
}
