package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells a run as it goes: each event once, and where it stands whenever that changes. */
final class Narration {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Consumer<String> tell;
    private final Set<Event> told = new HashSet<>();
    private String shares = "";
    private String headline = "";

    Narration(Consumer<String> tell) {
        this.tell = tell;
    }

    /** Tells what is new. */
    void tell(Status status) {
        status.events().stream().filter(told::add).forEach(e -> line(e.at(), e.text()));
        if (!status.headline().equals(headline)) {
            headline = status.headline();
            line(Instant.now(), headline);
        }
        var now = status.shares().toString();
        if (!now.equals(shares)) {
            shares = now;
            line(Instant.now(), "traffic " + now);
        }
    }

    /** Tells something beside the run's own words. */
    void say(String sentence) {
        line(Instant.now(), sentence);
    }

    private void line(Instant at, String text) {
        tell.accept("  %s  %s".formatted(CLOCK.format(at), text));
    }
}
