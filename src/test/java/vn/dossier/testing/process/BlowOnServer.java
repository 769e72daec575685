package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/**
 * A blow that hits the server, not the process: that ends by itself with exit code 1 and says why
 * in one line, or well when it had what it needed.
 */
public interface BlowOnServer extends Blow {

  /** Of the tests' logging or the program's; its answer has no time in front. */
  String LOG_LINE = "(\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d.*";

  @Override
  void strike(RunningJar running) throws SQLException;

  @Override
  default boolean hit(Ended ended) {
    List<String> answer = ended.err().lines().filter(line -> !line.matches(LOG_LINE)).toList();
    assertThat(ended.code()).as(ended.err()).isIn(0, 1);
    assertThat(answer).as(ended.err()).hasSize(ended.code());
    return ended.code() != 0;
  }
}
