package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.wire.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people may end early in a watch: the phase under way, and the time of the kept slot. */
final class WatchWaits implements Promotable {
    private final Execution run;
    private final Supplier<List<PlannedStep>> waiting;
    private final Map<String, String> waived = new LinkedHashMap<>();

    /**
     * @param waiting what is under way
     */
    WatchWaits(Execution run, Supplier<List<PlannedStep>> waiting) {
        this.run = run;
        this.waiting = waiting;
    }

    /** Who ended it early, and why; null when nobody did. */
    @Nullable String waiver(PlannedStep step) {
        return waived.get(step.id());
    }

    /** Step → who ended it early, and why. */
    Map<String, String> waived() {
        return waived;
    }

    @Override
    public List<PlannedStep> waiting() {
        return waiting.get();
    }

    @Override
    public Ruling ruling() {
        return run.bench.ruling();
    }

    @Override
    public void promote(PlannedStep step, Command.Promote command) {
        waived.put(step.id(), Said.by(command));
    }

    @Override
    public String fixed() {
        return "A watch goes on as long as its runbook says; start no run to keep it.";
    }

    @Override
    public Instant extend(PlannedStep step, Duration longer) {
        throw Sentence.refused(fixed());
    }
}
