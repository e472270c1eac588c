package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Share;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities with their units: durations, shares, limits and ranges of them. */
final class Quantities {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3})%");
    private static final Pattern LIMIT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(%| points|ms|s|m|h|)");

    private static final Set<Limit.Unit> POINTS = Set.of(Limit.Unit.POINTS);
    private static final Set<Limit.Unit> NO_CHANGE = Set.of(Limit.Unit.SECONDS, Limit.Unit.COUNT);

    private Quantities() {}

    /** A time longer than none: {@code 15s 5m 24h 7d} or ISO-8601. */
    static Duration duration(Located node) {
        var parsed = DurationText.read(Scalars.raw(node));
        if (parsed.isEmpty() && !node.isAmbiguous()) {
            node.refuse(
                    ProblemKind.DURATION,
                    "expected a duration, such as 15s, 5m, 24h, 7d or PT1H30M");
        }
        return parsed.orElse(Duration.ofSeconds(1));
    }

    /** A share of traffic; the message names the words that may stand there as well. */
    static Share share(Located node) {
        var parsed = parseShare(Scalars.raw(node));
        if (parsed.isEmpty()) {
            node.refuse(ProblemKind.SHARE, "expected a share from 0% to 100%, or stable, or none");
        }
        return parsed.orElse(Share.ALL);
    }

    /** A shortest and a longest time, {@code 10m..30m}. */
    static Stage.Takes takes(Located node) {
        var ends = Scalars.raw(node).split("\\.\\.", -1);
        var from = DurationText.read(ends[0]);
        var to = ends.length == 2 ? DurationText.read(ends[1]) : Optional.<Duration>empty();
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) <= 0) {
            return new Stage.Takes(from.get(), to.get());
        }
        node.refuse(
                ProblemKind.TAKES,
                "expected the shortest and the longest usual time, such as 10m..30m");
        return new Stage.Takes(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /** A share and how long it is held, {@code 10% 5m}. */
    static Step.Ramp.Leg leg(Located node) {
        var words = Scalars.raw(node).split(" ", -1);
        var share = parseShare(words[0]);
        var hold = words.length == 2 ? DurationText.read(words[1]) : Optional.<Duration>empty();
        if (share.isPresent() && hold.isPresent() && share.get().percent() > 0) {
            return new Step.Ramp.Leg(share.get(), hold.get());
        }
        node.refuse(
                ProblemKind.RAMP_LEG, "expected a share and the time to hold it, such as 10% 5m");
        return new Step.Ramp.Leg(Share.ALL, Duration.ofDays(1));
    }

    /** What a measured value is compared with, in its unit. */
    static Limit level(Located node) {
        return limit(node, "expected a limit such as 5%, 300ms, 3s or 1200", POINTS);
    }

    /** How much a measured value moves, relative or in percentage points. */
    static Limit change(Located node) {
        return limit(node, "expected a change such as 50% or 5 points", NO_CHANGE);
    }

    private static Limit limit(Located node, String expected, Set<Limit.Unit> refused) {
        var matcher = LIMIT.matcher(Scalars.raw(node));
        var limit = matcher.matches() ? limit(matcher) : null;
        if (limit != null && !refused.contains(limit.unit())) {
            return limit;
        }
        if (!node.isAmbiguous()) {
            node.refuse(ProblemKind.LIMIT, expected);
        }
        return new Limit(1, Limit.Unit.COUNT);
    }

    private static Limit limit(Matcher matcher) {
        double number = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "%" -> new Limit(number / 100, Limit.Unit.PERCENT);
            case " points" -> new Limit(number / 100, Limit.Unit.POINTS);
            case "ms" -> new Limit(number / 1000, Limit.Unit.SECONDS);
            case "s" -> new Limit(number, Limit.Unit.SECONDS);
            case "m" -> new Limit(number * 60, Limit.Unit.SECONDS);
            case "h" -> new Limit(number * 3600, Limit.Unit.SECONDS);
            default -> new Limit(number, Limit.Unit.COUNT);
        };
    }

    private static Optional<Share> parseShare(String text) {
        var matcher = SHARE.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) <= 100
                ? Optional.of(new Share(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }
}
