package vn.dossier.nightly.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps in their order, under the names that a DBA types (src/docs/contracts.md). */
public enum StepName {
  PLAN_NIGHT("plan-night"),
  LOAD_DIMENSIONS("load-dimensions"),
  CLASSIFY_DOSSIERS("classify-dossiers"),
  RETIRE_DOSSIERS("retire-dossiers"),
  LOAD_COLLECTIONS("load-collections"),
  LOAD_DIGITISED_RESULTS("load-digitised-results"),
  AGGREGATE_FACTS("aggregate-facts"),
  VERIFY_FACTS("verify-facts"),
  PUBLISH("publish");

  private final String text;

  StepName(String text) {
    this.text = text;
  }

  /** The name as typed and stored. */
  public String text() {
    return text;
  }

  /** The step of this name; empty when there is none. */
  public static Optional<StepName> of(String text) {
    return Arrays.stream(values()).filter(step -> step.text.equals(text)).findFirst();
  }

  /** The names of all steps, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(StepName::text).toList();
  }

  /** The steps before this one. */
  public List<StepName> before() {
    return Arrays.stream(values()).filter(step -> step.compareTo(this) < 0).toList();
  }

  /** This step and those after it. */
  public List<StepName> onwards() {
    return Arrays.stream(values()).filter(this::reaches).toList();
  }

  /** Whether a run that begins with this step executes the other one. */
  public boolean reaches(StepName other) {
    return compareTo(other) <= 0;
  }
}
