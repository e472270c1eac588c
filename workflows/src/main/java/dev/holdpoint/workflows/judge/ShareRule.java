package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Rule;
import java.util.List;

/**
 * The standing rule of every hold: the share that was measured must be the share that was set.
 * Outside its interval a person is asked; nothing counted at all is NO_DATA.
 */
final class ShareRule {
    private ShareRule() {}

    static RuleVerdict judge(List<ShareSample> samples, Exposure exposure) {
        long candidate = 0;
        long total = 0;
        for (var sample : samples) {
            candidate += sample.requests().getOrDefault(exposure.candidate(), 0L);
            total += sample.requests().values().stream().mapToLong(Long::longValue).sum();
        }
        var verdict = verdict(candidate, total, exposure.share());
        return new RuleVerdict(
                "share",
                verdict,
                Rule.Action.ASK,
                total == 0 ? null : (double) candidate / total,
                total,
                samples.size(),
                samples.isEmpty() ? null : samples.getFirst().from(),
                samples.isEmpty() ? null : samples.getLast().to(),
                verdict == Verdict.FAIL,
                sentence(candidate, total, exposure));
    }

    private static Verdict verdict(long candidate, long total, int share) {
        if (total == 0) {
            return Verdict.NO_DATA;
        }
        return BinomialInterval.of(total, share / 100.0).contains(candidate)
                ? Verdict.PASS
                : Verdict.FAIL;
    }

    private static String sentence(long candidate, long total, Exposure exposure) {
        return total == 0
                ? "no request was counted, the share of %s is not proven"
                        .formatted(exposure.candidate())
                : "%s answered %d of %d requests, %d %% wanted"
                        .formatted(exposure.candidate(), candidate, total, exposure.share());
    }
}
