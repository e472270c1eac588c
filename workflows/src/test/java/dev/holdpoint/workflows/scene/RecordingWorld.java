package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Notice;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slots, shares, a schema and measurements in memory. Every effect is written down in {@link
 * #effects}, in order; a failure can be laid in for the next call of an effect.
 */
public final class RecordingWorld {
    /** A version that nobody can tell. */
    public static final String NOBODY_KNOWS = "?";

    /** What runs where: slot, or {@code service} on a platform without slots → version. */
    private final Map<String, String> running = new LinkedHashMap<>();

    private final List<String> slots = new ArrayList<>();
    private final Map<String, String> rebuilt = new LinkedHashMap<>();
    private final Map<String, Integer> shares = new LinkedHashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> noticeKeys = new ArrayList<>();
    private final Map<String, Deque<ApplicationFailure>> failures = new LinkedHashMap<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, Function<String, Verdict>> checks = new LinkedHashMap<>();
    private final LongSupplier clock;
    private @Nullable String schema = "41";
    private int requests = 100;
    private int exit;
    private @Nullable String deploying;
    private @Nullable String missingToReturn;
    private boolean restarted;

    RecordingWorld(LongSupplier clock) {
        this.clock = clock;
    }

    /** What a metric says of a slot at a moment. */
    @FunctionalInterface
    public interface Metric {
        /** The reading of one interval in which the slot answered so many requests. */
        Reading read(String slot, long requests, Instant to);
    }

    /** Two slots, the first of them with everything. */
    public synchronized RecordingWorld serving(String slot, String version, String other) {
        slots.addAll(List.of(slot, other));
        running.put(slot, version);
        shares.put(slot, 100);
        shares.put(other, 0);
        return this;
    }

    /** Two slots where nothing runs. */
    public synchronized RecordingWorld empty(String slot, String other) {
        slots.addAll(List.of(slot, other));
        shares.put(slot, 0);
        shares.put(other, 0);
        return this;
    }

    /** A platform without slots. */
    public synchronized RecordingWorld inPlace(String version) {
        running.put("service", version);
        return this;
    }

    /** What is measured from now on. */
    public synchronized RecordingWorld metric(String name, Metric metric) {
        metrics.put(name, metric);
        return this;
    }

    /** What a check says of a slot from now on. */
    public synchronized RecordingWorld check(String name, Function<String, Verdict> verdict) {
        checks.put(name, verdict);
        return this;
    }

    /** How many requests users send in five seconds. */
    public synchronized RecordingWorld requests(int perSample) {
        requests = perSample;
        return this;
    }

    /** The next call of this effect fails; laid in twice, the next two do. */
    public synchronized RecordingWorld failing(String effect, String type, String message) {
        failures.computeIfAbsent(effect, _ -> new ArrayDeque<>())
                .add(ApplicationFailure.newNonRetryableFailure(message, type));
        return this;
    }

    /** A version stands for something else from now on, wherever it runs. */
    public synchronized RecordingWorld rebuilt(String version, String digest) {
        rebuilt.put(version, digest);
        return this;
    }

    /** Whatever is deployed from now on, this is what runs then. */
    public synchronized RecordingWorld deploying(String version) {
        deploying = version;
        return this;
    }

    /** Of which places what was known was kept, each with the effects before it. */
    public synchronized List<String> kept() {
        return List.copyOf(kept);
    }

    synchronized void kept(String what) {
        kept.add("%s after %s".formatted(what, effects.isEmpty() ? "nothing" : effects.getLast()));
    }

    /** What stable lacks to be started again, from now on. */
    public synchronized RecordingWorld missingToReturn(String what) {
        missingToReturn = what;
        return this;
    }

    synchronized @Nullable String missingToReturn() {
        return missingToReturn;
    }

    synchronized String deployed(String wanted) {
        return deploying == null ? wanted : deploying;
    }

    /** How commands end from now on. */
    public synchronized RecordingWorld exiting(int code) {
        exit = code;
        return this;
    }

    synchronized int exit() {
        return exit;
    }

    /** Someone's hand at the balancer. */
    public synchronized void setShares(Map<String, Integer> now) {
        shares.putAll(now);
    }

    /** The balancer begins anew, and shares as its file says. */
    public synchronized void restartBalancer(Map<String, Integer> file) {
        shares.putAll(file);
        restarted = true;
    }

    /** Whether it did since this was asked last. */
    synchronized boolean restartedSince() {
        boolean was = restarted;
        restarted = false;
        return was;
    }

    /** Every effect so far: {@code deploy green 2.4.0}, {@code shift green=25 blue=75}. */
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    /** Every notice so far. */
    public synchronized List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** Their effect keys, in the same order. */
    public synchronized List<String> noticeKeys() {
        return List.copyOf(noticeKeys);
    }

    /** The shares as set now. */
    public synchronized Map<String, Integer> shares() {
        return Map.copyOf(shares);
    }

    /** What runs in a slot; null for nothing. */
    public synchronized @Nullable String running(String slot) {
        return running.get(slot);
    }

    synchronized String artifact(String version) {
        return rebuilt.getOrDefault(version, "sha256:" + version);
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }

    synchronized void happened(String effect) {
        effects.add(effect);
    }

    synchronized void told(String key, Notice notice) {
        noticeKeys.add(key);
        notices.add(notice);
    }

    synchronized void fail(String effect) {
        var waiting = failures.get(effect);
        if (waiting != null && !waiting.isEmpty()) {
            throw waiting.removeFirst();
        }
    }

    /** A release, or someone's hand, in a slot. */
    public synchronized void start(String slot, String version) {
        running.put(slot, version);
    }

    /** Nothing runs in the slot any more. */
    public synchronized void stop(String slot) {
        running.remove(slot);
    }

    synchronized @Nullable String schema() {
        return schema;
    }

    synchronized void migrated(String to) {
        schema = to;
    }

    synchronized long requestsAt(String slot) {
        return slots.isEmpty() ? requests : (long) requests * shares.getOrDefault(slot, 0) / 100;
    }

    Reading read(String metric, String slot, Instant to) {
        Metric script;
        synchronized (this) {
            script = metrics.get(metric);
        }
        long counted = requestsAt(slot);
        return script == null ? new Reading.Ratio(0, counted) : script.read(slot, counted, to);
    }

    Verdict verdict(String check, String slot) {
        Function<String, Verdict> script;
        synchronized (this) {
            script = checks.get(check);
        }
        return script == null ? Verdict.PASS : script.apply(slot);
    }
}
