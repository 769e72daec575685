package vn.dossier.report;

import java.nio.file.Path;
import java.time.YearMonth;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bulletin.
 *
 * @param centre name of the centre that publishes it
 * @param centreInEnglish its name in the English bulletin
 * @param baseline month before the directive, which figures are compared with
 * @param targets file of targets; null for the ones in the jar
 * @param sample whether its words are those of the sample province, as in the demo, instead of
 *     bulletin.yml of the jobs folder
 * @param siteUrl address at which the folder of the site is served, for absolute links in its
 *     catalogue; null for relative ones
 * @param siteLicence licence of the figures on the site, an address or a name; null when the site
 *     says nothing of it
 * @param siteArea the province in the site's catalogue, an address of a gazetteer or a name; null
 *     when it says nothing of it
 */
@ConfigurationProperties("dossier.report")
public record ReportProperties(
    @DefaultValue("Trung tâm Phục vụ hành chính công") String centre,
    @DefaultValue("Public Administration Service Centre") String centreInEnglish,
    @DefaultValue("2023-05") YearMonth baseline,
    Path targets,
    boolean sample,
    String siteUrl,
    String siteLicence,
    String siteArea) {}
