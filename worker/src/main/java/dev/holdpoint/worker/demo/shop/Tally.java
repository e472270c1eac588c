package dev.holdpoint.worker.demo.shop;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what came of each request. */
final class Tally {
    private static final int EXAMPLES = 5;

    private final Instant from = Instant.now();
    private final LongAdder sent = new LongAdder();
    private final LongAdder ok = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final AtomicInteger examplesTaken = new AtomicInteger();
    private final Queue<String> examples = new ConcurrentLinkedQueue<>();
    private final Queue<Instant> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> versions = new ConcurrentHashMap<>();

    void sent() {
        sent.increment();
    }

    void ok() {
        ok.increment();
    }

    void fault() {
        faults.add(Instant.now());
    }

    void lost(String how) {
        lost.increment();
        if (examplesTaken.getAndIncrement() < EXAMPLES) {
            examples.add(Instant.now() + " " + how);
        }
    }

    void answeredBy(String version) {
        versions.computeIfAbsent(version, _ -> new LongAdder()).increment();
    }

    Optional<Instant> firstFaultSince(Instant mark) {
        return faults.stream().filter(at -> !at.isBefore(mark)).findFirst();
    }

    LoadReport report() {
        var byVersion =
                versions.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().sum()));
        return new LoadReport(
                from,
                Instant.now(),
                sent.sum(),
                ok.sum(),
                faults.size(),
                lost.sum(),
                byVersion,
                examples.stream().toList());
    }
}
