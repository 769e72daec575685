package vn.dossier.generate.make;

import java.sql.SQLException;
import java.util.List;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/**
 * The catalogues of OpenCPS v2: each site has its own, so some agencies and services occur twice.
 */
final class OpenCpsCatalogues {

  private static final String CREATED = "2019-03-18 01:00:00";
  private static final List<String> GROUPS = List.of("SBN", "QUAN_HUYEN", "XA_PHUONG");

  /** Of an agency's services, those whose level is said for it: the ones that most ask for. */
  private static final int CONFIGURED = 20;

  private static final long PAID = 1;
  private static final long FREE = 2;

  private final Province province;
  private final RowSink rows;
  private long configs;

  OpenCpsCatalogues(Province province, RowSink rows) {
    this.province = province;
    this.rows = rows;
  }

  void write() throws SQLException {
    workflow();
    agencies();
    services();
  }

  // Two workflows, one that asks for money, and two templates, one with a result
  private void workflow() throws SQLException {
    rows.add(GeneratedTable.OPENCPS_SERVICEPROCESS, PAID, 1);
    rows.add(GeneratedTable.OPENCPS_SERVICEPROCESS, FREE, 0);
    rows.add(GeneratedTable.OPENCPS_PROCESSACTION, 1L, PAID, 1);
    rows.add(GeneratedTable.OPENCPS_PROCESSACTION, 2L, FREE, 0);
    long site = OpenCpsMaker.SITE;
    rows.add(GeneratedTable.OPENCPS_DOSSIERTEMPLATE, 1L, site, "M-KQ");
    rows.add(GeneratedTable.OPENCPS_DOSSIERTEMPLATE, 2L, site, "M-0");
    rows.add(GeneratedTable.OPENCPS_DOSSIERPART, 1L, site, "M-KQ", 1);
    rows.add(GeneratedTable.OPENCPS_DOSSIERPART, 2L, site, "M-KQ", 2);
    rows.add(GeneratedTable.OPENCPS_DOSSIERPART, 3L, site, "M-0", 1);
  }

  private void agencies() throws SQLException {
    for (int i = 0; i < GROUPS.size(); i++) {
      rows.add(GeneratedTable.OPENCPS_DICTGROUP, i + 1L, OpenCpsMaker.SITE, GROUPS.get(i));
    }
    List<Long> sites = List.of(OpenCpsMaker.SITE, OpenCpsMaker.LOCAL_SITE, OpenCpsMaker.PORTAL);
    for (int i = 0; i < sites.size(); i++) {
      rows.add(
          GeneratedTable.OPENCPS_DICTCOLLECTION, i + 1L, sites.get(i), OpenCpsMaker.AGENCY_LIST);
    }
    List<Office> offices = province.offices();
    for (int i = 0; i < offices.size(); i++) {
      Office office = offices.get(i);
      // The last of the list was deleted, which leaves no row
      if (office.code().equals("SO-90")) {
        continue;
      }
      boolean local = !office.provincial();
      agency(2L * i + 1, local ? 1 : 0, sites, office, "Đơn vị Mẫu " + office.code());
      if (i % 10 == 0) {
        agency(2L * i + 2, local ? 0 : 1, sites, office, "Đơn vị Mẫu, tên ở site khác");
      }
      int group = office.code().startsWith("SO") ? 0 : office.code().startsWith("QH") ? 1 : 2;
      if (!office.code().equals("TT-01")) {
        rows.add(GeneratedTable.OPENCPS_DICTITEMGROUP, i + 1L, group + 1L, 2L * i + 1);
      }
      if (office.provider() != null) {
        rows.add(
            GeneratedTable.OPENCPS_PAYMENTCONFIG,
            i + 1L,
            sites.get(local ? 1 : 0),
            office.code(),
            "{}",
            "{}");
      }
    }
  }

  private void agency(long id, int site, List<Long> sites, Office office, String name)
      throws SQLException {
    rows.add(
        GeneratedTable.OPENCPS_DICTITEM,
        id,
        sites.get(site),
        CREATED,
        CREATED,
        site + 1L,
        office.code(),
        name,
        0L);
  }

  private void services() throws SQLException {
    List<Service> services = province.services();
    int departmental = services.size() * 9 / 13;
    for (int i = 0; i < services.size(); i++) {
      long site = i < departmental ? OpenCpsMaker.SITE : OpenCpsMaker.LOCAL_SITE;
      service(2L * i + 1, site, services.get(i));
      if (i % 50 == 0) {
        service(2L * i + 2, OpenCpsMaker.PORTAL, services.get(i));
      }
    }
    service(2L * services.size() + 1, OpenCpsMaker.PORTAL, OpenCpsMaker.OF_THE_PORTAL);
    for (Office office : province.offices()) {
      for (int i = 0; i < Math.min(CONFIGURED, office.procedures()); i++) {
        configure(office, office.firstProcedure() + i);
      }
    }
  }

  private void service(long id, long site, Service service) throws SQLException {
    rows.add(
        GeneratedTable.OPENCPS_SERVICEINFO,
        id,
        site,
        CREATED,
        CREATED,
        service.code(),
        "Thủ tục Mẫu " + service.code(),
        service.field(),
        "Lĩnh vực Mẫu " + service.field(),
        Integer.valueOf(service.level()),
        1);
  }

  private void configure(Office office, int index) throws SQLException {
    Service service = province.services().get(index);
    long id = ++configs;
    rows.add(
        GeneratedTable.OPENCPS_SERVICECONFIG,
        id,
        office.provincial() ? OpenCpsMaker.SITE : OpenCpsMaker.LOCAL_SITE,
        2L * index + 1,
        office.code(),
        Integer.valueOf(service.level()));
    rows.add(
        GeneratedTable.OPENCPS_PROCESSOPTION,
        id,
        id,
        service.fee() ? PAID : FREE,
        service.yieldsResult() ? 1L : 2L);
  }
}
