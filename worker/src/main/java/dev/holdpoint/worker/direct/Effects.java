package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What one step does to the world; each answers what came of it, or fails with a sentence. */
final class Effects {
    private static final Duration COUNTING = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration CHECK = Duration.ofMinutes(1);

    private final Site.At at;
    private final Hand hand;
    private final String id;

    /**
     * @param id of the rollback, for effect keys
     */
    Effects(Site.At at, String id) {
        this.at = at;
        this.hand = at.site().hand();
        this.id = id;
    }

    /** Everything to stable, whatever the shares are, and counted. */
    String shift() {
        var traffic = at.site().environment().traffic();
        var alone = at.alone();
        if (traffic == null || alone.isEmpty()) {
            return "no slots here, nothing to shift";
        }
        var target = at.everywhere(traffic);
        var set =
                hand.traffic()
                        .shiftTraffic(new ShiftCall(key("shift"), target, alone, null, false));
        var former = at.bound().shares();
        var proof =
                hand.traffic()
                        .proveShare(target, alone, former.equals(alone) ? null : former, COUNTING);
        if (proof.verdict() == Verdict.FAIL) {
            throw again("another share was counted than was set: " + proof.sentence());
        }
        return "%s; %s: %s".formatted(set.evidence(), proof.verdict(), proof.sentence());
    }

    /** The stable release back in its place. */
    String back() {
        var put = hand.releases().returnRelease(key("deploy"), at.stable(deploy()));
        return put.evidence();
    }

    /** What is known of a version that is given up is saved; where it lies. */
    String keep(Release release, String why) {
        var target = at.site().in(release.slot(), deploy());
        var references = new LinkedHashMap<>(target.references());
        references.put("version", String.valueOf(release.version()));
        references.put("artifact", String.valueOf(release.artifact()));
        references.put("stable.version", version());
        var about =
                new Target(
                        target.service(),
                        target.environment(),
                        target.adapter(),
                        target.slot(),
                        target.slots(),
                        references,
                        target.hosts());
        return hand.evidence()
                .keep(id, new EvidenceActivities.Call(about, id, why, Instant.now()))
                .place();
    }

    /** Stable is seen to run. */
    String runs() {
        Release seen = hand.releases().currentRelease(at.stable(deploy()));
        var stable = version();
        if (!Sight.runs(seen, stable)) {
            throw again(
                    "%s runs and not %s (%s)"
                            .formatted(
                                    seen.running() ? seen.version() : "nothing",
                                    stable,
                                    seen.evidence()));
        }
        return seen.evidence();
    }

    String check(Step.Check step) {
        var said = new ArrayList<String>();
        for (var name : step.checks()) {
            var binding = at.site().plan().checks().get(name);
            if (binding == null || binding.notApplicable()) {
                said.add(name + " is not asked without Temporal");
                continue;
            }
            var result = check(name, binding, step);
            var sentence = "%s %s: %s".formatted(name, result.verdict(), result.sentence());
            if (result.verdict() != Verdict.PASS) {
                throw again(sentence);
            }
            said.add(sentence);
        }
        return String.join("; ", said);
    }

    private CheckResult check(String name, Binding binding, Step.Check step) {
        var target = at.at(step.common().at(), binding);
        var within = step.common().within();
        return hand.checks()
                .check(new CheckCall(name, target, within == null ? CHECK : within, step.over()));
    }

    /** Stable stays alone for so long; set again where something changed it. */
    String stays(Duration length) {
        var traffic = at.site().environment().traffic();
        if (traffic == null || at.alone().isEmpty()) {
            return "no slots here, nothing to look at";
        }
        var end = Instant.now().plus(length);
        int restored = 0;
        while (Instant.now().isBefore(end)) {
            if (!at.site().shares().equals(at.alone())) {
                var _ = shift();
                restored++;
                end = Instant.now().plus(length);
            }
            pause(LOOK);
        }
        return "stable stayed alone for %s%s"
                .formatted(
                        DurationText.of(length),
                        restored == 0
                                ? ""
                                : ", after it was set again %d times".formatted(restored));
    }

    String run(PlannedStep planned, Step.Run step) {
        var command = at.site().plan().commands().get(step.command());
        if (command == null) {
            throw never("there is no command " + step.command());
        }
        var result =
                hand.commands()
                        .runCommand(
                                key(planned.id()),
                                step.command(),
                                at.at(step.common().at(), command));
        var last = result.tail().isEmpty() ? "" : ": " + result.tail().getLast();
        if (result.exit() != 0) {
            throw never("exit code " + result.exit() + last);
        }
        return "exit code 0" + last;
    }

    String tell(PlannedStep planned, Step.Notify step, String by, String reason) {
        var binding = at.site().plan().notices().get(step.to());
        if (binding == null) {
            throw never("there is nobody called " + step.to());
        }
        var place =
                "%s@%s"
                        .formatted(
                                at.site().plan().request().service(),
                                at.bound().environment().name());
        var notice =
                new Notice(
                        step.notice(),
                        place,
                        "%s: %s to %s, without Temporal".formatted(place, step.notice(), version()),
                        "%s brought it back: %s".formatted(by, reason),
                        Map.of("by", by));
        return hand.notices().deliver(key(planned.id()), at.everywhere(binding), notice);
    }

    private String version() {
        var stable = at.bound().stable();
        return stable == null ? "nothing" : String.valueOf(stable.version());
    }

    private Binding deploy() {
        Binding deploy = at.site().environment().deploy();
        if (deploy == null) {
            throw never(at.site().environment().name() + " has no deploy adapter");
        }
        return deploy;
    }

    private String key(String what) {
        return "direct/%s/%s".formatted(id, what);
    }

    private static ApplicationFailure again(@Nullable String why) {
        return ApplicationFailure.newFailure(String.valueOf(why), "Unavailable");
    }

    private static ApplicationFailure never(String why) {
        return ApplicationFailure.newNonRetryableFailure(why, Errors.MISCONFIGURED);
    }

    static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
