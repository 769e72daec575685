package vn.dossier.report.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Language;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.MonthFigures;
import vn.dossier.report.table.MonthFile;
import vn.dossier.report.table.TableFormat;

/**
 * The files of a month.
 *
 * @param files by path
 * @param digest of all figures of the month, those that only the page shows among them
 */
record MonthFiles(Map<String, byte[]> files, String digest) {

  static MonthFiles of(Bulletin bulletin, MonthFigures figures, FiguresWorkbook workbook)
      throws IOException {
    YearMonth month = bulletin.month();
    Map<String, byte[]> files = new LinkedHashMap<>();
    MessageDigest digest = sha256();
    for (MonthFile file : MonthFile.ALL) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      figures.write(file.of(), file.format(), out);
      files.put(SitePaths.file(month, file.rows(), file.ending()), out.toByteArray());
      if (file.format() == TableFormat.CSV) {
        digest.update(out.toByteArray());
      }
    }
    for (Language language : Language.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(figures, bulletin.dataUntil(), language, out);
      files.put(SitePaths.workbook(language, month), out.toByteArray());
    }
    digest.update(
        List.of(
                bulletin.dataUntil(),
                bulletin.historicalResults(),
                bulletin.eReceiptAgencies(),
                bulletin.eReceiptAgenciesInMonth())
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    // Apart, so that the digest of a source that tells everything is what it was
    for (String figure : bulletin.untold().stream().sorted().toList()) {
      digest.update(figure.getBytes(StandardCharsets.UTF_8));
    }
    return new MonthFiles(files, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
