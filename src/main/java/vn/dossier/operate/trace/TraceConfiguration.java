package vn.dossier.operate.trace;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Times statements where somebody takes traces; else there are no such beans. */
@Configuration(proxyBeanMethods = false)
@Conditional(TraceConfiguration.Asked.class)
public class TraceConfiguration {

  /** Where traces go. */
  public static final String SETTING = "dossier.traces.url";

  /** Whether an address is set, be it a wrong one: that costs nothing but time. */
  static final class Asked implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Environment settings = context.getEnvironment();
      return settings.containsProperty(SETTING) || settings.containsProperty(SETTING + "-file");
    }
  }

  @Bean
  static SlowStatements slowStatements() {
    return new SlowStatements(SlowStatements.SLOW);
  }

  /** Below the pools, which stay what they are: they open no connection before they are asked. */
  @Bean
  static BeanPostProcessor timedPools(SlowStatements slow) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setDataSource(new TimedConnections(connections(pool), pool.getPoolName(), slow));
        }
        return bean;
      }
    };
  }

  // As the pool itself would have made them
  private static DataSource connections(HikariDataSource pool) {
    return pool.getDataSource() != null
        ? pool.getDataSource()
        : new DriverDataSource(
            pool.getJdbcUrl(),
            pool.getDriverClassName(),
            pool.getDataSourceProperties(),
            pool.getUsername(),
            pool.getPassword());
  }
}
