package dev.holdpoint.workflows.runbook;

/**
 * A threshold in its unit.
 *
 * @param value in the base unit: ratio 0 to 1 for per cent and points, seconds for durations
 */
public record Limit(double value, Unit unit) {
    /** The closed set of units a limit is written in. */
    public enum Unit {
        PERCENT,
        POINTS,
        SECONDS,
        COUNT
    }

    /** As a person would write it: {@code 5 %}, {@code 3 s}, {@code 14.4}. */
    public String text() {
        return text(value, unit);
    }

    /** A measured value in the unit of this limit. */
    public String text(double measured) {
        return text(measured, unit);
    }

    private static String text(double value, Unit unit) {
        return switch (unit) {
            case PERCENT -> number(value * 100) + " %";
            case POINTS -> number(value * 100) + " points";
            case SECONDS -> value < 1 ? number(value * 1000) + " ms" : number(value) + " s";
            case COUNT -> number(value);
        };
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
