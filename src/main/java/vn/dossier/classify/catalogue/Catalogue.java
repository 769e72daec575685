package vn.dossier.classify.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agencies and procedures that a run knows, as resolved by its first steps. */
public final class Catalogue {
  private final Map<String, Agency> agencies = new HashMap<>();
  private final Map<String, Procedure> procedures = new HashMap<>();

  /** Procedures whose national part no other code shares. */
  private final Map<String, Procedure> byNationalPart = new HashMap<>();

  private Catalogue(Collection<Agency> agencies, Collection<Procedure> procedures) {
    agencies.forEach(agency -> this.agencies.put(agency.code(), agency));
    procedures.forEach(procedure -> this.procedures.put(procedure.code(), procedure));
    Set<String> shared = new HashSet<>();
    for (Procedure procedure : this.procedures.values()) {
      String part = nationalPart(procedure.code());
      if (byNationalPart.put(part, procedure) != null) {
        shared.add(part);
      }
    }
    byNationalPart.keySet().removeAll(shared);
  }

  /** The catalogue of these agencies and procedures, whose codes are trimmed. */
  public static Catalogue of(Collection<Agency> agencies, Collection<Procedure> procedures) {
    return new Catalogue(agencies, procedures);
  }

  /** The agency of a trimmed code, null when the code is null or unknown. */
  public Agency agency(String code) {
    return agencies.get(code);
  }

  /**
   * The procedure of a trimmed code: matched whole, else by its national part if just one code of
   * the catalogue has it (src/docs/rules.md, "Procedures"). Empty when the code is null or unknown.
   */
  public Optional<Procedure> procedure(String code) {
    if (code == null) {
      return Optional.empty();
    }
    Procedure whole = procedures.get(code);
    return Optional.ofNullable(whole != null ? whole : byNationalPart.get(nationalPart(code)));
  }

  /** What stands before the second dot; the whole code if there is none. */
  private static String nationalPart(String code) {
    int second = code.indexOf('.', code.indexOf('.') + 1);
    return second < 0 ? code : code.substring(0, second);
  }
}
