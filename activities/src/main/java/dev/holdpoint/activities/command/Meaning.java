package dev.holdpoint.activities.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdpoint.workflows.judge.Verdict;

/** What an exit code means, as settings write it. */
enum Meaning {
    @JsonProperty("pass")
    PASS(Verdict.PASS),
    @JsonProperty("fail")
    FAIL(Verdict.FAIL),
    @JsonProperty("inconclusive")
    INCONCLUSIVE(Verdict.INCONCLUSIVE),
    @JsonProperty("no-data")
    NO_DATA(Verdict.NO_DATA);

    private final Verdict verdict;

    Meaning(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
