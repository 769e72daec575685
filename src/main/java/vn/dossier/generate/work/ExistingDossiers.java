package vn.dossier.generate.work;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.generate.make.GeneratedDossier;

/** Reads dossiers by the numbers that they were made with. */
public final class ExistingDossiers {

  private final NamedParameterJdbcOperations source;
  private final long seed;

  /**
   * @param seed of the source, which gives the ids
   */
  public ExistingDossiers(Connection connection, long seed) {
    source = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
    this.seed = seed;
  }

  /** Those that are still there and not deleted, in the order of their numbers. */
  public List<ExistingDossier> live(List<Long> numbers) {
    Map<String, Long> ids = new HashMap<>();
    numbers.forEach(number -> ids.put(GeneratedDossier.id(seed, number), number));
    List<ExistingDossier> found =
        source.query(
            """
            SELECT id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, dinh_kem_ket_qua
            FROM ho_so
            WHERE id IN (:ids) AND deleted_on IS NULL
            ORDER BY id
            """,
            Map.of("ids", ids.keySet()),
            (rs, n) -> {
              String file = rs.getString("dinh_kem_ket_qua");
              return new ExistingDossier(
                  ids.get(rs.getString("id")),
                  rs.getString("id"),
                  rs.getString("ma_ho_so").strip(),
                  rs.getString("don_vi_id"),
                  rs.getString("trang_thai_ho_so_id"),
                  file != null && file.contains("/"),
                  false);
            });
    Set<String> paid = paid(found);
    List<ExistingDossier> all = new ArrayList<>();
    for (ExistingDossier dossier : found) {
      all.add(
          new ExistingDossier(
              dossier.number(),
              dossier.id(),
              dossier.code(),
              dossier.office(),
              dossier.status(),
              dossier.hasFile(),
              paid.contains(dossier.code())));
    }
    return all;
  }

  private Set<String> paid(List<ExistingDossier> dossiers) {
    if (dossiers.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        source.queryForList(
            """
            SELECT ma_ho_so
            FROM yeu_cau_thanh_toan
            WHERE ma_ho_so IN (:codes) AND deleted_on IS NULL
              AND trang_thai = 'Đã thanh toán' AND hinh_thuc_thu = 'Thu trước'
            """,
            Map.of("codes", dossiers.stream().map(ExistingDossier::code).toList()),
            String.class));
  }
}
