package vn.dossier.rows;

import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Queries whose rows come one by one, however many there are. Until the last has come, nothing else
 * can use their connection, which in a transaction is the transaction's.
 */
public final class RowByRow extends JdbcTemplate {

  private static final int ROWS_OF_OTHERS = 1000;

  /**
   * @param database any; its transactions are joined
   */
  public RowByRow(DataSource database) {
    super(database);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    // Connector/J reads a whole result into memory unless it is asked in just this way
    statement.setFetchSize(
        statement.isWrapperFor(JdbcStatement.class) ? Integer.MIN_VALUE : ROWS_OF_OTHERS);
  }
}
