package vn.dossier.classify.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.OneStop;
import vn.dossier.classify.raw.RawAgency;
import vn.dossier.classify.raw.RawField;
import vn.dossier.classify.raw.RawProcedure;
import vn.dossier.classify.rules.Level;
import vn.dossier.classify.rules.Rules;

/** src/docs/rules.md, "Agencies and procedures". */
class CatalogueResolutionTest {
  private static final String DELETED = "2023-01-01 00:00:00";
  private final Rules rules = OneStop.rules();

  @Test
  void anAgencyIsItsOneLiveRow() {
    RawAgency live =
        new RawAgency(
            " H01 ",
            " Sở Y tế ",
            " UB ",
            " H56.01 ",
            " SO-BAN-NGANH",
            "VNPT ",
            "1",
            "1",
            null,
            null,
            null);
    assertThat(agencies(named("H01", "Tên cũ", DELETED), live, named("H01", "Tên cũ hơn", DELETED)))
        .containsExactly(
            new ResolvedAgency(
                "H01", false, "H56.01", "Sở Y tế", Level.PROVINCE, "UB", true, true, "vnpt"));
  }

  @Test
  void severalLiveRowsAreAmbiguousHoweverAlike() {
    ResolvedAgency agency = one(agencies(named("H01", "A", null), named(" H01", "A", null)));
    assertThat(agency.code()).isEqualTo("H01");
    assertThat(agency.ambiguous()).isTrue();
  }

  @Test
  void aDeletionDateThatCannotBeReadDeletesAndAllZeroDoesNot() {
    assertThat(one(agencies(named("H01", "A", null), named("H01", "B", "2023-02-30"))).ambiguous())
        .isFalse();
    assertThat(one(agencies(named("H01", "A", null), named("H01", "B", "0000-00-00"))).ambiguous())
        .isTrue();
  }

  @ParameterizedTest(name = "{0} deleted {1}, {2} deleted {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A | 2023-01-01 00:00:00 | B | 2023-01-02 00:00:00   | B
          A | 2023-01-01 10:00:00 | B | 2023-01-01 09:59:59   | A
          A | 2023-01-01 10:00:00 | B | 2023-01-01 10:00:00.5 | B
          # a date that cannot be read goes first, so it is not the last
          A | 2023-02-30 00:00:00 | B | 1999-01-01 00:00:00   | B
          # a tie goes to the greatest of the other columns, byte for byte
          A | 2023-01-01 00:00:00 | B | 2023-01-01            | B
          a | 2023-01-01 00:00:00 | B | 2023-01-01 00:00:00   | a
          É | 2023-01-01 00:00:00 | z | 2023-01-01 00:00:00   | É
          A | 2023-02-30 00:00:00 | B | 2023-02-31 00:00:00   | B
          """)
  void ofDeletedRowsTheOneDeletedLast(
      String name, String deletedAt, String other, String otherDeletedAt, String expected) {
    ResolvedAgency agency =
        one(agencies(named("H01", name, deletedAt), named("H01", other, otherDeletedAt)));
    assertThat(agency.name()).isEqualTo(expected);
    assertThat(agency.active()).isFalse();
    assertThat(agency.ambiguous()).isFalse();
  }

  @Test
  void tiesGoThroughTheColumnsInTableOrderNullFirst() {
    RawAgency byParent =
        new RawAgency("H01", "A", "P", null, "xa-phuong", null, null, null, null, null, DELETED);
    RawAgency byCatalog =
        new RawAgency("H01", "A", null, "Z", "zzz", "z", "9", "9", null, null, DELETED);
    assertThat(one(agencies(byParent, byCatalog)).parentCode()).isEqualTo("P");
    assertThat(one(agencies(byParent, byCatalog)).level()).isEqualTo(Level.COMMUNE);
  }

  @ParameterizedTest(name = "catalog [{0}]: {1}")
  @CsvSource(
      nullValues = "NULL",
      value = {
        "so-ban-nganh,PROVINCE", "cnvpdk,PROVINCE", "' CNVPDK ',PROVINCE", "quan-huyen,DISTRICT",
        "xa-phuong,COMMUNE", "xa phuong,UNKNOWN", "'',UNKNOWN", "NULL,UNKNOWN"
      })
  void level(String catalog, Level level) {
    RawAgency row =
        new RawAgency("H01", "A", null, null, catalog, null, null, null, null, null, null);
    assertThat(one(agencies(row)).level()).isEqualTo(level);
  }

  @ParameterizedTest(name = "statistics {0}, active {1}, deleted {2}: {3}, {4}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # co_thong_ke | active | deleted_on | in_statistics | active
          1             | 1      | NULL       | true          | true
          NULL          | NULL   | NULL       | true          | true
          0             | 0      | NULL       | false         | false
          2             | 2      | NULL       | true          | true
          1             | 1      | 2023-01-01 | true          | false
          0             | NULL   | 2023-02-30 | false         | false
          NULL          | 0      | 0000-00-00 | true          | false
          """)
  void statisticsAndActive(
      String statistics, String active, String deletedAt, boolean inStatistics, boolean isActive) {
    RawAgency row =
        new RawAgency(
            "H01", "A", null, null, null, null, statistics, active, null, null, deletedAt);
    ResolvedAgency agency = one(agencies(row));
    assertThat(agency.inStatistics()).isEqualTo(inStatistics);
    assertThat(agency.active()).isEqualTo(isActive);
  }

  @ParameterizedTest(name = "provider [{0}]: {1}")
  @CsvSource(
      nullValues = "NULL",
      value = {"vnpt,vnpt", "' Viettel',viettel", "local,NULL", "NULL,NULL", "'',NULL"})
  void provider(String stored, String provider) {
    RawAgency row =
        new RawAgency("H01", "A", null, null, null, stored, null, null, null, null, null);
    assertThat(one(agencies(row)).provider()).isEqualTo(provider);
    // a deleted agency keeps its provider
    RawAgency deleted =
        new RawAgency("H01", "A", null, null, null, stored, null, null, null, null, DELETED);
    assertThat(one(agencies(deleted)).provider()).isEqualTo(provider);
  }

  @Test
  void agenciesWithoutCodeAreNone() {
    assertThat(agencies(named(null, "A", null), named(" \u00A0", "B", null))).isEmpty();
  }

  @Test
  void codesDifferByteForByteAndStandInThatOrder() {
    assertThat(agencies(named("h01", "A", null), named("H01", "B", null), named("H010", "C", null)))
        .extracting(ResolvedAgency::code)
        .containsExactly("H01", "H010", "h01");
  }

  @Test
  void blankTextIsNull() {
    RawAgency row = new RawAgency("H01", " ", "", "\u200B", "", "", "", "", "", "", "");
    assertThat(one(agencies(row)))
        .isEqualTo(
            new ResolvedAgency("H01", false, null, null, Level.UNKNOWN, null, true, true, null));
  }

  @ParameterizedTest(name = "row {index}: {10}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # A: su_dung | created             | modified            | deleted    | B: su_dung | created             | modified            | deleted    | wins
          # live before deleted, whatever else
          0            | NULL                | NULL                | NULL       | 1          | 2023-01-01 00:00:00 | 2023-09-01 00:00:00 | 2023-10-01 | A
          0            | NULL                | NULL                | NULL       | 1          | NULL                | 2023-09-01 00:00:00 | 2023-02-30 | A
          # in use before not, also among deleted ones
          1            | NULL                | NULL                | NULL       | 0          | NULL                | 2023-09-01 00:00:00 | NULL       | A
          1            | NULL                | NULL                | NULL       | NULL       | NULL                | 2023-09-01 00:00:00 | NULL       | A
          1            | NULL                | NULL                | 2022-01-01 | 0          | NULL                | 2023-09-01 00:00:00 | 2023-01-01 | A
          # then the one changed last
          1            | NULL                | 2023-09-01 00:00:01 | NULL       | 1          | NULL                | 2023-09-01 00:00:00 | NULL       | A
          1            | 2023-09-02 00:00:00 | NULL                | NULL       | 1          | 2023-09-03 00:00:00 | 2023-09-01 00:00:00 | NULL       | A
          1            | 2023-09-02 00:00:00 | 2023-02-30 00:00:00 | NULL       | 1          | NULL                | 2023-09-01 00:00:00 | NULL       | A
          1            | 2001-01-01 00:00:00 | NULL                | NULL       | 1          | NULL                | NULL                | NULL       | A
          1            | 2001-01-01 00:00:00 | 0000-00-00 00:00:00 | NULL       | 1          | NULL                | NULL                | NULL       | A
          # 0 and null are alike not in use
          0            | NULL                | NULL                | NULL       | NULL       | NULL                | 2001-01-01 00:00:00 | NULL       | B
          # when it was deleted does not matter
          1            | NULL                | 2023-09-02 00:00:00 | 2022-01-01 | 1          | NULL                | 2023-09-01 00:00:00 | 2023-10-01 | A
          # a tie goes to the greatest name, byte for byte
          1            | NULL                | 2023-09-01 00:00:00 | NULL       | 1          | 2023-09-01 00:00:00 | NULL                | NULL       | B
          1            | NULL                | NULL                | NULL       | 1          | NULL                | NULL                | NULL       | B
          """)
  void ofSeveralProcedureRowsOneSpeaks(
      String useA,
      String createdA,
      String modifiedA,
      String deletedA,
      String useB,
      String createdB,
      String modifiedB,
      String deletedB,
      String wins) {
    RawProcedure a =
        new RawProcedure("1.01", "A", null, null, null, null, useA, createdA, modifiedA, deletedA);
    RawProcedure b =
        new RawProcedure("1.01", "B", null, null, null, null, useB, createdB, modifiedB, deletedB);
    assertThat(one(procedures(List.of(a, b))).name()).isEqualTo(wins);
    assertThat(one(procedures(List.of(b, a))).name()).isEqualTo(wins);
  }

  @Test
  void procedureTiesGoThroughTheColumnsInTableOrderNullFirst() {
    List<RawProcedure> ascending =
        List.of(
            procedure(null, "Z", "4", "1", "1"),
            procedure("A", null, "4", "1", "1"),
            procedure("A", "F", null, "1", "1"),
            procedure("A", "F", "3", null, "1"),
            procedure("A", "F", "3", "0", "1"),
            procedure("A", "F", "3", "1", null),
            procedure("A", "F", "3", "1", "0"),
            procedure("A", "F", "3", "1", "1"));
    for (int i = 1; i < ascending.size(); i++) {
      RawProcedure greatest = ascending.get(i);
      List<RawProcedure> rows = new ArrayList<>(ascending.subList(0, i + 1));
      Collections.reverse(rows);
      ResolvedProcedure resolved = one(procedures(rows));
      assertThat(resolved).isEqualTo(one(procedures(List.of(greatest))));
    }
  }

  @ParameterizedTest(name = "fee {0}, no result {1}, level [{2}]: {3}, {4}, {5}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # fee | thu_tuc_khong_co_ket_qua | muc_do | has_fee | yields_result | service_level
          1     | 0                        | 4      | true    | true          | 4
          0     | 1                        | ' 3 '  | false   | false         | 3
          NULL  | NULL                     | ''     | false   | true          | NULL
          1     | 2                        | NULL   | true    | true          | NULL
          """)
  void procedureFlags(
      String fee, String noResult, String level, boolean hasFee, boolean yields, String read) {
    ResolvedProcedure procedure =
        one(procedures(List.of(procedure(" Tên ", " LV1 ", level, fee, noResult))));
    assertThat(procedure)
        .isEqualTo(new ResolvedProcedure("1.01", "Tên", "LV1", null, read, hasFee, yields));
  }

  @Test
  void ofSeveralFieldRowsTheSmallestName() {
    List<RawField> fields =
        List.of(
            new RawField("LV1", "Đất đai"),
            new RawField(" LV1 ", "Y tế"),
            new RawField("LV1", "y tế"),
            new RawField("LV1", null),
            new RawField("LV1", "  "),
            new RawField("lv1", "A"),
            new RawField(null, "B"));
    List<RawProcedure> rows = List.of(procedure("A", "LV1\u00A0", "4", "1", "0"));
    assertThat(one(CatalogueResolution.procedures(rows, fields, rules)).fieldName())
        .isEqualTo("Y tế");
  }

  @Test
  void aProcedureWithoutFieldHasNoFieldName() {
    List<RawField> fields = List.of(new RawField("", "A"));
    List<RawProcedure> rows = List.of(procedure("A", " ", "4", "1", "0"));
    ResolvedProcedure procedure = one(CatalogueResolution.procedures(rows, fields, rules));
    assertThat(procedure.fieldCode()).isNull();
    assertThat(procedure.fieldName()).isNull();
  }

  @Test
  void deletedProceduresAndTheirCodesStayKnown() {
    RawProcedure deleted =
        new RawProcedure(" 1.01 ", "A", null, null, null, "1", "0", null, null, DELETED);
    assertThat(one(procedures(List.of(deleted))).code()).isEqualTo("1.01");
    RawProcedure blank = new RawProcedure(" ", "A", null, null, null, "1", "0", null, null, null);
    assertThat(procedures(List.of(blank))).isEmpty();
  }

  private static RawAgency named(String code, String name, String deletedAt) {
    return new RawAgency(code, name, null, null, null, null, null, null, null, null, deletedAt);
  }

  private static RawProcedure procedure(
      String name, String field, String level, String fee, String noResult) {
    return new RawProcedure("1.01", name, field, level, fee, noResult, "1", null, null, null);
  }

  private List<ResolvedAgency> agencies(RawAgency... rows) {
    return CatalogueResolution.agencies(List.of(rows), rules);
  }

  private List<ResolvedProcedure> procedures(List<RawProcedure> rows) {
    return CatalogueResolution.procedures(rows, List.of(), rules);
  }

  private static <T> T one(List<T> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
