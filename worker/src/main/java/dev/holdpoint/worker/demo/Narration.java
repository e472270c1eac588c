package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells a run, and the rollback it waits for, as they go: what happened, who gets the traffic, and
 * where it holds.
 */
final class Narration {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Consumer<String> tell;
    private final Wording wording;
    private final Set<Event> told = new HashSet<>();
    private final Map<String, String> shares = new HashMap<>();
    private final Map<String, String> holding = new HashMap<>();
    private String lastShares = "";

    /**
     * @param folder what is left out of paths
     */
    Narration(Consumer<String> tell, Path folder) {
        this.tell = tell;
        this.wording = new Wording(folder);
    }

    /** Tells what is new. */
    void tell(Status status) {
        status.events().stream()
                .filter(told::add)
                .forEach(event ->
                        wording.fresh(event.text()).ifPresent(text -> line(event.at(), text)));
        var traffic = Wording.shares(status.shares());
        boolean changed = !traffic.equals(shares.put(status.workflowId(), traffic));
        if (changed && !traffic.isEmpty() && !traffic.equals(lastShares)) {
            lastShares = traffic;
            say("traffic: " + traffic);
        }
        var held = status.state() == State.HOLDING ? status.headline() : "";
        if (!held.equals(holding.put(status.workflowId(), held)) && !held.isEmpty()) {
            say(held);
        }
    }

    /** The time of day. */
    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** Tells something beside the run's own words. */
    void say(String sentence) {
        line(Instant.now(), sentence);
    }

    private void line(Instant at, String text) {
        tell.accept("  %s  %s".formatted(clock(at), text));
    }
}
