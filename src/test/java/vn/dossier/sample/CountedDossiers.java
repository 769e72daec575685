package vn.dossier.sample;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes the counted dossiers of a month: exactly as many of each kind as its quotas say. */
final class CountedDossiers {

  private final Dice dice;
  private final DossierMaker maker;

  CountedDossiers(Dice dice, DossierMaker maker) {
    this.dice = dice;
    this.maker = maker;
  }

  List<Dossier> of(Calibration.Month month) {
    List<Dossier> dossiers = new ArrayList<>();
    dossiers.addAll(of(month.month(), true, month.province()));
    dossiers.addAll(of(month.month(), false, month.belowProvince()));
    dossiers.sort(Comparator.comparing(dossier -> dossier.row().get("ngay_tiep_nhan")));
    return dossiers;
  }

  private List<Dossier> of(YearMonth month, boolean provincial, Calibration.Quota quota) {
    List<Integer> all = IntStream.range(0, quota.dossiers()).boxed().toList();
    Set<Integer> online = some(quota.online(), all);
    Set<Integer> digitised = some(quota.digitised(), all);
    Set<Integer> obligation = some(quota.obligation(), all);
    Set<Integer> cashless = cashless(quota.cashless(), obligation, online);
    List<LocalDateTime> times = WorkingTime.of(month, quota.dossiers(), dice);
    List<Dossier> dossiers = new ArrayList<>();
    for (int i : all) {
      Traits traits =
          new Traits(
              provincial,
              online.contains(i),
              digitised.contains(i),
              obligation.contains(i),
              cashless.contains(i));
      dossiers.add(maker.make(traits, times.get(i)));
    }
    return dossiers;
  }

  private Set<Integer> some(int count, List<Integer> all) {
    return new HashSet<>(dice.shuffled(all).subList(0, count));
  }

  /** Of the dossiers with an obligation; who submits online mostly pays online. */
  private Set<Integer> cashless(int count, Set<Integer> obligation, Set<Integer> online) {
    List<Integer> onlineFirst = dice.shuffled(obligation.stream().sorted().toList());
    onlineFirst.sort(Comparator.comparing(i -> !online.contains(i)));
    return new HashSet<>(onlineFirst.subList(0, count));
  }
}
