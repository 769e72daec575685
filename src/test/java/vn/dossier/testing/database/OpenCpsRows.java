package vn.dossier.testing.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows of OpenCPS v2. */
public final class OpenCpsRows {

  /** The sites of the back office. */
  public static final long SITE = 20;

  public static final long OTHER_SITE = 30;

  public static final long PORTAL = 10;

  private final JdbcTemplate source;

  /** The key given last to an upload or a request. */
  private long last = 100;

  public OpenCpsRows(JdbcTemplate source) {
    this.source = source;
  }

  /** Agencies H01 and H02, the first of them in both sites, and a service in each of two sites. */
  public void catalogues() {
    insert(
        "opencps_dictcollection",
        "dictCollectionId",
        1,
        "groupId",
        SITE,
        "collectionCode",
        "GOVERNMENT_AGENCY");
    insert(
        "opencps_dictcollection",
        "dictCollectionId",
        2,
        "groupId",
        OTHER_SITE,
        "collectionCode",
        "GOVERNMENT_AGENCY");
    agency(11, SITE, 1, "H01", "Sở Một");
    agency(12, SITE, 1, "H02", "Huyện Hai");
    agency(13, OTHER_SITE, 2, "H01", "Sở Một, site khác");
    insert("opencps_dictgroup", "dictGroupId", 1, "groupCode", "SBN");
    insert("opencps_dictgroup", "dictGroupId", 2, "groupCode", "QUAN_HUYEN");
    insert("opencps_dictitemgroup", "dictItemGroupId", 1, "dictGroupId", 1, "dictItemId", 11);
    insert("opencps_dictitemgroup", "dictItemGroupId", 2, "dictGroupId", 2, "dictItemId", 12);
    insert("opencps_paymentconfig", "paymentConfigId", 1, "groupId", SITE, "govAgencyCode", "H01");
    service(1, SITE, "1.001");
    service(2, PORTAL, "9.999");
  }

  private void agency(long id, long site, long collection, String code, String name) {
    insert(
        "opencps_dictitem",
        "dictItemId",
        id,
        "groupId",
        site,
        "dictCollectionId",
        collection,
        "itemCode",
        code,
        "itemName",
        name,
        "createDate",
        "2020-01-01 00:00:00");
  }

  private void service(long id, long site, String code) {
    insert(
        "opencps_serviceinfo",
        "serviceInfoId",
        id,
        "groupId",
        site,
        "serviceCode",
        code,
        "serviceName",
        "Thủ tục " + code,
        "domainCode",
        "LV1",
        "domainName",
        "Lĩnh vực 1",
        "maxLevel",
        4,
        "public_",
        1);
  }

  /** At the counter, at work, accepted on 5 October, unless said otherwise. */
  public void dossier(long id, Object... changes) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("groupId", SITE);
    row.put("dossierNo", "H01-" + id);
    row.put("govAgencyCode", "H01");
    row.put("serviceCode", "1.001");
    row.put("online_", 0);
    row.put("originality", 3);
    row.put("originDossierId", 0);
    row.put("dossierActionId", 1);
    row.put("dossierStatus", "processing");
    row.put("receiveDate", "2023-10-05 02:00:00");
    row.put("dueDate", "2023-10-20 10:00:00");
    row.put("createDate", "2023-10-05 01:00:00");
    put(row, changes);
    row.put("dossierId", id);
    insert("opencps_dossier", row);
  }

  /** An upload; without an entry it is a form that was filled in. */
  public void file(long dossier, Integer type, Long entry, Integer removed) {
    insert(
        "opencps_dossierfile",
        "dossierFileId",
        next(),
        "dossierId",
        dossier,
        "dossierPartType",
        type,
        "fileEntryId",
        entry,
        "eForm",
        entry == null || entry == 0 ? 1 : 0,
        "removed",
        removed,
        "createDate",
        "2023-10-05 01:00:00");
  }

  /** A request of H01, changed last on 6 October, without amounts unless they are said. */
  public void payment(long dossier, Object... changes) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("paymentFileId", next());
    row.put("dossierId", dossier);
    row.put("govAgencyCode", "H01");
    row.put("modifiedDate", "2023-10-06 02:00:00");
    put(row, changes);
    insert("opencps_paymentfile", row);
  }

  /** A result with a file. */
  public void deliverable(long id, Long dossier, int state) {
    insert(
        "opencps_deliverable",
        "deliverableId",
        id,
        "groupId",
        SITE,
        "dossierId",
        dossier,
        "fileEntryId",
        6000 + id,
        "deliverableState",
        state,
        "govAgencyCode",
        "H01",
        "createDate",
        "2023-10-07 02:00:00");
  }

  /** The next upload or request has the key behind this one. */
  void continueBehind(long key) {
    last = key;
  }

  private long next() {
    return ++last;
  }

  private void insert(String table, Object... columns) {
    Map<String, Object> row = new LinkedHashMap<>();
    put(row, columns);
    insert(table, row);
  }

  private static void put(Map<String, Object> row, Object... columns) {
    for (int i = 0; i < columns.length; i += 2) {
      row.put((String) columns[i], columns[i + 1]);
    }
  }

  private void insert(String table, Map<String, Object> row) {
    List<Object> values = new ArrayList<>(row.values());
    source.update(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", row.keySet()),
                String.join(", ", Collections.nCopies(values.size(), "?"))),
        values.toArray());
  }
}
