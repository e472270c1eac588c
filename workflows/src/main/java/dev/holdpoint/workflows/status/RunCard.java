package dev.holdpoint.workflows.status;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The status as the Web UI shows it: headings, lists and bold only, since its renderer knows no
 * tables; a few kilobytes at most.
 */
public final class RunCard {
    private static final int EVENTS_SHOWN = 8;

    private final StringBuilder card = new StringBuilder();

    private RunCard() {}

    /** The card in Markdown. */
    public static String of(Status status) {
        var card = new RunCard();
        card.heading("## ", status.headline());
        card.facts(status);
        status.questions().forEach(q -> card.question(status.workflowId(), q));
        card.verdicts(status);
        card.stages(status.stages());
        if (status.outcome() == null) {
            card.stop(status.workflowId());
        }
        card.events(status.events());
        card.byHand(status.byHand());
        return card.card.toString();
    }

    private void heading(String mark, String text) {
        card.append(mark).append(text).append("\n\n");
    }

    private void item(String name, String text) {
        card.append("- **").append(name).append("** ").append(text).append('\n');
    }

    /** One command in a paragraph; outside of code its quotes and dashes would be prettified. */
    private void command(String text) {
        card.append('`').append(text).append("`\n\n");
    }

    private void facts(Status status) {
        item("State", status.state().wireName());
        if (status.questions().isEmpty()) {
            item("Why", status.why());
        }
        item("Next", status.next());
        if (status.hold() != null) {
            item("Hold", hold(status.hold()));
        }
        if (!status.shares().isEmpty()) {
            item("Traffic", traffic(status.shares()));
        }
        card.append('\n');
    }

    /** A deployment hears of requests at transitions only, and none is no news. */
    private static String hold(HoldStatus hold) {
        return "%d %% until %s%s%s"
                .formatted(
                        hold.share(),
                        TimeText.of(hold.ends()),
                        hold.requests() == 0
                                ? ""
                                : ", %d requests measured".formatted(hold.requests()),
                        hold.extended() ? ", extended" : "");
    }

    private static String traffic(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> "%s %d %%".formatted(share.getKey(), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void question(String id, Question question) {
        heading("### ", "Waiting for %s".formatted(question.whose("anyone")));
        card.append(question.text()).append("\n\n");
        question.answers().forEach((answer, what) -> item(answer, what));
        question.items().forEach((key, sentence) -> item("item " + key, sentence));
        item("silence until " + TimeText.of(question.deadline()), question.otherwise());
        card.append('\n');
        command(Awaiting.command(id, question));
    }

    private void verdicts(Status status) {
        if (!status.verdicts().isEmpty()) {
            heading("### ", "Verdicts");
            status.verdicts().forEach(v -> item(v.verdict().name(), v.sentence()));
            card.append('\n');
        }
    }

    /** The renderer flattens lists in lists, so the steps of a stage stand under its own name. */
    private void stages(List<StageStatus> stages) {
        if (stages.isEmpty()) {
            return;
        }
        heading("### ", "Stages");
        stages.forEach(s -> item(s.state(), s.name() + (s.late() ? ", late" : "")));
        card.append('\n');
        stages.stream().filter(s -> s.state().equals("running")).forEach(this::steps);
    }

    private void steps(StageStatus stage) {
        var begun = stage.steps().stream().filter(s -> !s.state().equals("next")).toList();
        if (!begun.isEmpty()) {
            heading("### ", stage.name());
            begun.forEach(s -> item(s.state(), s.sentence()));
            card.append('\n');
        }
    }

    private void stop(String id) {
        heading("### ", "Stop");
        card.append("Request Cancellation above, or\n\n");
        command(Awaiting.stopCommand(id));
    }

    private void events(List<Event> events) {
        if (!events.isEmpty()) {
            heading("### ", "Last events");
            events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size())
                    .forEach(e -> item(TimeText.clock(e.at()), e.text()));
            card.append('\n');
        }
    }

    private void byHand(List<String> commands) {
        if (!commands.isEmpty()) {
            heading("### ", "Bring stable back by hand");
            commands.forEach(this::command);
        }
    }
}
