package dev.holdpoint.workflows.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of samples that are read as one: the requests of a stretch of time. */
record Window(List<Sample> run) {

    /**
     * The window that ends with sample {@code last}: so long, or longer where it takes more samples
     * to reach {@code atLeast} requests.
     */
    static Window trailing(List<Sample> samples, int last, Duration length, int atLeast) {
        var earliest = samples.get(last).to().minus(length);
        int first = last;
        long requests = requests(samples.get(last));
        while (first > 0
                && (!samples.get(first - 1).from().isBefore(earliest) || requests < atLeast)) {
            first--;
            requests += requests(samples.get(first));
        }
        return new Window(samples.subList(first, last + 1));
    }

    Instant from() {
        return run.getFirst().from();
    }

    Instant to() {
        return run.getLast().to();
    }

    int samples() {
        return run.size();
    }

    long requests() {
        return run.stream().mapToLong(Window::requests).sum();
    }

    /** The ratio, the quantile, or the last value; null when there is nothing to compute it of. */
    @Nullable Double value() {
        return switch (run.getLast().reading()) {
            case Reading.Ratio _ -> requests() == 0 ? null : (double) bad() / requests();
            case Reading.Histogram histogram -> Quantile.of(run, histogram.quantile());
            case Reading.Gauge(double value) -> value;
            case Reading.Missing _ -> null;
        };
    }

    /** What was counted, in words. */
    String counted() {
        return run.getLast().reading() instanceof Reading.Ratio
                ? "%d of %d requests".formatted(bad(), requests())
                : requests() + " requests";
    }

    private long bad() {
        return run.stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(long bad, _) ? bad : 0)
                .sum();
    }

    private static long requests(Sample sample) {
        return switch (sample.reading()) {
            case Reading.Ratio(_, long total) -> total;
            case Reading.Histogram histogram ->
                    histogram.counts().stream().mapToLong(Long::longValue).sum();
            case Reading.Gauge _, Reading.Missing _ -> 0;
        };
    }
}
