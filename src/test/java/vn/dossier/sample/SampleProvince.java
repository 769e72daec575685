package vn.dossier.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes all files of data/ from one seed. */
final class SampleProvince {

  private static final long SEED = 20231031L;

  private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);

  private SampleProvince() {
    for (Table table : Table.values()) {
      rows.put(table, new ArrayList<>());
    }
  }

  /** The content of every file. */
  static Map<Table, byte[]> files() {
    SampleProvince province = new SampleProvince();
    province.make();
    Map<Table, byte[]> files = new EnumMap<>(Table.class);
    province.rows.forEach((table, rows) -> files.put(table, SampleCsv.bytes(table, rows)));
    return files;
  }

  private void make() {
    Dice dice = new Dice(SEED);
    Agencies agencies = new Agencies(dice);
    Procedures procedures = new Procedures();
    rows.get(Table.DON_VI).addAll(agencies.rows());
    rows.get(Table.THU_TUC).addAll(procedures.rows());
    rows.get(Table.LINH_VUC).addAll(procedures.fields());
    rows.get(Table.TARGETS).addAll(Targets.rows());

    DossierMaker maker = new DossierMaker(dice, agencies, procedures);
    CountedDossiers months = new CountedDossiers(dice, maker);
    List<Dossier> counted = new ArrayList<>();
    Calibration.MONTHS.forEach(month -> counted.addAll(months.of(month)));
    // Before the rest, which links to the codes that it leaves plain
    new CountedDirt(dice, counted).spread();
    List<Dossier> plain = counted.stream().filter(Dossier::hasPlainCode).toList();
    List<Dossier> notCounted = new NotCounted(dice, maker).beside(plain);

    counted.forEach(this::add);
    notCounted.forEach(this::add);
    rows.get(Table.YEU_CAU_THANH_TOAN).addAll(new StrayPayments(dice).beside(plain));
    rows.get(Table.GIAY_TO_SO_HOA).addAll(new PaperMaker(dice, agencies).of(plain, notCounted));
  }

  private void add(Dossier dossier) {
    rows.get(Table.HO_SO).add(dossier.row());
    rows.get(Table.THANH_PHAN_HO_SO).addAll(dossier.components());
    rows.get(Table.YEU_CAU_THANH_TOAN).addAll(dossier.payments());
  }
}
