package vn.dossier.operate.answer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.launch.MissedNights;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.operate.lock.LockHolder;
import vn.dossier.operate.status.LastNight;
import vn.dossier.operate.status.PublishedDays;
import vn.dossier.operate.status.Status;
import vn.dossier.operate.status.Status.Gap;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.StatusReader;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.StartStore;

/** How the night and the recent runs are now, for whoever looks and for whoever is told. */
public final class CurrentStatus {

  private static final int RUNS_FOR_THE_VERDICT = 10;
  private static final int STARTS_FOR_THE_VERDICT = 50;

  private CurrentStatus() {}

  /**
   * @param last how many runs and starts are told
   */
  public static Status read(ApplicationContext context, int last) {
    JdbcTemplate warehouse = context.getBean(JdbcTemplate.class);
    boolean held = LockHolder.isHeld(warehouse, context.getBean(DataSourceProperties.class));
    NextCommand next = context.getBean(NextCommand.class);
    LocalDateTime now = LocalDateTime.now(context.getBean(Clock.class));
    LocalDate night = now.toLocalDate().minusDays(1);
    PublishedDays days = new PublishedDays(warehouse);
    List<LocalDate> published = days.dates();
    List<Gap> gaps =
        PublishedDays.gaps(published, night, context.getBean(MissedNights.class), next, held);
    StatusReader reader =
        new StatusReader(
            warehouse, context.getBean(RunStore.class), next, context.getBean(Clock.class));
    List<Run> runs = reader.runs(Math.max(last, RUNS_FOR_THE_VERDICT), held);
    List<Start> starts =
        new StartStore(warehouse)
            .last(Math.max(last, STARTS_FOR_THE_VERDICT)).stream()
                .map(start -> Start.of(start, held))
                .toList();
    Lock lock = LockHolder.of(warehouse, held);
    LastNight lastNight =
        new LastNight(
            now,
            !published.isEmpty(),
            published.contains(night),
            commands(gaps, runs, next.toLoad(night, "nightly", held)),
            lock,
            reader.progress(runs),
            runs,
            starts);
    return new Status(
        lastNight.verdict(),
        days.freshness(),
        gaps,
        lock,
        starts.stream().limit(last).toList(),
        reader.sharing(),
        runs.stream().limit(last).toList());
  }

  // The last gap is the one that ends with last night; before the first publish there is none
  private static List<String> commands(List<Gap> gaps, List<Run> runs, List<String> usual) {
    if (!gaps.isEmpty()) {
      return gaps.get(gaps.size() - 1).nextCommands();
    }
    return runs.isEmpty() || runs.get(0).nextCommands().isEmpty()
        ? usual
        : runs.get(0).nextCommands();
  }
}
