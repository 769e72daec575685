package vn.dossier.generate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dossier.generate.make.DossierMaker;
import vn.dossier.generate.make.OpenCpsMaker;
import vn.dossier.generate.make.Province;
import vn.dossier.generate.make.SourceMaker;
import vn.dossier.setup.SetupException;

/** The adapters whose sources can be made. */
public enum MadeAdapter {
  ONE_STOP("one-stop"),
  OPENCPS("opencps");

  private final String adapter;

  MadeAdapter(String adapter) {
    this.adapter = adapter;
  }

  /**
   * The one of an adapter's name.
   *
   * @throws SetupException when its source cannot be made
   */
  public static MadeAdapter of(String name) {
    return Arrays.stream(values())
        .filter(made -> made.adapter.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SetupException(
                    "--adapter must be %s, not '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(made -> made.adapter)
                                .collect(Collectors.joining(" or ")),
                            name)));
  }

  /** Its name, such as {@code opencps}. */
  public String adapter() {
    return adapter;
  }

  /** What a night over such a source has to be told, in order; nothing of the usual one. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (this == OPENCPS) {
      settings.put("dossier.source.adapter", adapter);
      settings.put("dossier.source.settings.sites", OpenCpsMaker.SITES);
      settings.put("dossier.source.settings.zoneHours", Integer.toString(OpenCpsMaker.ZONE_HOURS));
    }
    return settings;
  }

  SourceMaker maker(long seed, LocalDate end) {
    Province province = new Province(seed);
    return switch (this) {
      case ONE_STOP -> new DossierMaker(seed, province, end);
      case OPENCPS -> new OpenCpsMaker(seed, province, end);
    };
  }
}
