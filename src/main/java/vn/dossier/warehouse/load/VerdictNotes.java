package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.classify.verdict.Warning;

/** What a run counts of a dossier and neither its fact nor its reject tells; see the table. */
final class VerdictNotes {

  private record Note(
      String dossierId, String kind, String code, int bucket, LocalDate acceptedDate) {}

  private static final String UPSERT =
      """
      INSERT INTO etl_verdict_note (dossier_id, kind, code, code_bucket, accepted_date, noted_run)
      VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE code_bucket = VALUES(code_bucket),
        accepted_date = VALUES(accepted_date), noted_run = VALUES(noted_run)
      """;

  // Their children may be in a bucket that nothing else would have this run read
  private static final String CHANGED =
      "INSERT IGNORE INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 0)";

  private final JdbcTemplate warehouse;
  private final List<Note> notes = new ArrayList<>();
  private final List<Integer> oddBuckets = new ArrayList<>();

  VerdictNotes(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** The bucket under which the components, requests and papers of a dossier are found. */
  static int bucket(RawDossier dossier) {
    return CodeBucket.of(Whitespace.trim(dossier.code()), dossier.id());
  }

  void take(ClassifiedDossier judgement) {
    RawDossier dossier = judgement.dossier();
    if (dossier == null) {
      return;
    }
    if (judgement.verdict() instanceof Verdict.Excluded excluded) {
      note(judgement, "EXCLUDED", excluded.reason().name());
    } else if (judgement.verdict() instanceof Verdict.Loaded loaded) {
      for (Warning warning : loaded.warnings()) {
        note(judgement, "WARNING", warning.name());
      }
    }
    if (CodeBucket.isOdd(dossier.code())) {
      note(judgement, "ODD_CODE", "");
      oddBuckets.add(bucket(dossier));
    }
  }

  private void note(ClassifiedDossier judgement, String kind, String code) {
    RawDossier dossier = judgement.dossier();
    LocalDate accepted = SourceDate.of(dossier.acceptedAt()).date();
    notes.add(new Note(judgement.dossierId(), kind, code, bucket(dossier), accepted));
  }

  /** Belongs into the transaction of the chunk that took them. */
  void write(long jobExecutionId) {
    if (!notes.isEmpty()) {
      notes.sort(
          Comparator.comparing(Note::dossierId)
              .thenComparing(Note::kind)
              .thenComparing(Note::code));
      warehouse.batchUpdate(
          UPSERT,
          notes.stream()
              .map(
                  n ->
                      new Object[] {
                        n.dossierId(),
                        n.kind(),
                        n.code(),
                        n.bucket(),
                        n.acceptedDate(),
                        jobExecutionId
                      })
              .toList());
    }
    if (!oddBuckets.isEmpty()) {
      warehouse.batchUpdate(
          CHANGED, oddBuckets.stream().sorted().distinct().map(b -> new Object[] {b}).toList());
    }
  }
}
