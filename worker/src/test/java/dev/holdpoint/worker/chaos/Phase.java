package dev.holdpoint.worker.chaos;

import java.util.List;

/** Which part of a run goes on, as people would name it. */
enum Phase {
    BEFORE("before anything changes"),
    PREPARING("backup, migration, candidate"),
    EXPOSED("shifts and holds"),
    ROLLBACK("rollback"),
    AFTER("after the last hold");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The part that the newest event belongs to. */
    static Phase of(List<Seen> seen) {
        if (seen.stream().anyMatch(it -> it.whose().equals("rollback"))) {
            return ROLLBACK;
        }
        if (seen.stream().anyMatch(it -> it.whose().equals("afterwards"))) {
            return AFTER;
        }
        if (seen.stream().anyMatch(it -> it.summary().startsWith("shift "))) {
            return EXPOSED;
        }
        return seen.stream().anyMatch(it -> it.whose().equals("production")) ? PREPARING : BEFORE;
    }
}
