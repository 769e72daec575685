package vn.dossier.warehouse.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are typed without accents. */
class SearchNameTest {

  @ParameterizedTest
  @CsvSource({
    "Sở Y tế, so y te",
    "Đăng ký đất đai, dang ky dat dai",
    "UBND thành phố MẪU 1, ubnd thanh pho mau 1",
    // Decomposed, as macOS types it
    "Sở Y tế, so y te",
    "Văn phòng số 3, van phong so 3"
  })
  void accentsAndCapitalsGo(String name, String search) {
    assertThat(SearchName.of(name)).isEqualTo(search);
  }

  @Test
  void itIsNeverLongerThanItsName() {
    String growing = "\u0130".repeat(300);
    assertThat(SearchName.of(growing)).hasSizeLessThanOrEqualTo(300);
    assertThat(SearchName.of(null)).isNull();
  }
}
