package vn.dossier.operate.explain;

import java.util.regex.Pattern;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Whitespace;

/**
 * Hides the names of files, which people choose and often hold a citizen's name. Separators and
 * blanks stay, so that every rule decides as before.
 */
final class FileNames {

  private static final Pattern NAME =
      Pattern.compile("[^#" + Pattern.quote(Whitespace.CHARACTERS) + "]+");

  private FileNames() {}

  /** The same dossier, as far as any rule can tell, without names of files. */
  static RawDossier hidden(RawDossier d) {
    return new RawDossier(
        d.id(),
        d.code(),
        d.link(),
        d.agencyCode(),
        d.procedureCode(),
        d.channel(),
        d.serviceLevel(),
        d.status(),
        d.acceptedAt(),
        d.dueAt(),
        d.finishedAt(),
        d.returnedAt(),
        d.resultKind(),
        hidden(d.resultFiles()),
        d.deletedAt(),
        d.copyReason(),
        d.components().stream()
            .map(
                c -> new RawComponent(c.link(), hidden(c.files()), c.digitisation(), c.deletedAt()))
            .toList(),
        d.payments());
  }

  private static String hidden(String files) {
    return files == null ? null : NAME.matcher(files).replaceAll("…");
  }
}
