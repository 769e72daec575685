package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A figure that the national portal published; either its two counts or its rate.
 *
 * @param month first day of the month
 * @param agency code of the agency; blank for the province
 * @param indicator as in kpi_monthly
 * @param numerator null when only the rate is known
 * @param denominator null when only the rate is known
 * @param rate as a fraction; null when the counts are known
 */
public record PortalFigure(
    LocalDate month,
    String agency,
    String indicator,
    Long numerator,
    Long denominator,
    BigDecimal rate) {}
