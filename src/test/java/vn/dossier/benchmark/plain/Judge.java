package vn.dossier.benchmark.plain;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** The rules, by a hand of its own; a dossier that they reject or leave out is filtered. */
final class Judge implements ItemProcessor<RawDossier, Fact> {

  private static final Set<String> FINISHED = Set.of("9", "10");
  private static final Set<String> OPEN = Set.of("2", "4", "5", "6", "8");
  private static final String WITHDRAWN = "7";

  private final Catalogue catalogue;
  private final LocalDate asOf;

  Judge(Catalogue catalogue, LocalDate asOf) {
    this.catalogue = catalogue;
    this.asOf = asOf;
  }

  @Override
  public Fact process(RawDossier dossier) {
    Integer agency = catalogue.agency(dossier.agency());
    boolean done = FINISHED.contains(dossier.status());
    boolean open = OPEN.contains(dossier.status());
    if (agency == null || !done && !open && !dossier.status().equals(WITHDRAWN)) {
      return null;
    }
    LocalDate finished = done ? dossier.ended() : null;
    if (finished != null && (finished.isBefore(dossier.accepted()) || finished.isAfter(asOf))) {
      return null;
    }
    Catalogue.Procedure procedure = catalogue.procedure(dossier.procedure());
    boolean withdrawn = dossier.status().equals(WITHDRAWN) || done && dossier.sentBack();
    boolean kept = dossier.file() || !procedure.yieldsResult();
    String channel = channel(dossier.channel());
    return new Fact(
        dossier,
        agency,
        procedure.key(),
        finished,
        channel,
        dossier.channel().isEmpty(),
        channel.equals("ONLINE") && kept,
        done && !withdrawn && procedure.yieldsResult(),
        dossier.digitised() && kept,
        withdrawn,
        open,
        finished == null || withdrawn ? null : timeliness(finished, dossier.due()));
  }

  private static String channel(String code) {
    return switch (code) {
      case "", "1" -> "DIRECT";
      case "2" -> "ONLINE";
      case "3" -> "POSTAL";
      default -> "UNKNOWN";
    };
  }

  private static String timeliness(LocalDate finished, LocalDate due) {
    if (due == null) {
      return "NO_DUE_DATE";
    }
    int days = finished.compareTo(due);
    return days < 0 ? "EARLY" : days == 0 ? "ON_TIME" : "LATE";
  }
}
