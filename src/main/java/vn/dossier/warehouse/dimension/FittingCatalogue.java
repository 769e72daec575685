package vn.dossier.warehouse.dimension;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.catalogue.ResolvedProcedure;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.HeldText;

/**
 * A night's catalogue as far as the dimensions can hold it. Names are cut. A code that is too long
 * is no other code cut short, so nobody counts under a wrong one: an agency with such a code stays
 * out, and its dossiers wait in quarantine as AGENCY_UNKNOWN; a procedure gets a digest behind its
 * national part, by which it is found as before; an identifier, parent, field or service level
 * reads as none. The log says of what.
 */
final class FittingCatalogue {

  private static final Logger log = LoggerFactory.getLogger(FittingCatalogue.class);

  /** So many rows of a kind are named in the log. */
  private static final int NAMED = 10;

  private static final String DIGEST_PREFIX = ".";

  private final List<ResolvedAgency> agencies = new ArrayList<>();
  private final List<ResolvedProcedure> procedures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int faulty;

  private FittingCatalogue() {}

  static FittingCatalogue of(List<ResolvedAgency> agencies, List<ResolvedProcedure> procedures) {
    FittingCatalogue fitting = new FittingCatalogue();
    agencies.forEach(fitting::add);
    procedures.forEach(fitting::add);
    return fitting;
  }

  List<ResolvedAgency> agencies() {
    return agencies;
  }

  List<ResolvedProcedure> procedures() {
    return procedures;
  }

  /** Tells the log what the dimensions cannot hold. */
  void warn() {
    if (faulty > 0) {
      log.warn(
          "The dimensions cannot hold {} of the catalogue's values as they are: {}{}. Fix them in"
              + " the source.",
          faulty,
          String.join("; ", faults),
          faulty > faults.size() ? "; ..." : "");
    }
  }

  private void add(ResolvedAgency a) {
    if (!HeldText.AGENCY_CODE.fits(a.code())) {
      fault("code of agency", a.code(), "its dossiers are AGENCY_UNKNOWN");
      return;
    }
    agencies.add(
        new ResolvedAgency(
            a.code(),
            a.ambiguous(),
            code(HeldText.IDENTIFIER_CODE, a.identifierCode(), "identifier of agency", a.code()),
            name(HeldText.AGENCY_NAME, a.name(), "name of agency", a.code()),
            a.level(),
            code(HeldText.PARENT_CODE, a.parentCode(), "parent of agency", a.code()),
            a.inStatistics(),
            a.active(),
            a.provider()));
  }

  private void add(ResolvedProcedure p) {
    procedures.add(
        new ResolvedProcedure(
            procedureCode(p.code()),
            name(HeldText.PROCEDURE_NAME, p.name(), "name of procedure", p.code()),
            code(HeldText.FIELD_CODE, p.fieldCode(), "field of procedure", p.code()),
            name(HeldText.FIELD_NAME, p.fieldName(), "field name of procedure", p.code()),
            code(HeldText.SERVICE_LEVEL, p.serviceLevel(), "service level of procedure", p.code()),
            p.hasFee(),
            p.yieldsResult()));
  }

  // The national part, what stands before the second dot, decides what a code is found by
  private String procedureCode(String code) {
    if (HeldText.PROCEDURE_CODE.fits(code)) {
      return code;
    }
    fault("code of procedure", code, "a digest stands for its end");
    String digest = HeldId.digestOf(code);
    int second = code.indexOf('.', code.indexOf('.') + 1);
    String held = second < 0 ? digest : code.substring(0, second) + DIGEST_PREFIX + digest;
    return HeldText.PROCEDURE_CODE.fits(held) ? held : digest;
  }

  private String code(HeldText column, String value, String what, String of) {
    if (column.fits(value)) {
      return value;
    }
    fault(what, of, "it reads as none");
    return null;
  }

  private String name(HeldText column, String value, String what, String of) {
    if (!column.fits(value)) {
      fault(what, of, "it is cut");
    }
    return column.cut(value);
  }

  private void fault(String what, String code, String consequence) {
    faulty++;
    if (faults.size() < NAMED) {
      faults.add("%s %s is too long, %s".formatted(what, Codes.named(code), consequence));
    }
  }
}
