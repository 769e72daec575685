package vn.dossier.nightly.launch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;

/**
 * What a person types after a run that did not end well, by the same rules as {@link RunStarter}.
 */
@Component
public final class NextCommand {

  private final RunHistory history;
  private final Supersession supersession;
  private final Verification verification;
  private final RunLookup lookup;
  private final CatalogueReads reads;

  NextCommand(
      RunHistory history,
      Supersession supersession,
      Verification verification,
      RunLookup lookup,
      CatalogueReads reads) {
    this.history = history;
    this.supersession = supersession;
    this.verification = verification;
    this.lookup = lookup;
    this.reads = reads;
  }

  /**
   * @param running whether somebody holds the warehouse's lock, so that what says that it runs may
   * @return commands in the order in which to type them; empty when there is nothing to do
   */
  public List<String> after(long jobExecutionId, boolean running) {
    Optional<JobExecution> found = history.find(jobExecutionId);
    if (found.isEmpty() || found.get().getStatus() == BatchStatus.COMPLETED) {
      return List.of();
    }
    // The latest attempt counts, and one that succeeded makes up for those before it
    List<JobExecution> later =
        history.all(RunParameters.of(found.get())).stream()
            .filter(execution -> execution.getId() >= jobExecutionId)
            .toList();
    if (later.stream().anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED)) {
      return List.of();
    }
    return commands(later.get(0), running);
  }

  /**
   * What loads a night that is not published.
   *
   * @param usual what does so when nothing stands in its way; it continues a failed run by itself
   * @param running whether somebody holds the warehouse's lock
   * @return commands in the order in which to type them, never empty
   */
  public List<String> toLoad(LocalDate night, String usual, boolean running) {
    List<String> commands =
        history
            .latest(RunParameters.nightly(night, 1, false))
            .filter(last -> last.getStatus() != BatchStatus.COMPLETED)
            .map(last -> commands(last, running))
            .orElse(List.of());
    return commands.isEmpty()
        ? List.of(usual)
        : commands.stream().map(command -> command.startsWith("rerun") ? usual : command).toList();
  }

  private List<String> commands(JobExecution last, boolean running) {
    boolean unfinished = Continuation.isUnfinished(last);
    if (unfinished && running) {
      return List.of();
    }
    if (supersession.hasPublished(last) && supersession.reason(last).isPresent()) {
      return unfinished ? List.of("recover") : List.of();
    }
    return List.of(continuing(last));
  }

  private String continuing(JobExecution last) {
    boolean broken = verification.brokeIn(last.getId());
    if (broken && verification.isBroken()) {
      return last.getExitStatus().getExitCode().equals(RunRecorder.CATALOGUE_MOVED)
          ? readingAgain(last)
          : repairing(last);
    }
    if (Continuation.wouldVanish(last)) {
      return Continuation.readAgain(last);
    }
    if (broken
        || last.getExitStatus().getExitCode().equals(RunRecorder.OVER_LIMIT)
        || last.getStatus() == BatchStatus.ABANDONED
        || supersession.reason(last).isPresent()) {
      return Continuation.planAgain(last);
    }
    return rerun(last);
  }

  /**
   * The command that lets a run publish although so much would vanish.
   *
   * @return empty unless that stopped it, and it has not been made up for
   */
  public Optional<String> accepting(long jobExecutionId) {
    return history
        .find(jobExecutionId)
        .filter(Continuation::wouldVanish)
        .filter(this::isLatest)
        .map(
            execution ->
                (supersession.reason(execution).isPresent()
                        ? Continuation.planAgain(execution)
                        : rerun(execution))
                    + " --accept-retired");
  }

  private boolean isLatest(JobExecution execution) {
    return history
        .latest(RunParameters.of(execution))
        .filter(latest -> latest.getId() == execution.getId())
        .isPresent();
  }

  private String rerun(JobExecution last) {
    boolean latest = history.last().filter(e -> e.getId() == last.getId()).isPresent();
    return latest ? "rerun" : "rerun --execution " + last.getId();
  }

  /** What classifies with another catalogue all that a run has classified with a moment's. */
  String readingAgain(JobExecution moved) {
    RunParameters parameters = RunParameters.of(moved);
    boolean again =
        switch (parameters.jobName()) {
          case RunPlan.NIGHTLY ->
              lookup.publishedDate().filter(parameters.businessDate()::isBefore).isEmpty();
          case RunPlan.BACKFILL ->
              reads.isRepairedBy(PlanContext.plan(moved.getExecutionContext()));
          // What it has taken out of quarantine, another one does not read
          case RunPlan.REPLAY -> false;
          default -> true;
        };
    return again ? Continuation.readAgain(moved) : repairing(moved);
  }

  /** What repairs the warehouse after a run that broke an identity, as far as the source goes. */
  String repairing(JobExecution broke) {
    if (RunParameters.of(broke).jobName().equals(RunPlan.WITHDRAWAL)) {
      return Continuation.planAgain(broke);
    }
    LocalDate date = RunParameters.of(broke).businessDate();
    // A night of an older date would not compare what was accepted after it
    LocalDate greatest = lookup.publishedDate().filter(date::isBefore).orElse(date);
    return "nightly --date %s --full --force".formatted(greatest);
  }
}
