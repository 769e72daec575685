package vn.dossier.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

  static Targets fixture() throws IOException {
    try (Reader csv =
        new InputStreamReader(
            TargetsTest.class.getResourceAsStream("targets.csv"), StandardCharsets.UTF_8)) {
      return Targets.read(csv);
    }
  }

  @Test
  void theLatestTargetAlreadyValidIsInForce() throws IOException {
    Targets targets = fixture();

    assertThat(targets.inForce(LocalDate.of(2023, 10, 30)))
        .extracting(Target::percent)
        .containsExactly(new BigDecimal("50"), new BigDecimal("62.5"));
    assertThat(targets.inForce(LocalDate.of(2023, 10, 31)))
        .extracting(Target::percent)
        .containsExactly(new BigDecimal("80"), new BigDecimal("62.5"));
    assertThat(targets.inForce(LocalDate.of(2023, 11, 1)))
        .extracting(Target::percent)
        .containsExactly(new BigDecimal("90"), new BigDecimal("62.5"));
  }

  @Test
  void beforeTheFirstTargetNoneIsInForce() throws IOException {
    assertThat(fixture().inForce(LocalDate.of(2021, 12, 31))).isEmpty();
  }

  @Test
  void theOrderOfLinesDoesNotDecideWhatIsInForce() {
    Targets targets =
        Targets.read(
            new StringReader(
                """
                indicator,level,target,valid_from
                online,ALL,80,2023-01-01
                online,ALL,50,2022-01-01
                """));

    assertThat(targets.inForce(LocalDate.of(2023, 1, 1)))
        .extracting(Target::percent)
        .containsExactly(new BigDecimal("80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onlin,ALL,80,2023-01-01",
        "online,EVERYWHERE,80,2023-01-01",
        "online,ALL,most,2023-01-01",
        "online,ALL,0.8,2023-01-01",
        "online,ALL,101,2023-01-01",
        "online,ALL,80,01/01/2023",
        "online,ALL,80",
      })
  void aLineThatCannotBeReadIsNamed(String line) {
    StringReader csv =
        new StringReader(
            "indicator,level,target,valid_from\nonline,ALL,50,2022-01-01\n" + line + "\n");

    assertThatThrownBy(() -> Targets.read(csv))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("targets, line 3:")
        .hasMessageEndingWith(line);
  }
}
