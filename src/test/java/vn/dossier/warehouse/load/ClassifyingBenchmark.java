package vn.dossier.warehouse.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.OneStop;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;

/**
 * {@code mvn -q verify -Pjmh}: dossiers per second of the classifier and of the content hash, and
 * the bytes that each allocates for a dossier (gc.alloc.rate.norm).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ClassifyingBenchmark {

  private static final int DOSSIERS = 10_000;

  private final Classifier classifier = OneStop.classifier();
  private final List<RawDossier> dossiers = new ArrayList<>();
  private final List<DossierFact> facts = new ArrayList<>();

  /** Dossiers with three components and 0.6 payment requests each, as a province has them. */
  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < DOSSIERS; i++) {
      String code = "H44.13-231012-%05d".formatted(i);
      List<RawComponent> components = new ArrayList<>();
      for (int c = random.nextInt(1, 6); c > 0; c--) {
        components.add(
            new RawComponent(code, random.nextInt(4) > 0 ? "/a/b.pdf" : "##", "1", null));
      }
      boolean online = random.nextInt(4) > 0;
      RawDossier dossier =
          new RawDossier(
              "00000000-0000-4000-8000-%012d".formatted(i),
              code,
              code,
              OneStop.AGENCY,
              OneStop.PROCEDURE,
              online ? "2" : "1",
              "4",
              random.nextInt(10) > 0 ? "10" : "4",
              "2023-10-12 08:15:00",
              "2023-10-25 17:00:00",
              "2023-10-%02d 10:30:00".formatted(random.nextInt(13, 31)),
              null,
              "Kết quả",
              random.nextInt(4) > 0 ? "/kq/1.pdf" : null,
              null,
              null,
              components,
              random.nextInt(10) < 6 ? List.of(payment(code, online)) : List.of());
      dossiers.add(dossier);
      if (classifier.classify(dossier) instanceof Verdict.Loaded loaded) {
        facts.add(loaded.fact());
      }
    }
    if (facts.size() != DOSSIERS) {
      throw new IllegalStateException("Every one must be a fact, or less is measured");
    }
  }

  private static RawPayment payment(String code, boolean online) {
    return new RawPayment(
        "p-" + code,
        code,
        50_000L,
        50_000L,
        null,
        "Đã thanh toán",
        "Thu trước",
        online ? "truc-tuyen" : "tien-mat",
        "2023-10-12 08:20:00",
        OneStop.AGENCY,
        null,
        "0001",
        null,
        null);
  }

  /** From raw values to a verdict. */
  @Benchmark
  @OperationsPerInvocation(DOSSIERS)
  public void classify(Blackhole sink) {
    for (RawDossier dossier : dossiers) {
      sink.consume(classifier.classify(dossier));
    }
  }

  /** From a fact to its row with the content hash. */
  @Benchmark
  @OperationsPerInvocation(DOSSIERS)
  public void hash(Blackhole sink) {
    for (DossierFact fact : facts) {
      sink.consume(FactRow.of(fact, 0));
    }
  }
}
