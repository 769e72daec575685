package vn.dossier.report.words;

/**
 * Who publishes the bulletin.
 *
 * @param centre its centre, for the heading
 * @param texts what it says in its own words
 * @param levels what its levels are called
 */
public record Province(Centre centre, ProvinceTexts texts, LevelNames levels) {}
