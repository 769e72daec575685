package vn.dossier.operate.answer;

import vn.dossier.warehouse.compare.RulesCompared;

/**
 * The answer of {@code compare}.
 *
 * @param rules the file of the other rules, as typed
 * @param would what they would change
 * @param apply the command that would apply them
 */
public record Compared(String rules, RulesCompared would, String apply) {}
