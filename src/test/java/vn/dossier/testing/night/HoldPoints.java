package vn.dossier.testing.night;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import vn.dossier.source.connect.SourcePool;

/**
 * Where a night can be held: at the beginning and the end of each step and of each partition, and
 * before each statement that it sends to the source. The night waits there until whoever was called
 * returns. A point's name has the step or the table, and which of these it is.
 */
public final class HoldPoints implements BeanPostProcessor {

  // Not what extract(... from a_column) takes
  private static final Pattern TABLE =
      Pattern.compile("\\bfrom\\s+(?!ngay_|thoi_gian_)(\\w+)", Pattern.CASE_INSENSITIVE);

  private final Map<String, Integer> passed = new ConcurrentHashMap<>();
  private volatile Consumer<String> holder = point -> {};

  /** Calls back at every point from now on, in whichever thread is held there. */
  public void hold(Consumer<String> holder) {
    passed.clear();
    this.holder = holder;
  }

  /** Holds nothing any more. */
  public void release() {
    holder = point -> {};
  }

  private void pass(String point) {
    holder.accept(point + " " + passed.merge(point, 1, Integer::sum));
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof SourcePool pool) {
      pool.setDataSource(held(pool.getDataSource(), DataSource.class));
    } else if (bean instanceof AbstractStep step) {
      step.registerStepExecutionListener(
          new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
              pass("before " + execution.getStepName());
            }

            @Override
            public ExitStatus afterStep(StepExecution execution) {
              pass("after " + execution.getStepName());
              return null;
            }
          });
    }
    return bean;
  }

  /** The same, whose connections hold before each statement. */
  private <T> T held(T target, Class<T> type) {
    return held(target, type, null);
  }

  private <T> T held(T target, Class<T> type, String prepared) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
              if (target instanceof Statement && method.getName().startsWith("execute")) {
                pass("table " + table(first instanceof String sql ? sql : prepared));
              }
              try {
                Object result = method.invoke(target, arguments);
                if (result instanceof PreparedStatement statement) {
                  return held(statement, PreparedStatement.class, (String) first);
                } else if (result instanceof Statement statement) {
                  return held(statement, Statement.class);
                } else if (result instanceof Connection connection && type == DataSource.class) {
                  return held(connection, Connection.class);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private static String table(String sql) {
    Matcher table = TABLE.matcher(sql);
    return table.find() ? table.group(1) : "none";
  }
}
