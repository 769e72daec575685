package vn.dossier.source.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which SELECTs name the column {@code email} of the table {@code hoso}. */
class NamedColumnsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select email as result_kind from hoso",
        "select id, EMAIL from HoSo",
        "select h.email as name from hoso h",
        "select hoso.email as name from acme.hoso",
        "select `h`.`email` as name from hoso as h",
        "select \"email\" as name from hoso",
        "select case when email is null then '1' end as kind from hoso",
        "select concat(left(h.email, 1), 'x') as kind from hoso h",
        "select id from hoso where email <> ''",
        "select id from hoso h join don_vi d on d.email = h.email",
        "select id from don_vi d, hoso h where h.email = 'a'",
        "select id from hoso join don_vi using (email)",
        "select (select max(h.email) from hoso h where h.id = d.id) as name from don_vi d",
        "select x.email as name from (select * from hoso) x",
        "select * from hoso",
        "select h.* from hoso h",
        "select id, h.* from hoso h",
        "select /*! email as */ x as name from hoso",
        "select d.x from don_vi d where exists (select 1 from hoso d where d.email = 'a')",
        "select concat_ws(\"#\", h.id, h.email) as name from hoso h",
        "select concat(\"it's\", email, \"o'x\") as name from hoso",
        "select concat(\"it\\\"s #\", email) as name from hoso",
        "select concat(\"a\"\"#\", email) as name from hoso",
        "select concat(\"-- \", email) as name from hoso",
        "select concat(\"/*\", email, \"*/\") as name from hoso",
        "select `it's`, email, `o'x` from hoso",
        "select `a#b`, email from hoso",
        "select 5--email as n from hoso"
      })
  void aColumnIsNamed(String sql) {
    assertThat(NamedColumns.of(sql).has("hoso", "email")).isTrue();
    assertThat(NamedColumns.of(sql).has("HOSO", "Email")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from hoso",
        "select id as email from hoso",
        "select 'email' as kind from hoso",
        "select 'it''s email' as kind from hoso -- email",
        "select id /* email */ from hoso # email",
        "select id --\temail\n from hoso --",
        "select id --\n from hoso",
        "select \"my email\" as kind, `e mail` from hoso",
        "select id from hoso # a \"word\" and email's",
        "select id from hoso -- don't say email",
        "select id /* 5\" by email */ from hoso",
        "select id, emails from hoso",
        "select count(*) as n from hoso",
        "select price * id as n from hoso",
        "select id from hoso where id in (:email)",
        "select email from don_vi",
        "select d.email as name from don_vi d join hoso h on h.id = d.id",
        "select d.* from don_vi d join hoso h on h.id = d.id",
        "select d.id from don_vi d where exists (select * from hoso h where h.id = d.id)"
      })
  void aColumnIsNotNamed(String sql) {
    assertThat(NamedColumns.of(sql).has("hoso", "email")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          select id from hoso;                        | true
          select concat(id, ";", `a;b`) from hoso; -- | true
          select concat("it's", id), 'o''x' ; 'a'     | true
          select concat(id, ';', ";", `a;b`) from hoso | false
          select id from hoso -- a; b                 | false
          """)
  void aSemicolonCountsOutsideOfQuotes(String sql, boolean has) {
    assertThat(NamedColumns.hasSemicolon(sql)).isEqualTo(has);
  }

  @Test
  void textsAreThoseThatTheSelectWrites() {
    assertThat(
            NamedColumns.texts(
                "select 'portal' as a, \"group #1\", 'it''s', `column` from hoso -- 'aside'"))
        .containsExactlyInAnyOrder("portal", "group #1", "it's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select id from hoso order by id", "select id from hoso\nORDER  BY 1"})
  void anOrderAtTheEndIsSeen(String sql) {
    assertThat(NamedColumns.of(sql).endsWithOrder()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from hoso -- order by id",
        "select (select x from don_vi order by x limit 1) as x from hoso"
      })
  void anOrderInsideOrdersSomething(String sql) {
    assertThat(NamedColumns.of(sql).endsWithOrder()).isFalse();
  }
}
