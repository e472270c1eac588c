package dev.holdpoint.activities;

import dev.holdpoint.workflows.judge.BinomialInterval;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.ShareProof;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the requests that slots answer after a shift and says whether the shares are proven.
 *
 * <p>A slot that shall get nothing is proven by a quiet second in which others answer; a part by
 * its 99.9 % interval with enough requests to tell it from the former share.
 *
 * <p>Requests that piled up before the shift are answered after it, by whom they had been given to.
 * So a stretch that was long enough and outside is left behind, and what follows it may pass for
 * itself; it has to be twice as long each time, so that many tries make no lucky one.
 */
final class ShareTally {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Map<String, Integer> shares;
    private final long enough;
    private final Map<String, Long> requests = new LinkedHashMap<>();
    private final Map<String, Long> stretch = new LinkedHashMap<>();
    private long needed;
    private @Nullable Map<String, Long> last;
    private @Nullable String unreadable = "they were never read";
    private Duration now = Duration.ZERO;
    private Duration quietSince = Duration.ZERO;
    private long quietRequests;

    /**
     * @param former the shares before; null when nobody knows them
     */
    ShareTally(Map<String, Integer> shares, @Nullable Map<String, Integer> former) {
        this.shares = Ordered.copy(shares);
        this.enough = enough(shares, former == null ? Map.of() : former);
        this.needed = enough;
        shares.keySet().forEach(slot -> requests.put(slot, 0L));
    }

    /** Takes the counters as they stand so long after the start. */
    void add(Duration at, Map<String, Long> counters) {
        var before = last;
        now = at;
        last = counters;
        unreadable = null;
        if (before == null || restarted(before, counters)) {
            quietFrom(at);
            return;
        }
        counters.forEach((slot, count) -> count(slot, count - before.getOrDefault(slot, 0L)));
        if (total(stretch) >= needed && outside(stretch)) {
            stretch.clear();
            needed *= 2;
        }
    }

    /** Notes that the counters could not be read; what happened meanwhile is not known. */
    void unreadable(String why) {
        unreadable = why;
    }

    /** Whether nothing more has to be counted. */
    boolean proven() {
        return proof().verdict() == Verdict.PASS;
    }

    /** What the counters say so far. */
    ShareProof proof() {
        if (unreadable != null) {
            return proof(Verdict.NO_DATA, "the counters could not be read: " + unreadable);
        }
        if (total(requests) == 0) {
            return proof(Verdict.NO_DATA, "no slot answered a request in " + seconds(now));
        }
        if (outside(requests)) {
            return stretched()
                    ? noise().orElseGet(() -> proof(Verdict.PASS, counted(stretch) + left()))
                    : proof(Verdict.FAIL, counted(requests));
        }
        return noise().or(this::tooFew)
                .orElseGet(() ->
                        proof(Verdict.PASS, counted(requests) + (hasZero() ? silence() : "")));
    }

    private boolean outside(Map<String, Long> counts) {
        return shares.keySet().stream()
                .anyMatch(slot ->
                        partial(slot) && !interval(slot, counts).contains(answered(slot, counts)));
    }

    private boolean stretched() {
        return total(stretch) >= needed && !outside(stretch);
    }

    private String left() {
        return ", after %d that may have waited since before the shift"
                .formatted(total(requests) - total(stretch));
    }

    private Optional<ShareProof> noise() {
        if (!hasZero() || !now.minus(quietSince).minus(QUIET).isNegative()) {
            return Optional.empty();
        }
        return Optional.of(
                shares.keySet().stream()
                                .anyMatch(slot -> share(slot) == 0 && answered(slot, requests) > 0)
                        ? proof(
                                Verdict.FAIL,
                                "%s, the last %s ago".formatted(counted(requests), quiet()))
                        : proof(Verdict.INCONCLUSIVE, counted(requests) + ", in only " + quiet()));
    }

    private Optional<ShareProof> tooFew() {
        var counted = hasZero() ? quietRequests : total(requests);
        return counted >= enough
                ? Optional.empty()
                : Optional.of(
                        proof(
                                Verdict.INCONCLUSIVE,
                                "%s; %d requests are too few to tell it from the former share, %d are needed"
                                        .formatted(counted(requests), counted, enough)));
    }

    private void count(String slot, long increment) {
        requests.merge(slot, increment, Long::sum);
        stretch.merge(slot, increment, Long::sum);
        if (share(slot) > 0) {
            quietRequests += increment;
        } else if (increment > 0) {
            quietFrom(now);
        }
    }

    private void quietFrom(Duration at) {
        quietSince = at;
        quietRequests = 0;
    }

    /** A balancer that restarted counts from 0 again: the increment since is not known. */
    private static boolean restarted(Map<String, Long> before, Map<String, Long> now) {
        return before.entrySet().stream()
                .anyMatch(e -> now.getOrDefault(e.getKey(), 0L) < e.getValue());
    }

    private static long enough(Map<String, Integer> shares, Map<String, Integer> former) {
        var most = 1L;
        for (var slot : shares.keySet()) {
            var share = shares.get(slot);
            var other = former.getOrDefault(slot, share);
            if (!share.equals(other)) {
                most = Math.max(most, BinomialInterval.enough(share / 100.0, other / 100.0));
            } else if (0 < share && share < 100) {
                most = Math.max(most, BinomialInterval.enough(share / 100.0, share < 50 ? 0 : 1));
            }
        }
        return most;
    }

    private String counted(Map<String, Long> counts) {
        return requests.keySet().stream()
                .map(slot -> counted(slot, counts))
                .collect(Collectors.joining(", "));
    }

    private String counted(String slot, Map<String, Long> counts) {
        var sentence =
                "%s answered %d of %d requests, %d %% wanted"
                        .formatted(slot, answered(slot, counts), total(counts), share(slot));
        if (!partial(slot)) {
            return sentence;
        }
        var interval = interval(slot, counts);
        return "%s (%d to %d)".formatted(sentence, interval.least(), interval.most());
    }

    private String silence() {
        return ", none where 0 %% is wanted among the last %d in %s"
                .formatted(quietRequests, quiet());
    }

    private String quiet() {
        return seconds(now.minus(quietSince));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private ShareProof proof(Verdict verdict, String sentence) {
        return new ShareProof(verdict, requests, sentence + ".");
    }

    private BinomialInterval interval(String slot, Map<String, Long> counts) {
        return BinomialInterval.of(total(counts), share(slot) / 100.0);
    }

    private boolean partial(String slot) {
        return 0 < share(slot) && share(slot) < 100;
    }

    private int share(String slot) {
        return shares.getOrDefault(slot, 0);
    }

    private boolean hasZero() {
        return shares.containsValue(0);
    }

    private static long answered(String slot, Map<String, Long> counts) {
        return counts.getOrDefault(slot, 0L);
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
