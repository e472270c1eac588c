package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A check that is run again and again; its cursor says only that it ran. */
final class CheckLane implements Lane {
    /** Beyond its own limit, for the check to say itself that the limit is over. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final CheckAdapter adapter;
    private final CheckCall check;
    private final AdapterCall call;

    CheckLane(CheckAdapter adapter, CheckCall check, AdapterCall call) {
        this.adapter = adapter;
        this.check = check;
        this.call = call;
    }

    @Override
    public String name() {
        return "check " + check.name() + "@" + call.slot();
    }

    @Override
    public Duration deadline() {
        return check.limit().plus(GRACE);
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        return of(adapter.check(call, check));
    }

    @Override
    public Brought without(String why, Instant from, Instant to) {
        return of(new CheckResult(check.name(), Verdict.NO_DATA, call.redact(why), to));
    }

    private Brought of(CheckResult result) {
        var sample =
                new CheckSample(
                        check.name(),
                        call.slot(),
                        result.at(),
                        result.verdict(),
                        result.sentence());
        var ran = LongNode.valueOf(result.at().toEpochMilli());
        return new Brought(List.of(), List.of(sample), List.of(), ran);
    }
}
