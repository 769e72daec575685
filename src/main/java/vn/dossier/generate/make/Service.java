package vn.dossier.generate.make;

/**
 * A procedure that dossiers ask for.
 *
 * @param code its ma_tthc
 * @param field its ma_linh_vuc
 * @param level its muc_do
 * @param fee whether it costs something
 * @param yieldsResult whether there is a paper at its end
 * @param days promised, from acceptance to result
 * @param components how many papers it asks for at least
 */
record Service(
    String code,
    String field,
    String level,
    boolean fee,
    boolean yieldsResult,
    int days,
    int components) {}
