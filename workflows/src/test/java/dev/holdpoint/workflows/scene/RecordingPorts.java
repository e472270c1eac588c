package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.CommandResult;
import dev.holdpoint.workflows.port.DatabaseActivities;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.Migration;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Returnable;
import dev.holdpoint.workflows.port.Schema;
import dev.holdpoint.workflows.port.ShareProof;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every port on a {@link RecordingWorld}; each call returns at once, so that time can be skipped.
 */
record RecordingPorts(RecordingWorld world)
        implements TrafficActivities,
                EvidenceActivities,
                DeployActivities,
                DatabaseActivities,
                ObserveActivities,
                CheckActivities,
                CommandActivities,
                NoticeActivities,
                HandsActivities {

    @Override
    public TrafficState readTraffic(Target target) {
        world.fail("read");
        return new TrafficState(new TreeMap<>(world.shares()), true, world.now(), "read");
    }

    @Override
    public TrafficState shiftTraffic(ShiftCall call) {
        var text = "shift " + new TreeMap<>(call.shares());
        world.fail(text);
        world.fail("shift");
        if (call.expects() != null
                && !world.shares().equals(call.expects())
                && !world.shares().equals(call.shares())) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "shares are %s, expected %s"
                            .formatted(
                                    new TreeMap<>(world.shares()), new TreeMap<>(call.expects())),
                    Errors.DRIFT);
        }
        world.setShares(call.shares());
        world.happened(text);
        return new TrafficState(call.shares(), true, world.now(), "set");
    }

    @Override
    public ShareProof proveShare(
            Target target,
            Map<String, Integer> shares,
            @Nullable Map<String, Integer> former,
            Duration limit) {
        return new ShareProof(Verdict.PASS, Map.of(), "counted as wanted");
    }

    private Release release(@Nullable String slot) {
        var version = world.running(slot == null ? "service" : slot);
        var told = RecordingWorld.NOBODY_KNOWS.equals(version) ? null : version;
        return new Release(
                slot,
                version != null,
                told,
                told == null ? null : world.artifact(told),
                Map.of(),
                (slot == null ? "service" : slot) + " runs " + version);
    }

    @Override
    public Release currentRelease(Target target) {
        world.fail("look");
        return release(target.slot());
    }

    @Override
    public Release startRelease(String key, Target target) {
        return put("deploy", target);
    }

    @Override
    public Release returnRelease(String key, Target target) {
        return put("return", target);
    }

    private Release put(String effect, Target target) {
        world.fail(effect);
        var slot = target.slot() == null ? "service" : target.slot();
        var version = String.valueOf(target.references().get("version"));
        world.start(slot, world.deployed(version));
        world.happened("%s %s %s".formatted(effect, slot, version));
        return new Release(
                target.slot(), true, version, world.artifact(version), Map.of(), slot + " started");
    }

    @Override
    public Release stopRelease(String key, Target target) {
        world.fail("stop");
        var slot = target.slot() == null ? "service" : target.slot();
        world.stop(slot);
        world.happened("stop " + slot);
        return release(target.slot());
    }

    @Override
    public EvidenceActivities.Kept keep(String key, EvidenceActivities.Call call) {
        world.fail("evidence");
        var slot = call.release().slot();
        world.kept("%s of %s".formatted(slot == null ? "service" : slot, call.run()));
        return new EvidenceActivities.Kept(
                "/evidence/" + call.run(), List.of("log.txt"), List.of());
    }

    @Override
    public Returnable couldReturn(Target target) {
        var missing = world.missingToReturn();
        return new Returnable(missing == null, missing == null ? "all there" : missing);
    }

    @Override
    public List<String> releaseLogs(Target target) {
        return List.of();
    }

    @Override
    public Schema currentSchema(Target target) {
        return new Schema(world.schema(), Schema.UNKNOWN, "read");
    }

    @Override
    public Backup backUp(String key, Target target) {
        world.fail("backup");
        world.happened("backup");
        return new Backup("/backups/1", 4711, "c0ffee", "pg_dump", "read back");
    }

    @Override
    public Migration migrate(String key, Target target, boolean down) {
        world.fail("migrate");
        var before = world.schema();
        world.migrated(down ? "41" : "42");
        world.happened(down ? "migrate down" : "migrate up");
        return new Migration(before, world.schema(), List.of("V42"), "asked");
    }

    @Override
    public Observation observe(ObserveCall call) {
        world.fail("observe");
        var from = world.now();
        var samples = new ArrayList<Sample>();
        var checks = new ArrayList<CheckSample>();
        var shares = new ArrayList<ShareSample>();
        var end = from.plus(call.length());
        for (var at = from; at.isBefore(end); at = at.plus(call.every())) {
            var to = at.plus(call.every()).isAfter(end) ? end : at.plus(call.every());
            measure(call, at, to, samples);
            check(call, to, checks);
            count(call, at, to, shares);
        }
        var releases = call.places().stream().map(place -> release(place.target().slot())).toList();
        return new Observation(from, end, samples, checks, shares, Map.of(), false, releases);
    }

    private void measure(ObserveCall call, Instant from, Instant to, List<Sample> samples) {
        for (var metric : call.metrics()) {
            var slot = metric.target().slot() == null ? "service" : metric.target().slot();
            var reading = world.read(metric.metric(), slot, to);
            samples.add(new Sample(metric.metric(), slot, from, to, reading, false));
        }
    }

    private void check(ObserveCall call, Instant at, List<CheckSample> checks) {
        for (var check : call.checks()) {
            var slot = check.target().slot() == null ? "service" : check.target().slot();
            var verdict = world.verdict(check.name(), slot);
            checks.add(new CheckSample(check.name(), slot, at, verdict, "looked at " + slot));
        }
    }

    private void count(ObserveCall call, Instant from, Instant to, List<ShareSample> shares) {
        if (call.traffic() == null) {
            return;
        }
        var requests = new LinkedHashMap<String, Long>();
        call.traffic().slots().keySet().forEach(s -> requests.put(s, world.requestsAt(s)));
        shares.add(new ShareSample(from, to, requests, world.restartedSince()));
    }

    @Override
    public CheckResult check(CheckCall call) {
        var slot = call.target().slot() == null ? "service" : call.target().slot();
        world.fail("check " + call.name());
        var verdict = world.verdict(call.name(), slot);
        return new CheckResult(call.name(), verdict, "looked at " + slot, world.now());
    }

    @Override
    public CommandResult runCommand(String key, String name, Target target) {
        world.fail("run");
        world.happened("run " + name);
        int exit = world.exit();
        return new CommandResult(exit, Map.of(), List.of(exit == 0 ? "done" : "no space left"));
    }

    @Override
    public String deliver(String key, Target target, Notice notice) {
        world.fail("notify");
        world.told(key, notice);
        return "delivered";
    }

    @Override
    public List<String> byHand(HandsCall call) {
        return List.of("set-weights " + call.stableSlot() + "=100");
    }
}
