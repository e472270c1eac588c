package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.DirectReport.Done;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a rollback without Temporal does, told to people and written down as it goes. */
final class Journal {
    private final DirectReport first;
    private final Records records;
    private final Consumer<String> told;
    private final List<Done> steps = new ArrayList<>();

    Journal(DirectReport first, Records records, Consumer<String> told) {
        this.first = first;
        this.records = records;
        this.told = told;
    }

    /** Writes the record before anything is done; where it lies. */
    Path begin() {
        return records.write(first);
    }

    Instant began() {
        return first.began();
    }

    String id() {
        return first.id();
    }

    void begins(String step) {
        told.accept("now: " + step);
    }

    void happened(String step, String end, String note) {
        steps.add(new Done(step, end, note));
        told.accept("%s: %s: %s".formatted(end, step, note));
        records.write(
                report(null, null, null, "It was under way when this was written: " + step + "."));
    }

    /** What failed beside the way, to follow a sentence; empty when nothing did. */
    String failures() {
        var failed =
                steps.stream().filter(it -> it.end().equals("failed")).map(Done::step).toList();
        return failed.isEmpty() ? "" : " Failed besides: %s.".formatted(String.join("; ", failed));
    }

    /** Its last word. */
    DirectReport end(@Nullable Instant proven, DirectReport.@Nullable Seen after, String sentence) {
        var report = report(Instant.now(), proven, after, sentence);
        records.write(report);
        return report;
    }

    private DirectReport report(
            @Nullable Instant ended,
            @Nullable Instant proven,
            DirectReport.@Nullable Seen after,
            String sentence) {
        return new DirectReport(
                first.id(),
                first.service(),
                first.environment(),
                first.by(),
                first.reason(),
                first.version(),
                first.artifact(),
                first.slot(),
                first.began(),
                ended,
                proven,
                first.before(),
                after,
                steps,
                sentence);
    }
}
