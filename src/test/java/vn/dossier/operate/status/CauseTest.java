package vn.dossier.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void theDeepestCauseIsToldInOneLine() {
    String trace =
        """
        org.spring.Outer: something
        \tat a.B.c(B.java:1)
        Caused by: java.sql.SQLException: Connection reset
        \tat d.E.f(E.java:2)
        """;

    assertThat(Cause.of(trace)).isEqualTo("SQLException: Connection reset");
  }

  @Test
  void aMessageThatIsNoTraceStaysAsItIs() {
    assertThat(Cause.of("stopped by a person: at night"))
        .isEqualTo("stopped by a person: at night");
    assertThat(Cause.of("SQLException: gone")).isEqualTo("SQLException: gone");
  }

  @Test
  void withoutAMessageThereIsNoCause() {
    assertThat(Cause.of(null)).isNull();
    assertThat(Cause.of(" \n")).isNull();
  }
}
