package vn.dossier.classify.value;

/**
 * The texts of a source that the warehouse holds, and how long they may be: the one place that says
 * so. A test compares it with the columns of the warehouse that have these names.
 *
 * <p>Lengths are in characters, as MySQL and MariaDB count them: one of four bytes is one. Half of
 * a character that needs two UTF-16 units cannot be held at all.
 */
public enum HeldText {
  /** Primary key of a dossier; see {@link HeldId}. */
  DOSSIER_ID(36),
  /** Business code of a dossier. */
  DOSSIER_CODE(50),
  /** Status as a label. */
  STATUS_CODE(20),
  /** Service level of a dossier or a procedure. */
  SERVICE_LEVEL(5),
  /** Code of an agency. */
  AGENCY_CODE(50),
  /** Identifier of an agency. */
  IDENTIFIER_CODE(20),
  /** Name of an agency. */
  AGENCY_NAME(300),
  /** Code of an agency's parent. */
  PARENT_CODE(50),
  /** Code of a procedure. */
  PROCEDURE_CODE(50),
  /** Name of a procedure. */
  PROCEDURE_NAME(500),
  /** Code of a procedure's field. */
  FIELD_CODE(50),
  /** Name of a procedure's field. */
  FIELD_NAME(300),
  /** Primary key of a payment request; see {@link HeldId}. */
  REQUEST_ID(36),
  /** Primary key of a paper; see {@link HeldId}. */
  PAPER_ID(36),
  /** Why a dossier is in quarantine. */
  DETAIL(300);

  private static final char REPLACEMENT = '\uFFFD';

  private final int width;

  HeldText(int width) {
    this.width = width;
  }

  /** How many characters the warehouse holds. */
  public int width() {
    return width;
  }

  /** Whether the warehouse can hold this text as it is; null is nothing to hold. */
  public boolean fits(String text) {
    return text == null || fault(text) == null;
  }

  /** What keeps a text from being held, in words that do not reveal it; null when nothing does. */
  public String fault(String text) {
    int characters = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return "has half a character";
        }
        i++;
      }
      characters++;
    }
    return characters <= width
        ? null
        : "has %d characters, more than %d".formatted(characters, width);
  }

  /** As much of the text as can be held; null stays null. */
  public String cut(String text) {
    if (fits(text)) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int characters = 0;
    for (int i = 0; i < text.length() && characters < width; i++, characters++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        cut.append(text.charAt(i));
      } else if (isPair(text, i)) {
        cut.appendCodePoint(text.codePointAt(i));
        i++;
      } else {
        cut.append(REPLACEMENT);
      }
    }
    return cut.toString();
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }
}
