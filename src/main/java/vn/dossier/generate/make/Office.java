package vn.dossier.generate.make;

/**
 * An agency that receives dossiers.
 *
 * @param code its group_code
 * @param identifier its ma_dinh_danh
 * @param provider of its receipts; null for none
 * @param weight its share of all dossiers
 * @param provincial whether it is a department or a branch of the land registry
 * @param firstProcedure where its procedures begin in the list of all
 * @param procedures how many it handles
 * @param meanDays working time that its dossiers take on average
 */
record Office(
    String code,
    String identifier,
    String provider,
    double weight,
    boolean provincial,
    int firstProcedure,
    int procedures,
    double meanDays) {}
