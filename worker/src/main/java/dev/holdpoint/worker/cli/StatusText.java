package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.HoldStatus;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.status.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A status for people: five sentences, then what they rest on. */
final class StatusText {
    private static final int EVENTS = 8;

    private final DateTimeFormatter clock;
    private final List<String> lines = new ArrayList<>();

    private StatusText(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    /** All of it; times are those of the zone. */
    static List<String> lines(RunStatus answer, Instant now, ZoneId zone) {
        var text = new StatusText(zone);
        switch (answer) {
            case RunStatus.OfRun(_, var status) -> text.run(status, now);
            case RunStatus.OfEnvironment(_, var status) -> text.environment(status);
        }
        return List.copyOf(text.lines);
    }

    /** One event as a line. */
    static String line(Event event, ZoneId zone) {
        return "%s  %s"
                .formatted(
                        DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone).format(event.at()),
                        event.text());
    }

    private void run(Status status, Instant now) {
        sentences(status.headline(), status.why(), status.next(), status.awaiting(), status.stop());
        status.questions().forEach(this::question);
        var hold = status.hold();
        if (hold != null) {
            hold(hold, now);
        }
        if (!status.shares().isEmpty()) {
            var shares = new ArrayList<String>();
            status.shares().forEach((slot, share) -> shares.add("%s %d %%".formatted(slot, share)));
            add("traffic   " + String.join(", ", shares));
        }
        status.verdicts().forEach(verdict -> add("rule      %s".formatted(verdict.sentence())));
        add("");
        status.stages().forEach(this::stage);
        events(status.events());
        byHand(status.byHand());
    }

    private void environment(EnvironmentStatus status) {
        sentences(status.headline(), status.why(), status.next(), status.awaiting(), status.stop());
        var settled = status.settled();
        if (settled != null) {
            settled.slots()
                    .forEach((slot, record) ->
                            add(
                                    "%-9s %s since %s, by %s%s"
                                            .formatted(
                                                    slot,
                                                    record.version() == null
                                                            ? "nothing"
                                                            : record.version(),
                                                    record.since(),
                                                    record.by(),
                                                    slot.equals(settled.stableSlot())
                                                            ? " (stable)"
                                                            : "")));
        }
        events(status.events());
        byHand(status.byHand());
    }

    private void sentences(String headline, String why, String next, String awaiting, String stop) {
        add(headline);
        labelled("why", why);
        labelled("next", next);
        labelled("awaiting", awaiting);
        labelled("stop", stop);
    }

    private void labelled(String label, String sentence) {
        if (!sentence.isBlank()) {
            add("%-9s %s".formatted(label, sentence));
        }
    }

    private void question(Question question) {
        add("question  %s: %s".formatted(question.id(), question.text()));
        question.answers()
                .forEach((answer, meaning) -> add("            %s: %s".formatted(answer, meaning)));
        question.items()
                .forEach((item, sentence) -> add("            %s: %s".formatted(item, sentence)));
        add(
                "            silence until %s means %s"
                        .formatted(clock.format(question.deadline()), question.otherwise()));
    }

    private void hold(HoldStatus hold, Instant now) {
        var whole = Duration.between(hold.started(), hold.ends());
        var gone = Duration.between(hold.started(), now);
        var seconds = Math.clamp(gone.toSeconds(), 0, Math.max(0, whole.toSeconds()));
        add(
                "hold      %d %%, %d of %d s, %d requests, %d samples%s"
                        .formatted(
                                hold.share(),
                                seconds,
                                whole.toSeconds(),
                                hold.requests(),
                                hold.samples(),
                                hold.extended() ? ", extended" : ""));
    }

    private void stage(StageStatus stage) {
        add("%-8s %s%s".formatted(stage.state(), stage.name(), stage.late() ? " (late)" : ""));
        if (stage.state().equals("running") || stage.state().equals("failed")) {
            stage.steps().forEach(this::step);
        }
    }

    private void step(StepStatus step) {
        add(
                "  %-8s %s%s"
                        .formatted(
                                step.state(),
                                step.sentence(),
                                step.note() == null ? "" : ": " + step.note()));
    }

    private void events(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        add("");
        events.subList(Math.max(0, events.size() - EVENTS), events.size())
                .forEach(event -> add("%s  %s".formatted(clock.format(event.at()), event.text())));
    }

    private void byHand(List<String> commands) {
        if (!commands.isEmpty()) {
            add("");
            add("back to stable by hand:");
            commands.forEach(command -> add("  " + command));
        }
    }

    private void add(String line) {
        lines.add(line.stripTrailing());
    }
}
