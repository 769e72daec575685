package vn.dossier.report.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.layout.Table;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.ProvinceTexts;
import vn.dossier.testing.page.BulletinMaker;

class TextBulletinTest {

  private static String render(BulletinMaker bulletin) {
    return new TextBulletin(BulletinMaker.province()).render(bulletin.make(), Language.VI);
  }

  @Test
  void readsLikeTheBulletinOfTheCentre() {
    BulletinMaker october =
        new BulletinMaker()
            .shares("2023-10", Indicator.ONLINE, 284, 360, 435, 640)
            .shares("2023-09", Indicator.ONLINE, 270, 360, 420, 640)
            .shares("2023-05", Indicator.ONLINE, 90, 360, 200, 640)
            .shares("2023-10", Indicator.DIGITISED, 346, 360, 448, 640)
            .shares("2023-09", Indicator.DIGITISED, 346, 360, 448, 640)
            .shares("2023-05", Indicator.DIGITISED, 107, 360, 36, 640)
            .shares("2023-10", Indicator.CASHLESS, 112, 200, 5, 60)
            .shares("2023-05", Indicator.CASHLESS, 13, 200, 0, 60)
            .shares("2023-10", Indicator.NON_CASH, 120, 200, 12, 60)
            .historicalResults(1_234)
            .eReceipts(1, "Sở Một", "Sở Hai")
            .progress(
                new TargetProgress(
                    target(Indicator.ONLINE, ReportedLevel.ALL, "80"), new Share(719, 1000)),
                new TargetProgress(
                    target(Indicator.CASHLESS, ReportedLevel.PROVINCE, "45.5"),
                    new Share(112, 200)),
                new TargetProgress(
                    target(Indicator.ON_TIME, ReportedLevel.COMMUNE, "95"), new Share(0, 0)))
            .quality(new DataQuality(14, 3, List.of()));

    assertThat(render(october))
        .isEqualTo(
            """
            TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH MẪU
            BẢN TIN THÁNG 10/2023
            Tháng 10/2023: Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 72%
            Số liệu đến hết ngày 31/10/2023. Công bố lúc 02:14 ngày 01/11/2023. Nguồn: Kho dữ liệu hồ sơ thủ tục hành chính, Trung tâm Phục vụ hành chính công tỉnh Mẫu.

            1. Nộp hồ sơ trực tuyến
            Tính đến hết ngày 31/10/2023, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 72%, tăng 43 điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số 10/CT-UBND); trong đó, cấp tỉnh đạt 79%, cấp huyện đạt 68%.
              Cấp        Tỷ lệ  Hồ sơ            So với 5/2023  So với 9/2023
              Cấp tỉnh   79%    284/360 hồ sơ    tăng 54 điểm   tăng 4 điểm
              Cấp huyện  68%    435/640 hồ sơ    tăng 37 điểm   tăng 2 điểm
              Toàn tỉnh  72%    719/1.000 hồ sơ  tăng 43 điểm   tăng 3 điểm

            2. Số hóa hồ sơ
            Tính đến hết ngày 31/10/2023, tỷ lệ số hóa hồ sơ, thành phần hồ sơ toàn tỉnh đạt 79%, tăng 65 điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số 10/CT-UBND); trong đó, cấp tỉnh đạt 96%, cấp huyện đạt 70%.
              Cấp        Tỷ lệ  Hồ sơ            So với 5/2023  So với 9/2023
              Cấp tỉnh   96%    346/360 hồ sơ    tăng 66 điểm   không đổi
              Cấp huyện  70%    448/640 hồ sơ    tăng 64 điểm   không đổi
              Toàn tỉnh  79%    794/1.000 hồ sơ  tăng 65 điểm   không đổi

            3. Số hóa kết quả lịch sử
            Tính đến hết ngày 31/10/2023, toàn tỉnh đã số hóa 1.234 kết quả giải quyết thủ tục hành chính lịch sử.

            4. Thanh toán trực tuyến
            Tỷ lệ hồ sơ thanh toán trực tuyến trên tổng số hồ sơ có phát sinh nghĩa vụ tài chính toàn tỉnh đạt 45%, tăng 40 điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số 10/CT-UBND); trong đó, cấp tỉnh đạt 56%, cấp huyện đạt 8%.
            Tính cả chuyển khoản, tỷ lệ hồ sơ thanh toán không dùng tiền mặt toàn tỉnh đạt 51%; trong đó, cấp tỉnh đạt 60%, cấp huyện đạt 20%.
              Cấp        Tỷ lệ  Hồ sơ          So với 5/2023  So với 9/2023
              Cấp tỉnh   56%    112/200 hồ sơ  tăng 50 điểm   –
              Cấp huyện  8%     5/60 hồ sơ     tăng 8 điểm    –
              Toàn tỉnh  45%    117/260 hồ sơ  tăng 40 điểm   –

            5. Biên lai điện tử
            Tính đến hết ngày 31/10/2023, đã có 02 đơn vị triển khai biên lai điện tử: Sở Một, Sở Hai. Trong tháng 10/2023 có 01 đơn vị phát hành.

            6. Tiến độ thực hiện mục tiêu
              Chỉ tiêu               Phạm vi       Kết quả          Mục tiêu  Tiến độ
              Nộp hồ sơ trực tuyến   Toàn tỉnh     71,9%            80%       chưa đạt, còn thiếu 8,1 điểm phần trăm
              Thanh toán trực tuyến  Cấp tỉnh      56,0%            45,5%     đạt
              Giải quyết đúng hạn    Riêng cấp xã  chưa có số liệu  95%

            Ghi chú
              - Kho dữ liệu có số liệu đến hết ngày 31/10/2023, công bố lúc 02:14 ngày 01/11/2023.
              - Các tỷ lệ tính trên hồ sơ tiếp nhận trong tháng 10/2023, riêng đúng hạn và trong ngày tính trên hồ sơ giải quyết xong trong tháng; kết quả lịch sử và đơn vị triển khai biên lai điện tử là số lũy kế. Mức tăng, giảm tính từ số liệu chưa làm tròn.
              - Chưa có số liệu để so sánh với cùng kỳ năm trước (10/2022).
              - Cấp tỉnh gồm sở, ban, ngành và chi nhánh văn phòng đăng ký đất đai; cấp huyện gồm cấp huyện và cấp xã.
              - 14 hồ sơ có dữ liệu không hợp lệ đang chờ xử lý, chưa tính vào số liệu.
              - 3 hồ sơ trong tháng không rõ kênh nộp, vẫn tính vào tổng số.
              - Điều chỉnh về số lượng hồ sơ của tháng 10/2023 được ghi nhận từ số liệu ngày 01/12/2023 trở đi; trước đó số liệu có thể thay đổi sau mỗi lần công bố.
            """);
  }

  @Test
  void theProvincesOwnWordsStandAroundTheFigures() {
    Province talkative =
        new Province(
            BulletinMaker.province().centre(),
            ProvinceTexts.of(
                Map.of(
                    "introduction", Map.of("vi", "Câu một,\nvẫn câu một.\n\nCâu hai.\n"),
                    "outlook", Map.of("vi", "Việc sắp tới."),
                    "contact", Map.of("vi", "Phòng Một\nSố máy lẻ 1\n"),
                    "signature", Map.of("vi", "TRUNG TÂM\nPhòng Một"))),
            BulletinMaker.levels());

    assertThat(
            new TextBulletin(talkative)
                .render(new BulletinMaker().everywhere("2023-10", 1, 2).make(), Language.VI))
        .contains("tỉnh Mẫu.\n\nCâu một, vẫn câu một.\n\nCâu hai.\n\n1. Nộp hồ sơ trực tuyến\n")
        .contains("\n\n7. Nhiệm vụ thời gian tới\nViệc sắp tới.\n\nGhi chú\n")
        .endsWith("\n\nLiên hệ\nPhòng Một\nSố máy lẻ 1\n\nTRUNG TÂM\nPhòng Một\n");
  }

  @Test
  void aMonthWithoutObligationsHasNoTableOfThem() {
    assertThat(render(new BulletinMaker().shares("2023-10", Indicator.ONLINE, 1, 2, 1, 2)))
        .contains(
            """
            4. Thanh toán trực tuyến
            Tháng 10/2023 không phát sinh hồ sơ có nghĩa vụ tài chính nên không có tỷ lệ thanh toán trực tuyến.

            5. Biên lai điện tử
            """);
  }

  @Test
  void aMonthWithoutTargetsSaysSo() {
    assertThat(render(new BulletinMaker().everywhere("2023-10", 1, 2)))
        .contains("Chưa có mục tiêu nào có hiệu lực trong tháng.");
  }

  @Test
  void namesCannotMoveTheCursorOfATerminalAndAreComposed() {
    String text =
        render(
            new BulletinMaker()
                .everywhere("2023-10", 1, 2)
                .eReceipts(0, "Sở\rMột\u001B[2J", "Sở\u2028Hai", "So\u031B\u0309 Ba"));

    assertThat(text).contains("Sở Một [2J, Sở Hai, Sở Ba.");
    Table table = new Table("  ");
    table.add("Sở\r\nMột\u0007", "1");
    assertThat(table.lines()).containsExactly("  Sở Một   1");
  }

  private static Target target(Indicator indicator, ReportedLevel level, String percent) {
    return new Target(indicator, level, new BigDecimal(percent), LocalDate.of(2023, 1, 1));
  }
}
