package vn.dossier.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Every word for no leaves workers off. */
class WorkersEnabledTest {

  @ParameterizedTest
  @CsvSource({"true,1", "1,1", "yes,1", "false,0", "0,0", "no,0", "off,0", "'',0"})
  void theWordDecides(String word, int beans) {
    new ApplicationContextRunner()
        .withUserConfiguration(Workers.class)
        .withPropertyValues("dossier.workers.enabled=" + word)
        .run(
            context ->
                assertThat(context.getBeanNamesForType(Workers.class)).as(word).hasSize(beans));
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(WorkersConfiguration.Enabled.class)
  static class Workers {}
}
