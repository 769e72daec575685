package vn.dossier.source.connect;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The procedure-handling database.
 *
 * @param url JDBC URL of the source
 * @param username account that reads it; needs SELECT on the tables of the adapter and nothing else
 * @param password its password
 * @param adapter folder of jobs/source with the SQL, and name of the code lists in jobs/rules
 * @param poolSize connections held at most; at least two, and one per partition
 * @param settings values that the SELECTs of the adapter ask for, by name; never null
 * @param zone in which its TIMESTAMP columns are read; null for that of the dossiers
 */
@ConfigurationProperties("dossier.source")
public record SourceProperties(
    String url,
    String username,
    String password,
    @DefaultValue("one-stop") String adapter,
    @DefaultValue("10") int poolSize,
    @DefaultValue Map<String, String> settings,
    ZoneId zone) {}
