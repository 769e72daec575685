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

/** What a run counts of a dossier that neither its fact nor its reject shows; see the table. */
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
  private final List<Integer> irregularBuckets = new ArrayList<>();

  VerdictNotes(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** The bucket under which the components, requests and papers of a dossier are found. */
  static int bucket(RawDossier dossier) {
    return CodeBucket.of(Whitespace.trim(dossier.link()), dossier.id());
  }

  void take(ClassifiedDossier classified) {
    RawDossier dossier = classified.dossier();
    if (dossier == null) {
      return;
    }
    if (classified.verdict() instanceof Verdict.Excluded excluded) {
      note(classified, "EXCLUDED", excluded.reason().name());
    } else if (classified.verdict() instanceof Verdict.Loaded loaded) {
      for (Warning warning : loaded.warnings()) {
        note(classified, "WARNING", warning.name());
      }
    }
    if (CodeBucket.isIrregular(dossier.link())) {
      note(classified, "ODD_CODE", "");
      irregularBuckets.add(bucket(dossier));
    }
  }

  private void note(ClassifiedDossier classified, String kind, String code) {
    RawDossier dossier = classified.dossier();
    LocalDate accepted = SourceDate.of(dossier.acceptedAt()).date();
    notes.add(new Note(classified.dossierId(), kind, code, bucket(dossier), accepted));
  }

  /** Call within the transaction of the chunk that took them. */
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
    if (!irregularBuckets.isEmpty()) {
      warehouse.batchUpdate(
          CHANGED,
          irregularBuckets.stream().sorted().distinct().map(b -> new Object[] {b}).toList());
    }
  }
}
