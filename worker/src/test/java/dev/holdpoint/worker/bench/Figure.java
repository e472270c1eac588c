package dev.holdpoint.worker.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured thing as it is kept beside the page: a line of JSON.
 *
 * @param aim what it is to be; null where it only tells
 * @param settings the sizes and settings it was measured with
 * @param load the load average when the measuring began: what else the machine did
 */
record Figure(
        Bench bench,
        String name,
        Unit unit,
        Spread spread,
        @Nullable Aim aim,
        String settings,
        String day,
        double load,
        Machine machine) {
    /** Measured again it takes the place of the former. */
    String key() {
        return bench + "/" + name;
    }

    boolean missed() {
        return aim != null && !aim.reached(spread);
    }

    /** In a line, for people. */
    String sentence() {
        return "%s: %s: n %d, median %s, p99 %s, most %s%s"
                .formatted(
                        bench.word(),
                        name,
                        spread.n(),
                        unit.words(spread.median()),
                        unit.words(spread.p99()),
                        unit.words(spread.most()),
                        aim == null
                                ? ""
                                : ", wanted %s: %s"
                                        .formatted(
                                                aim.words(unit), missed() ? "MISSED" : "reached"));
    }
}
