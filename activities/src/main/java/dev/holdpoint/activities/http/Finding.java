package dev.holdpoint.activities.http;

import dev.holdpoint.workflows.judge.Verdict;

/** What one request showed. */
record Finding(Verdict verdict, String sentence) {
    boolean passed() {
        return verdict == Verdict.PASS;
    }
}
