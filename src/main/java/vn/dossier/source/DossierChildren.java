package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.setup.SetupException;
import vn.dossier.source.adapter.SourceAdapter;

/** Components and payment requests of a page of dossiers, read row by row. */
final class DossierChildren {

  /** So many requests of a page are looked at for ids that come twice. */
  private static final int REMEMBERED = 10_000;

  private static final String[] COMPONENT = {"link", "files", "digitisation", "deleted_at"};

  private final NamedParameterJdbcOperations streaming;
  private final SourceAdapter adapter;

  DossierChildren(NamedParameterJdbcOperations streaming, SourceAdapter adapter) {
    this.streaming = streaming;
    this.adapter = adapter;
  }

  /** See {@link DossierSource#withChildren}. */
  <C extends ChildTaker> List<ReadDossier<C>> of(
      List<RawDossier> dossiers, Supplier<C> none, ScannedChildren<C> scanned, ReadRows read) {
    Map<String, Children<C>> byLink = new HashMap<>();
    for (RawDossier dossier : dossiers) {
      String link = Whitespace.trim(dossier.link());
      if (link != null) {
        byLink.computeIfAbsent(link, key -> new Children<>(none.get())).dossiers++;
      }
    }
    boolean kept = read.isKept();
    Map<String, Children<C>> withComponents = byLink;
    Map<String, Children<C>> withPayments = byLink;
    if (scanned != null) {
      withComponents = new HashMap<>();
      withPayments = new HashMap<>();
      for (Map.Entry<String, Children<C>> entry : byLink.entrySet()) {
        String link = entry.getKey();
        Children<C> children = entry.getValue();
        if (!scanned.knows(link)) {
          withComponents.put(link, children);
          withPayments.put(link, children);
        } else {
          children.components = scanned.components(link, children.taker);
          if (scanned.hasRequests(link)) {
            withPayments.put(link, children);
          }
        }
      }
    }
    children(
        "components-by-link",
        COMPONENT,
        withComponents,
        kept,
        (children, link, columns, checksum) -> {
          children.taker.add(component(link, columns));
          children.components += checksum;
        });
    // However many hang on a link: a SELECT that doubles rows shows soon
    Set<String> requests = new HashSet<>();
    children(
        "payments-by-link",
        PaymentSource.ROW,
        withPayments,
        kept,
        (children, link, columns, checksum) -> {
          String id = columns.text(0);
          if (id == null || requests.size() < REMEMBERED && !requests.add(id)) {
            throw new SetupException(
                "payments.sql gives %s, which would count twice: type adapter check"
                    .formatted(id == null ? "requests without an id" : "several rows with one id"));
          }
          children.taker.add(PaymentSource.payment(columns));
          children.payments += checksum;
        });
    if (kept) {
      byLink.forEach(
          (link, children) -> {
            read.components(link, children.components, children.dossiers);
            read.payments(link, children.payments, children.dossiers);
          });
    }
    return dossiers.stream().map(dossier -> read(dossier, byLink, none)).toList();
  }

  private static <C extends ChildTaker> ReadDossier<C> read(
      RawDossier dossier, Map<String, Children<C>> byLink, Supplier<C> none) {
    Children<C> children = byLink.get(Whitespace.trim(dossier.link()));
    return new ReadDossier<>(dossier, children == null ? none.get() : children.taker);
  }

  // Links as stored, byte for byte: the source's collation may have found others, too
  private <C extends ChildTaker> void children(
      String statement,
      String[] names,
      Map<String, Children<C>> byLink,
      boolean kept,
      ChildRow<C> row) {
    if (byLink.isEmpty()) {
      return;
    }
    streaming.query(
        adapter.sql(statement),
        adapter.parameters().addValue("links", byLink.keySet()),
        (ResultSetExtractor<Void>)
            rs -> {
              Columns columns = new Columns(rs, names);
              int linked = rs.findColumn("link");
              int sum = kept ? rs.findColumn(DossierSource.CHECKSUM) : 0;
              while (rs.next()) {
                String link = rs.getString(linked);
                Children<C> children = byLink.get(link);
                if (children != null) {
                  row.take(children, link, columns, kept ? rs.getLong(sum) : 0);
                }
              }
              return null;
            });
  }

  static Columns components(ResultSet rs) throws SQLException {
    return new Columns(rs, COMPONENT);
  }

  static RawComponent component(String link, Columns columns) throws SQLException {
    return new RawComponent(link, columns.text(1), columns.text(2), columns.text(3));
  }

  /** What takes the children of a link, how many dossiers of a page have it, and checksums. */
  private static final class Children<C> {
    private final C taker;
    private int dossiers;
    private long components;
    private long payments;

    private Children(C taker) {
      this.taker = taker;
    }
  }

  private interface ChildRow<C> {
    void take(Children<C> children, String link, Columns columns, long checksum)
        throws SQLException;
  }
}
